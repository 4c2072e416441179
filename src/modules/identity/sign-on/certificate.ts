import { createPublicKey, type KeyObject, sign } from 'node:crypto'

// Distinguished encoding rules, as far as a certificate needs them (X.690).
const length = (n: number): number[] => {
  if (n < 128) return [n]
  const bytes = n < 256 ? [n] : [n >> 8, n & 255]
  return [128 + bytes.length, ...bytes]
}
const der = (tag: number, ...parts: readonly Uint8Array[]) => {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, ...length(content.length)]), content])
}
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
const set = (part: Uint8Array) => der(0x31, part)
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const utf8 = (text: string) => der(0x0c, Buffer.from(text))
const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes)
/** Years of two digits until 2049, of four after that (4.1.2.5). */
const time = (at: Date) => {
  const text = at.toISOString().replaceAll(/[-:T]|\.\d+/g, '')
  return at.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(text.slice(2))) : der(0x18, Buffer.from(text))
}

const commonName = oid('550403')
const sha256WithRsa = sequence(oid('2a864886f70d01010b'), der(0x05))

interface Certified {
  /** Whose it is: `CN=…`. */
  readonly name: string
  /** Positive, and another one for each. */
  readonly serial: Uint8Array
  readonly from: Date
  readonly until: Date
}

/** A certificate that vouches for itself (RFC 5280, 4.1), as DER, of an RSA key: no more than a wrapper that others ask for. */
export function selfSigned(key: KeyObject, { name, serial, from, until }: Certified): Buffer {
  const named = sequence(set(sequence(commonName, utf8(name))))
  const version3 = der(0xa0, der(0x02, Buffer.from([2])))
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const body = sequence(
    version3,
    // A zero before it keeps it positive.
    der(0x02, Buffer.from([0, (serial[0] ?? 0) | 128]), serial.subarray(1)),
    sha256WithRsa,
    named,
    sequence(time(from), time(until)),
    named,
    spki,
  )
  return sequence(body, sha256WithRsa, bits(sign('sha256', body, key)))
}
