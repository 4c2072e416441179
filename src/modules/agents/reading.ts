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

/** Longer than any report within the limits takes. */
const longestMs = 60_000

let worker: Worker | undefined
let last: Promise<unknown> = Promise.resolve()

function started(): Worker {
  if (worker) return worker
  const made = new Worker(new URL('reading-worker.ts', import.meta.url), { resourceLimits })
  made.unref()
  // One that has failed is on its way out: the next report begins another.
  for (const over of ['error', 'exit'] as const)
    made.once(over, () => worker === made && (worker = undefined))
  worker = made
  return made
}

/** The answer of the thread; what it fails with, also where it ends without a word or takes too long. */
async function answerOf(reader: Worker): Promise<Told> {
  const over = new AbortController()
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(longestMs)])
  try {
    const told = once(reader, 'message', { signal }) as Promise<[Told]>
    const ended = once(reader, 'exit', { signal }).then(() => {
      throw new Error('the thread that reads reports has ended')
    })
    return (await Promise.race([told, ended]))[0]
  } catch (error) {
    if (signal.aborted && !over.signal.aborted) {
      await reader.terminate()
      return { unfit: 'too-large-unpacked' }
    }
    throw error
  } finally {
    over.abort()
  }
}

async function ask(asked: Asked): Promise<Told> {
  const reader = started()
  // While it reads, the program does not end under it.
  reader.ref()
  try {
    const told = answerOf(reader)
    reader.postMessage(asked, [asked.bytes.buffer as ArrayBuffer])
    return await told
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
