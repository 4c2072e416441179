/** Bytes as they come, bytes unpacked, how many times larger they may become, and from which size on that is asked. */
export const limits = {
  packed: 20 * 1024 * 1024,
  unpacked: 64 * 1024 * 1024,
  ratio: 100,
  ratioFrom: 1024 * 1024,
}

/** How a body is packed, by its first two bytes; headers say otherwise often enough. */
export function packing(first: number, second: number): 'zlib' | 'gzip' | 'none' {
  if (first === 0x1f && second === 0x8b) return 'gzip'
  // RFC 1950: method 8, and a checksum over both bytes.
  if ((first & 0x0f) === 8 && first >> 4 <= 7 && ((first << 8) | second) % 31 === 0) return 'zlib'
  return 'none'
}
