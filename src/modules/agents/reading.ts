import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { limits } from './engine/decode.ts'
import type { Report } from './report.ts'
import { Unfit, type Unfitness } from './engine/unfit.ts'

export interface Asked {
  readonly bytes: Uint8Array
  readonly people: boolean
}
export type Told = { readonly report: Report } | { readonly unfit: Unfitness }

/** What reading may hold, in MB: more than a report within the limits takes, and not so much that the house feels it. */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 }

let worker: Worker | undefined
let last: Promise<unknown> = Promise.resolve()

function started(): Worker {
  if (worker) return worker
  const made = new Worker(new URL('reading-worker.ts', import.meta.url), { resourceLimits })
  made.unref()
  made.once('exit', () => {
    if (worker === made) worker = undefined
  })
  worker = made
  return made
}

async function ask(asked: Asked): Promise<Told> {
  const reader = started()
  // While it reads, the program does not end under it.
  reader.ref()
  try {
    const told = once(reader, 'message') as Promise<[Told]>
    reader.postMessage(asked, [asked.bytes.buffer as ArrayBuffer])
    return (await told)[0]
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY')
      return { unfit: 'too-large-unpacked' }
    throw error
  } finally {
    reader.unref()
  }
}

async function gathered(body: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  let packed = 0
  for await (const piece of body) {
    packed += piece.length
    if (packed > limits.packed) throw new Unfit('too-large')
    pieces.push(piece)
  }
  const bytes = new Uint8Array(packed)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/**
 * Reads a report in a thread of its own, one after the other, so that whoever waits for a page does not wait for it. Throws
 * `Unfit`.
 */
export async function readApart(
  body: AsyncIterable<Buffer>,
  { people }: { people: boolean },
): Promise<Report> {
  const bytes = await gathered(body)
  const told = last.then(() => ask({ bytes, people }))
  last = told.catch(() => undefined)
  const answer = await told
  if ('unfit' in answer) throw new Unfit(answer.unfit)
  return answer.report
}
