const block = 512
/** 8 GB: what a plain octal size can say. */
const mostOctal = 0o77777777777

const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`

/** The size as POSIX wants it, or in base 256 where that is too short. */
function sizeField(size: number): Buffer {
  if (size <= mostOctal) return Buffer.from(octal(size, 12))
  const field = Buffer.alloc(12)
  field.writeBigUInt64BE(BigInt(size), 4)
  field[0] = 0x80
  return field
}

/** What stands before an entry of a tar archive (POSIX ustar). Names are ours: short, and plain. */
export function headerOf(name: string, size: number, seconds: number): Buffer {
  const header = Buffer.alloc(block)
  header.write(name, 0, 100)
  header.write(octal(0o600, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  sizeField(size).copy(header, 124)
  header.write(octal(seconds, 12), 136)
  header.fill(' ', 148, 156)
  header.write('0', 156)
  header.write('ustar\0', 257)
  header.write('00', 263)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** What fills an entry up to whole blocks. */
export const paddingOf = (size: number): Buffer => Buffer.alloc((block - (size % block)) % block)
export const endOfArchive = Buffer.alloc(2 * block)
