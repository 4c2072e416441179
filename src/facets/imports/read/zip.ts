import { createInflateRaw } from 'node:zlib'
import { Readable } from 'node:stream'
import { type Bytes, stretch } from './bytes.ts'
import { limits, megabytes } from './limits.ts'
import { unreadable } from './trouble.ts'

/** One file inside a .zip. */
export interface Entry {
  readonly name: string
  readonly packed: number
  readonly size: number
  readonly method: number
  readonly offset: number
  readonly flags: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const mostComment = 65_535

const damaged = () => unreadable('zip-damaged')

/** The list at the end of the file says what is in it; entries that lie over each other are a bomb. */
export async function entriesOf(bytes: Bytes): Promise<Entry[]> {
  const tail = await stretch(bytes, Math.max(0, bytes.size - endBytes - mostComment), bytes.size)
  const end = lastIndexOf(tail, endSignature)
  if (end < 0 || end + endBytes > tail.length) throw damaged()
  const count = tail.readUInt16LE(end + 10)
  const size = tail.readUInt32LE(end + 12)
  const start = tail.readUInt32LE(end + 16)
  if (count > limits.entries) throw unreadable('zip-entries', { most: limits.entries })
  if (count === 0xffff || start + size > bytes.size) throw damaged()
  const entries = readList(await stretch(bytes, start, start + size), count)
  refuseOverlap(entries, start)
  return entries
}

function lastIndexOf(tail: Buffer, signature: number): number {
  for (let at = tail.length - endBytes; at >= 0; at--) if (tail.readUInt32LE(at) === signature) return at
  return -1
}

function readList(list: Buffer, count: number): Entry[] {
  const entries: Entry[] = []
  for (let at = 0, n = 0; n < count; n++) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== entrySignature) throw damaged()
    const [nameBytes, extra, comment] = [
      list.readUInt16LE(at + 28),
      list.readUInt16LE(at + 30),
      list.readUInt16LE(at + 32),
    ]
    const flags = list.readUInt16LE(at + 8)
    entries.push({
      name: list.toString('utf8', at + 46, at + 46 + nameBytes),
      packed: list.readUInt32LE(at + 20),
      size: list.readUInt32LE(at + 24),
      method: list.readUInt16LE(at + 10),
      offset: list.readUInt32LE(at + 42),
      flags,
    })
    at += 46 + nameBytes + extra + comment
  }
  return entries
}

function refuseOverlap(entries: readonly Entry[], end: number) {
  const sorted = entries.toSorted((a, b) => a.offset - b.offset)
  for (const [n, { name, offset, packed }] of sorted.entries()) {
    const next = sorted[n + 1]?.offset ?? end
    if (offset + packed > next) throw unreadable('zip-bomb', { name })
  }
}

/** What has been unpacked of one file so far, over all its entries. */
export interface Budget {
  spent: number
}

/** Unpacks one entry piece by piece; it is refused the moment it grows past what its packed size could honestly hold. */
export async function* unpack(bytes: Bytes, entry: Entry, budget: Budget): AsyncGenerator<Buffer> {
  const { name, packed, method, offset, flags } = entry
  if ((flags & 1) !== 0) throw unreadable('zip-secret')
  if (method !== 0 && method !== 8) throw unreadable('zip-method', { name })
  const head = await stretch(bytes, offset, offset + 30)
  if (head.length < 30 || head.readUInt32LE(0) !== localSignature) throw damaged()
  const start = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  const body = bytes.read(start, start + packed)
  let size = 0
  try {
    for await (const piece of method === 0 ? body : inflated(body)) {
      size += piece.length
      budget.spent += piece.length
      if (size > limits.smallBytes && size > packed * limits.ratio) throw unreadable('zip-bomb', { name })
      if (budget.spent > limits.unpackedBytes)
        throw unreadable('zip-large', { most: megabytes(limits.unpackedBytes) })
      yield piece
    }
  } catch (error) {
    throw isZlib(error) ? damaged() : error
  }
}

/** The beginning of one entry. */
export async function stretchOf(bytes: Bytes, entry: Entry, most: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let held = 0
  for await (const piece of unpack(bytes, entry, { spent: 0 })) {
    parts.push(piece)
    held += piece.length
    if (held >= most) break
  }
  return Buffer.concat(parts).subarray(0, most)
}

const isZlib = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')

function inflated(body: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const source = Readable.from(body, { objectMode: false })
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 })
  source.on('error', (error) => inflate.destroy(error))
  inflate.on('close', () => source.destroy())
  return source.pipe(inflate) as AsyncIterable<Buffer>
}
