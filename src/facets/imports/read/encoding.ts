import { isAscii, isUtf8 } from 'node:buffer'
import type { Encoding } from '../encodings.ts'
import type { Bytes } from './bytes.ts'

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** What a byte order mark says, or zeros on every other place, which ordinary text has in UTF-16 only. */
export function encodingByHead(head: Buffer): Encoding | undefined {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => head[at] === byte))
  if (marked) return marked[0]
  const sample = head.subarray(0, 2000)
  const zeros = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const half = sample.length / 2
  const [even = 0, odd = 0] = zeros
  if (odd > half * 0.6 && even < half * 0.1) return 'utf-16le'
  return even > half * 0.6 && odd < half * 0.1 ? 'utf-16be' : undefined
}

/** Counts lines that are UTF-8 beyond ASCII, and lines that cannot be: a whole file tells what a sample may not. */
async function census(bytes: Bytes): Promise<{ fits: number; breaks: number }> {
  const counted = { fits: 0, breaks: 0 }
  const count = (block: Buffer) => {
    if (isAscii(block)) return
    if (isUtf8(block)) {
      counted.fits += 1
      return
    }
    for (const line of linesOf(block)) if (!isAscii(line)) counted[isUtf8(line) ? 'fits' : 'breaks'] += 1
  }
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of bytes.read()) {
    const all = rest.length > 0 ? Buffer.concat([rest, piece]) : piece
    const end = all.lastIndexOf(0x0a) + 1
    // A line longer than this is counted as far as it has come.
    const cut = end > 0 ? end : all.length > 1 << 20 ? all.length : 0
    count(all.subarray(0, cut))
    rest = all.subarray(cut)
  }
  count(rest)
  return counted
}

function* linesOf(block: Buffer): Generator<Buffer> {
  for (let start = 0; start < block.length;) {
    const end = block.indexOf(0x0a, start)
    yield block.subarray(start, end === -1 ? block.length : end)
    start = end === -1 ? block.length : end + 1
  }
}

/**
 * The encoding of a text file. Without a mark it is UTF-8 if it can be; a file of which most is UTF-8 is that with some
 * broken rows, and everything else is what Windows writes.
 */
export async function sniffEncoding(bytes: Bytes, head: Buffer): Promise<Encoding> {
  const said = encodingByHead(head)
  if (said) return said
  const { fits, breaks } = await census(bytes)
  return breaks > fits ? 'windows-1252' : 'utf-8'
}

/** Text as it is decoded piece by piece, without its mark; what cannot be read becomes U+FFFD. */
export async function* decoded(body: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of body) {
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield text
  }
  const last = decoder.decode()
  if (last !== '') yield last
}
