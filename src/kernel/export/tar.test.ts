import { expect, test } from 'vitest'
import { headerOf, paddingOf } from './tar.ts'

test('an entry says its name, size and sum as tar wants them', () => {
  const header = headerOf('records/entity.jsonl', 1000, 1_795_944_000)
  expect(header).toHaveLength(512)
  const text = header.toString('latin1')
  expect(text.slice(0, 20)).toBe('records/entity.jsonl')
  expect(text.slice(124, 136)).toBe('00000001750\0')
  expect(text.slice(257, 265)).toBe('ustar\x0000')
  const sum = header.reduce((total, byte, n) => total + (n >= 148 && n < 156 ? 32 : byte), 0)
  expect(Number.parseInt(text.slice(148, 154), 8)).toBe(sum)
})

test('what is larger than an octal size can say is said in base 256', () => {
  const size = 20 * 2 ** 30
  const field = headerOf('files/aa', size, 0).subarray(124, 136)
  expect(field[0]).toBe(0x80)
  expect(Number(field.readBigUInt64BE(4))).toBe(size)
})

test('entries end at whole blocks', () => {
  expect([0, 1, 511, 512, 513].map((size) => paddingOf(size).length)).toEqual([0, 511, 1, 0, 511])
})
