import { generate } from 'lean-qr'
import { barsOf, code128, isCode128, quietModules } from '#lib/barcode/code-128'
import { type Box, lineHeight, type Point, type Type } from '#lib/paper'

/** What a label says of a thing. */
export interface Labelled {
  readonly organisation: string
  /** Its tag; of what has none the key. */
  readonly tag: string
  readonly name: string
  /** Where it is read about. */
  readonly address: string
}

export interface Line {
  readonly at: Point
  readonly text: string
  readonly type: Type
  /** No wider than this. */
  readonly within: number
  readonly height: number
  /** It is made smaller rather than cut. */
  readonly whole: boolean
}

/** A label as it is drawn. */
export interface Drawn {
  readonly qr: Box
  readonly dark: readonly Box[]
  readonly barcode: Box | null
  readonly bars: readonly Box[]
  readonly lines: readonly Line[]
}

/** A module of Code 128 that is narrower than this is read by no hand scanner; in millimetres (GS1: 0.17 at the least). */
const thinnest = 0.19
const widest = 0.38

/**
 * One label within its box: the QR code of its address at the left, beside it organisation, tag and name, and under them
 * the tag as Code 128 where there is room for bars that can be read. All in millimetres.
 */
export function labelIn(box: Box, { organisation, tag, name, address }: Labelled): Drawn {
  const pad = Math.min(2, box.height * 0.09)
  const inner = { x: box.x + pad, y: box.y + pad, width: box.width - 2 * pad, height: box.height - 2 * pad }
  const side = Math.min(inner.height, inner.width * 0.42)
  const qr = { x: inner.x, y: inner.y + (inner.height - side) / 2, width: side, height: side }
  const x = qr.x + side + pad
  const beside = { x, y: inner.y, width: inner.x + inner.width - x, height: inner.height }
  const bars = barcodeIn(beside, tag)
  const words = { ...beside, height: (bars?.box.y ?? beside.y + beside.height) - beside.y }
  return {
    qr,
    dark: darkOf(qr, address),
    barcode: bars?.box ?? null,
    bars: bars?.bars ?? [],
    lines: linesIn(words, { organisation, tag, name }),
  }
}

/** The dark squares of the QR code, those of a row that touch as one; its quiet zone is within the box. */
function darkOf({ x, y, width }: Box, address: string): Box[] {
  const code = generate(address)
  const quiet = 2
  const unit = width / (code.size + 2 * quiet)
  const boxes: Box[] = []
  for (let row = 0; row < code.size; row++)
    for (let from = 0; from < code.size; from++) {
      if (!code.get(from, row)) continue
      let to = from
      while (code.get(to + 1, row)) to++
      boxes.push({
        x: x + (from + quiet) * unit,
        y: y + (row + quiet) * unit,
        width: (to - from + 1) * unit,
        height: unit,
      })
      from = to
    }
  return boxes
}

function barcodeIn({ x, y, width, height }: Box, tag: string): { box: Box; bars: Box[] } | null {
  if (!isCode128(tag)) return null
  const { bars, width: modules } = barsOf(code128(tag))
  const unit = Math.min(widest, width / (modules + 2 * quietModules))
  const tall = Math.min(9, height * 0.34)
  if (unit < thinnest || tall < 4) return null
  const box = { x, y: y + height - tall, width: (modules + 2 * quietModules) * unit, height: tall }
  return {
    box,
    bars: bars.map((bar) => ({
      x: x + (bar.x + quietModules) * unit,
      y: box.y,
      width: bar.width * unit,
      height: tall,
    })),
  }
}

/** Organisation, tag, name from above; what has no room is left out, the tag last of all. */
function linesIn(box: Box, { organisation, tag, name }: Omit<Labelled, 'address'>): Line[] {
  const big = Math.min(13, Math.max(6, box.height * 0.62))
  const small = Math.min(7.5, Math.max(4.5, big * 0.6))
  const all = [
    { text: tag, type: { size: big, weight: 'bold' as const }, place: 1 },
    { text: name, type: { size: small }, place: 2 },
    { text: organisation, type: { size: small, grey: 0.3 }, place: 0 },
  ].filter(({ text }) => text !== '')
  let left = box.height
  const fits = all.filter(({ type }) => {
    if (lineHeight(type) > left) return false
    left -= lineHeight(type)
    return true
  })
  let y = box.y
  return fits
    .toSorted((a, b) => a.place - b.place)
    .map(({ text, type, place }) => {
      const line = {
        at: { x: box.x, y },
        text,
        type,
        within: box.width,
        height: lineHeight(type),
        whole: place === 1,
      }
      y += line.height
      return line
    })
}
