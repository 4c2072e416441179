import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createInflate } from 'node:zlib'
import { limits, packing } from './engine/decode.ts'
import type { Message } from './engine/form.ts'
import { reader } from './engine/read.ts'
import { Unfit } from './engine/unfit.ts'

const unpackers = { zlib: createInflate, gzip: createGunzip }

/** The body from its start again, and the bytes by which it is known. */
async function peeked(body: AsyncIterator<Buffer>) {
  let head = Buffer.alloc(0)
  while (head.length < 2) {
    const { done, value } = await body.next()
    if (done) break
    head = Buffer.concat([head, value])
  }
  async function* whole() {
    yield head
    for (let next = await body.next(); !next.done; next = await body.next()) yield next.value
  }
  return { kind: packing(head[0] ?? 0, head[1] ?? 0), whole: whole() }
}

/** Reads a body as it comes, packed or not; stops as soon as a limit is passed, with `Unfit`. */
export async function readReport(body: AsyncIterable<Buffer>, most = limits): Promise<Message> {
  const reading = reader()
  let [packed, unpacked] = [0, 0]
  async function* counted() {
    for await (const chunk of body) {
      packed += chunk.length
      if (packed > most.packed) throw new Unfit('too-large')
      yield chunk
    }
  }
  async function take(plain: AsyncIterable<Buffer>) {
    for await (const chunk of plain) {
      unpacked += chunk.length
      if (unpacked > most.unpacked) throw new Unfit('too-large-unpacked')
      if (unpacked > most.ratioFrom && unpacked > packed * most.ratio) throw new Unfit('bomb')
      reading.push(chunk)
    }
  }
  const { kind, whole } = await peeked(counted())
  if (kind === 'none') await take(whole)
  else
    try {
      await pipeline(Readable.from(whole, { objectMode: false }), unpackers[kind](), take)
    } catch (error) {
      throw (error as { code?: string }).code?.startsWith('Z_') ? new Unfit('garbled') : error
    }
  return reading.end()
}
