import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '#lib/refusal'
import { refuseWhenLow } from './disk.ts'
import { w } from './words.ts'

/** Enough of a file's beginning to tell what it is. */
const headBytes = 4096

/** A body that has arrived whole, on disk, with what its bytes say about it. Gone when it is disposed of. */
export interface Spooled extends AsyncDisposable {
  readonly size: number
  readonly sha256: Buffer
  readonly head: Buffer
  /** All of it, or the bytes from one place to another, both included. */
  readonly open: (range?: { readonly start: number; readonly end: number }) => Readable
}

const sizeText = (bytes: number) =>
  bytes >= 1 << 20 ? `${Math.floor(bytes / (1 << 20))} MB` : `${bytes} bytes`

/**
 * Takes a body off the wire before any transaction begins: a slow sender then holds neither a connection nor back
 * whoever waits for the oldest open transaction. Memory stays flat; past the limit it is refused at once.
 */
export async function spool(body: Readable, limitBytes: number, within = tmpdir()): Promise<Spooled> {
  refuseWhenLow()
  const folder = await mkdtemp(join(within, 'wheelhouse-upload-'))
  const clear = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'body')
  const hash = createHash('sha256')
  let [size, head] = [0, Buffer.alloc(0)]
  const take = async () => {
    await using file = await open(path, 'wx', 0o600)
    // A refused sender is still listened to, else its connection would break before it reads the refusal.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limitBytes)
        throw new Refusal('too-large', w.later('too-large', { limit: sizeText(limitBytes) }))
      hash.update(chunk)
      if (head.length < headBytes) head = Buffer.concat([head, chunk]).subarray(0, headBytes)
      await file.writeFile(chunk)
    }
  }
  try {
    await take()
  } catch (error) {
    await clear()
    throw error
  }
  return {
    size,
    sha256: hash.digest(),
    head,
    open: (range) => createReadStream(path, range),
    [Symbol.asyncDispose]: clear,
  }
}
