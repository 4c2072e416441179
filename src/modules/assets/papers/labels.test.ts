import {
  BarcodeFormat,
  BinaryBitmap,
  Code128Reader,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library'
import * as fc from 'fast-check'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import type { Box } from '#lib/paper'
import { labelsAsPdf } from './draw-labels.ts'
import { labelIn, type Labelled } from '../engine/label.ts'
import { perPage, placesOn, type SheetName, sheetNames, sheets } from '../engine/sheets.ts'

const hair = 1e-6
const within = (inner: Box, outer: Box) =>
  inner.x >= outer.x - hair &&
  inner.y >= outer.y - hair &&
  inner.x + inner.width <= outer.x + outer.width + hair &&
  inner.y + inner.height <= outer.y + outer.height + hair
const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x + hair ||
  b.x + b.width <= a.x + hair ||
  a.y + a.height <= b.y + hair ||
  b.y + b.height <= a.y + hair

/** Every two of them. */
const pairs = (boxes: readonly Box[]) =>
  boxes.flatMap((a, n) => boxes.slice(n + 1).map((b) => [a, b] as const))

const labelled: fc.Arbitrary<Labelled> = fc.record({
  organisation: fc.string({ maxLength: 60 }),
  tag: fc.oneof(fc.stringMatching(/^[A-Z0-9-]{1,40}$/), fc.string({ minLength: 1, maxLength: 60 })),
  name: fc.string({ unit: 'grapheme', maxLength: 120 }),
  address: fc.webUrl({ size: 'small' }),
})
const name: fc.Arbitrary<SheetName> = fc.constantFrom(...sheetNames)

test('labels stand on their page and none on another, wherever the first one begins', () => {
  fc.assert(
    fc.property(
      name,
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 80 }),
      (of, count, from) => {
        const sheet = sheets[of]
        const first = ((from - 1) % perPage(sheet)) + 1
        const pages = placesOn(sheet, count, first)
        expect(pages.flat().length).toBe(count)
        for (const boxes of pages) {
          expect(boxes.every((box) => within(box, { x: 0, y: 0, ...sheet.page }))).toBe(true)
          expect(pairs(boxes).every(([a, b]) => apart(a, b))).toBe(true)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('what a label shows is within it, and nothing lies on another', () => {
  fc.assert(
    fc.property(name, labelled, (of, one) => {
      const [box] = placesOn(sheets[of], 1).flat()
      if (!box) throw new Error('no place')
      const { qr, dark, barcode, bars, lines } = labelIn(box, one)
      const words = lines.map(({ at, within: width, height }) => ({ ...at, width, height }))
      const parts = [qr, ...(barcode ? [barcode] : []), ...words]
      expect(parts.every((part) => within(part, box))).toBe(true)
      expect(pairs(parts).every(([a, b]) => apart(a, b))).toBe(true)
      expect(dark.every((square) => within(square, qr))).toBe(true)
      expect(bars.every((bar) => barcode && within(bar, barcode))).toBe(true)
      expect(lines.some(({ text }) => text === one.tag)).toBe(true)
    }),
    { numRuns: 100 },
  )
})

/** Boxes as a camera sees them: dots of grey on white. */
function seen(boxes: readonly Box[], { x, y, width, height }: Box, dotsPerMm: number): BinaryBitmap {
  const margin = Math.round(4 * dotsPerMm)
  const [across, down] = [
    Math.ceil(width * dotsPerMm) + 2 * margin,
    Math.ceil(height * dotsPerMm) + 2 * margin,
  ]
  const dots = new Uint8ClampedArray(across * down).fill(255)
  for (const box of boxes) {
    const [left, right] = [box.x - x, box.x + box.width - x].map((at) => Math.round(at * dotsPerMm) + margin)
    const [top, bottom] = [box.y - y, box.y + box.height - y].map((at) => Math.round(at * dotsPerMm) + margin)
    for (let row = top ?? 0; row < (bottom ?? 0); row++)
      dots.fill(0, row * across + (left ?? 0), row * across + (right ?? 0))
  }
  return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(dots, across, down)))
}

const laptop = {
  organisation: 'Halden Marine',
  tag: 'HM-L-0042',
  name: 'Corvid W16 G2',
  address: 'https://wheelhouse.haldenmarine.example/assets/AST-1042',
}

test.each(sheetNames)('another’s reader reads the codes of %s', (of) => {
  const [box] = placesOn(sheets[of], 1).flat()
  if (!box) throw new Error('no place')
  const { qr, dark, barcode, bars } = labelIn(box, laptop)
  expect(new QRCodeReader().decode(seen(dark, qr, 20)).getText()).toBe(laptop.address)
  if (!barcode) return
  const hints = new Map([[DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.CODE_128]]])
  expect(new Code128Reader().decode(seen(bars, barcode, 20), hints).getText()).toBe(laptop.tag)
})

test('a sheet is a PDF that says the tags, and begins where the last one ended', async () => {
  const all = Array.from({ length: 25 }, (_, n) => ({
    ...laptop,
    tag: `HM-L-${1000 + n}`,
    name: 'Łukasz Żółć',
  }))
  const bytes = await labelsAsPdf(all, {
    sheet: sheets.l7160,
    first: 20,
    title: 'Labels',
    language: 'en',
    made: '2026-11-30T10:00:00.000Z',
  })
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)))
  expect(text.map((page) => page.match(/HM-L-\d+/g)?.length)).toEqual([2, 21, 2])
  expect(text[0]).toContain('Łukasz Żółć')
})
