/** HMAC of a message, by whichever hash the caller chose; SHA-1 is what authenticator apps know. */
export type Hmac = (key: Uint8Array, message: Uint8Array) => Uint8Array

export const stepSeconds = 30
const usual = 6

function counterBytes(counter: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(counter))
  return bytes
}

/** The code of one counter. RFC 4226 §5.3: four bytes of the HMAC, from where its last half byte says. */
export function hotp(hmac: Hmac, secret: Uint8Array, counter: number, digits = usual): string {
  const mac = hmac(secret, counterBytes(counter))
  const at = (mac.at(-1) ?? 0) & 0xf
  const four = new DataView(mac.buffer, mac.byteOffset + at, 4).getUint32(0) & 0x7f_ff_ff_ff
  return String(four % 10 ** digits).padStart(digits, '0')
}

/** Which interval a moment (epoch milliseconds) lies in. RFC 6238 §4.2 */
export const stepAt = (ms: number) => Math.floor(ms / 1000 / stepSeconds)

/** Alike, in the same time wherever they differ. */
function alike(a: string, b: string): boolean {
  let differs = a.length ^ b.length
  for (let at = 0; at < b.length; at++) differs |= a.charCodeAt(at) ^ b.charCodeAt(at)
  return differs === 0
}

interface Try {
  code: string
  /** Epoch milliseconds. */
  now: number
  /** The last interval whose code was taken: it and all before it are spent. RFC 6238 §5.2 */
  lastStep: number
}

/** The interval whose code this is, with one to either side for clocks that go wrong; undefined if it fits none. */
export function stepOf(hmac: Hmac, secret: Uint8Array, { code, now, lastStep }: Try): number | undefined {
  const here = stepAt(now)
  const fitting = [here - 1, here, here + 1].filter((step) => alike(hotp(hmac, secret, step), code))
  return fitting.find((step) => step > lastStep)
}
