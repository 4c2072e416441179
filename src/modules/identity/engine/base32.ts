const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes as authenticator apps take them: RFC 4648 §6, without padding. */
export function base32(bytes: Uint8Array): string {
  let [text, kept, bits] = ['', 0, 0]
  for (const byte of bytes) {
    kept = (kept << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += letters[(kept >> (bits - 5)) & 31] ?? ''
    kept &= (1 << bits) - 1
  }
  return bits > 0 ? text + (letters[(kept << (5 - bits)) & 31] ?? '') : text
}

/** In groups of four, as people copy it. */
export const grouped = (text: string, sign = ' ') => (text.match(/.{1,4}/g) ?? []).join(sign)
