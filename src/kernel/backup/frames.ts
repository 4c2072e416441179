import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  scryptSync,
} from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Refusal } from '#lib/refusal'
import { w } from './words.ts'

const chunkBytes = 64 * 1024
const proofBytes = 16
const leastKey = 16
const longestHeader = 4096
const magic = 'wheelhouse-backup '

/** The first line of a backup, in the clear: all that can be known without a key. */
export interface Header {
  format: 1
  at: string
  encrypted: boolean
  /** Makes the same key file a new key for each backup. */
  salt?: string
  /** By which a wrong key is told from a changed byte. */
  check?: string
}

/** What a key file holds: chance, or words that somebody remembers. */
export function keyIn(file: string): Buffer {
  let text
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new Refusal('unavailable', w.later('key-unreadable', { file, why: (error as Error).message }))
  }
  if (text.length < leastKey) throw new Refusal('invalid', w.later('key-short', { file, n: leastKey }))
  return Buffer.from(text)
}

const derive = (key: Buffer, salt: string) =>
  scryptSync(key, Buffer.from(salt, 'hex'), 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 })
const checkOf = (derived: Buffer) => createHmac('sha256', derived).update('check').digest('hex').slice(0, 16)

/** Chunk by chunk; the place of each and whether it is the last are proven with it, and so is the header. */
interface Seal {
  close: (nonce: Buffer, bytes: Buffer) => Buffer
  open: (nonce: Buffer, sealed: Buffer) => Buffer | undefined
}

const nonceOf = (n: number, last: boolean) => {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(n, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Without a key the proof finds damage; it keeps nobody from reading, or from writing another backup. */
function plain(header: Buffer): Seal {
  const proof = (nonce: Buffer, bytes: Buffer) =>
    createHash('sha256').update(header).update(nonce).update(bytes).digest().subarray(0, proofBytes)
  return {
    close: (nonce, bytes) => Buffer.concat([bytes, proof(nonce, bytes)]),
    open(nonce, sealed) {
      const bytes = sealed.subarray(0, -proofBytes)
      return proof(nonce, bytes).equals(sealed.subarray(-proofBytes)) ? bytes : undefined
    },
  }
}

function encrypted(key: Buffer, header: Buffer): Seal {
  const cipher = 'aes-256-gcm'
  return {
    close(nonce, bytes) {
      const one = createCipheriv(cipher, key, nonce).setAAD(header)
      return Buffer.concat([one.update(bytes), one.final(), one.getAuthTag()])
    },
    open(nonce, sealed) {
      const one = createDecipheriv(cipher, key, nonce, { authTagLength: proofBytes }).setAAD(header)
      one.setAuthTag(sealed.subarray(-proofBytes))
      try {
        return Buffer.concat([one.update(sealed.subarray(0, -proofBytes)), one.final()])
      } catch {
        return undefined
      }
    },
  }
}

/** Gathers what comes in pieces into chunks of one size; only the last is shorter, and there is always a last one. */
async function* chunked(source: AsyncIterable<Buffer>, size: number) {
  let [waiting, held]: [Buffer[], number] = [[], 0]
  for await (const piece of source) {
    waiting.push(piece)
    held += piece.length
    if (held <= size) continue
    let all = Buffer.concat(waiting)
    // One byte is always kept back, so that the last chunk is known as such.
    for (; all.length > size; all = all.subarray(size)) yield { bytes: all.subarray(0, size), last: false }
    ;[waiting, held] = [[all], all.length]
  }
  yield { bytes: Buffer.concat(waiting), last: true }
}

/** A stream as a backup: its header, then sealed chunks. */
export async function* sealed(source: AsyncIterable<Buffer>, at: string, key: Buffer | undefined) {
  const salt = randomBytes(16).toString('hex')
  const derived = key && derive(key, salt)
  const header: Header = {
    format: 1,
    at,
    encrypted: derived !== undefined,
    ...(derived && { salt, check: checkOf(derived) }),
  }
  const line = Buffer.from(`${magic}${JSON.stringify(header)}\n`)
  yield line
  const { close } = derived ? encrypted(derived, line) : plain(line)
  let n = 0
  for await (const { bytes, last } of chunked(source, chunkBytes)) yield close(nonceOf(n++, last), bytes)
}

function headerIn(line: Buffer): Header {
  const text = line.toString('utf8')
  try {
    if (!text.startsWith(magic)) throw new Error('another file')
    return JSON.parse(text.slice(magic.length)) as Header
  } catch {
    throw new Refusal('invalid', w.later('not-a-backup'))
  }
}

function sealOf(line: Buffer, key: Buffer | undefined): Seal {
  const { format, salt = '', check, encrypted: isEncrypted } = headerIn(line)
  if (format !== 1) throw new Refusal('invalid', w.later('newer-format'))
  if (!isEncrypted) return plain(line)
  if (!key) throw new Refusal('invalid', w.later('key-needed'))
  const derived = derive(key, salt)
  if (checkOf(derived) !== check) throw new Refusal('invalid', w.later('key-wrong'))
  return encrypted(derived, line)
}

async function* proven(pieces: AsyncIterator<Buffer>, key: Buffer | undefined) {
  let head = Buffer.alloc(0)
  while (!head.includes(10) && head.length < longestHeader) {
    const next = await pieces.next()
    if (next.done === true) break
    head = Buffer.concat([head, next.value])
  }
  const cut = head.indexOf(10) + 1
  if (cut === 0) throw new Refusal('invalid', w.later('not-a-backup'))
  const { open } = sealOf(head.subarray(0, cut), key)
  async function* rest() {
    yield head.subarray(cut)
    yield* { [Symbol.asyncIterator]: () => pieces }
  }
  let n = 0
  for await (const { bytes, last } of chunked(rest(), chunkBytes + proofBytes)) {
    const found = bytes.length < proofBytes ? undefined : open(nonceOf(n, last), bytes)
    if (!found) {
      const wasNotTheLast = last && bytes.length >= proofBytes && open(nonceOf(n, false), bytes) !== undefined
      throw new Refusal('invalid', w.later(wasNotTheLast ? 'cut-short' : 'changed'))
    }
    yield found
    n++
  }
}

/** The stream in a backup; a byte that is not as it was written, or an end that comes early, is told. */
export async function* opened(source: AsyncIterable<Buffer>, key: Buffer | undefined) {
  const pieces = source[Symbol.asyncIterator]()
  try {
    yield* proven(pieces, key)
  } finally {
    // Whoever stops in the middle closes the file, too.
    await pieces.return?.()
  }
}
