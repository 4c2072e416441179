import {
  BarcodeFormat,
  BinaryBitmap,
  Code128Reader,
  DecodeHintType,
  GlobalHistogramBinarizer,
  RGBLuminanceSource,
} from '@zxing/library'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { barsOf, code128, isCode128, quietModules } from './code-128.ts'

/** Painted and read by another's reader. */
function read(text: string): string {
  const { bars, width } = barsOf(code128(text))
  const [scale, height] = [3, 40]
  const across = (width + 2 * quietModules) * scale
  const row = new Uint8ClampedArray(across).fill(255)
  for (const bar of bars)
    row.fill(0, (bar.x + quietModules) * scale, (bar.x + bar.width + quietModules) * scale)
  const all = new Uint8ClampedArray(across * height)
  for (let y = 0; y < height; y++) all.set(row, y * across)
  const bitmap = new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(all, across, height)))
  const hints = new Map([[DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.CODE_128]]])
  return new Code128Reader().decode(bitmap, hints).getText()
}

const ascii = fc.string({
  unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 24,
})
const tags = fc.stringMatching(/^[A-Za-z0-9 /-]{1,24}$/)

test('what is written another reader reads', () => {
  fc.assert(
    fc.property(fc.oneof(ascii, tags), (text) => {
      expect(read(text)).toBe(text)
    }),
  )
})

test('examples of the standard and of those who explain it', () => {
  expect(code128('PJJ123C')).toEqual([103, 48, 42, 42, 17, 18, 19, 35, 54, 106])
  expect(code128('123456')).toEqual([105, 12, 34, 56, 44, 106])
  expect(code128('HM-L-1').length).toBe('HM-L-1'.length + 3)
  expect(isCode128('Żółć')).toBe(false)
  expect(() => code128('Żółć')).toThrow(RangeError)
})

type State = readonly [set: string, said: string]
/** What a decoder makes of one more symbol; undefined where it is none of this text. */
function decoded([set, said]: State, symbol: number, shifted?: number): State | undefined {
  const char = (of: string, value: number) =>
    String.fromCharCode(of === 'B' || value < 64 ? value + 32 : value - 64)
  if (symbol === 98)
    return set === 'C' || shifted === undefined || shifted > 95
      ? undefined
      : [set, said + char(set === 'A' ? 'B' : 'A', shifted)]
  if (symbol === 99) return ['C', said]
  if (symbol === 100) return set === 'B' ? undefined : ['B', said]
  if (symbol === 101) return set === 'A' ? undefined : ['A', said]
  if (set === 'C') return [set, said + String(symbol).padStart(2, '0')]
  return symbol < 96 ? [set, said + char(set, symbol)] : undefined
}

/** The fewest symbols of any code that says it, by trying all, shorter ones first. */
function fewest(text: string): number {
  const values = Array.from({ length: 102 }, (_, value) => value)
  let [now, later] = [
    new Map<string, State>(['A', 'B', 'C'].map((set) => [set, [set, '']])),
    new Map<string, State>(),
  ]
  for (let count = 1; ; count++) {
    if ([...now.values()].some(([, said]) => said === text)) return count
    const next = later
    later = new Map()
    const add = (into: Map<string, State>, state: State | undefined) =>
      state && text.startsWith(state[1]) && into.set(state.join(' '), state)
    for (const state of now.values())
      for (const symbol of values) {
        add(next, decoded(state, symbol))
        if (symbol < 96) add(later, decoded(state, 98, symbol))
      }
    now = next
  }
}

test('no code says it with fewer symbols', () => {
  const mixed = fc.string({ unit: fc.constantFrom('a', 'A', '\u0001', '1', '2'), minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(mixed, (text) => {
      expect(code128(text).length - 2).toBe(fewest(text))
    }),
    { numRuns: 40 },
  )
})
