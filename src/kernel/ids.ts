import { getRandomValues, randomBytes } from 'node:crypto'

let last = 0n

/** A new UUIDv7 (RFC 9562 §5.7): ordered by time, and strictly rising within one process. */
export function newId(): string {
  const random = getRandomValues(new Uint8Array(10))
  let stamp = (BigInt(Date.now()) << 12n) | BigInt(((random[0] ?? 0) << 4) & 0xff0)
  if (stamp <= last) stamp = last + 1n
  last = stamp
  const time = (stamp >> 12n).toString(16).padStart(12, '0')
  const sequence = (stamp & 0xfffn).toString(16).padStart(3, '0')
  const tail = Buffer.from(random.subarray(2))
  tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80
  const hex = tail.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${hex.slice(0, 4)}-${hex.slice(4)}`
}

/** A secret fit for a cookie, a link or a token: 256 random bits. */
export const newSecret = () => randomBytes(32).toString('base64url')
