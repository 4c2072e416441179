import type { Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { reach, type Server } from './reach.ts'
import { exit, Stop } from './stop.ts'
import { w } from './words.ts'

const longestWaitMs = 30_000
const cleared = '\u001b[2J\u001b[3J\u001b[H'

interface Watching {
  /** What is to be seen, asked afresh. */
  show: () => Promise<string>
  stdout: Writable
  stderr: Writable
  /** A screen is cleared for what is new; a file gets it below. */
  isScreen: boolean
  signal?: AbortSignal | undefined
}

/** Hears of each change that the token's account may see; the first word comes once it listens. */
async function* changes(server: Server, signal: AbortSignal | undefined): AsyncGenerator<void> {
  const { body } = await reach(server, { method: 'GET', url: '/api/live', signal })
  yield
  let text = ''
  for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = `${text}${piece}`.split('\n\n')
    text = events.pop() ?? ''
    if (events.some((event) => event.startsWith('event: changed'))) yield
  }
}

/** Shows something again whenever it has changed, until it is stopped; after a loss it comes back by itself. */
export async function watch(server: Server, { show, stdout, stderr, isScreen, signal }: Watching) {
  let shown: string | undefined
  let losses = 0
  const draw = async () => {
    const text = await show()
    if (text === shown) return
    stdout.write(`${isScreen ? cleared : shown === undefined ? '' : '\n'}${text}\n`)
    shown = text
  }
  for (;;) {
    try {
      for await (const _ of changes(server, signal)) {
        await draw()
        losses = 0
      }
    } catch (error) {
      if (signal?.aborted) return
      // What is refused will be refused again; what was never reached is not there.
      const lost = !(error instanceof Stop) || (error.code === exit.unreachable && shown !== undefined)
      if (!lost) throw error
    }
    if (signal?.aborted) return
    losses += 1
    if (losses === 1) stderr.write(`${w('lost', { url: server.url })}\n`)
    await setTimeout(Math.min(longestWaitMs, 500 * 2 ** losses), undefined, { signal }).catch(() => {})
  }
}
