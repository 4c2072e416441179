import { momentOfSerial } from './dates.ts'

/** Number formats that Excel builds in and that show a date, a time, or both (ECMA-376, 18.8.30). */
const builtIn = new Set([
  14,
  15,
  16,
  17,
  18,
  19,
  20,
  21,
  22,
  45,
  46,
  47,
  ...between(27, 36),
  ...between(50, 58),
])

function between(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n)
}

/** Whether a number format shows a date: it has day, month, year, hour or second signs outside quoted text. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn.has(id)
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[dymhs]/i.test(bare.replaceAll(/general/gi, ''))
}

/** 1904 is where old files of the Mac begin to count. */
const days1904 = 1462

/** A number that is shown as a date, as the text that our dates are read from. */
export function dateText(value: number, is1904: boolean): string | null {
  const serial = is1904 ? value + days1904 : value
  // Days before 1900-03-01 are counted with a day that never was; nobody means them.
  if (!Number.isFinite(serial) || serial < 61 || serial > 2_958_465) return null
  const { day, time } = momentOfSerial(serial)
  return time === null ? day : `${day} ${time.endsWith('.000') ? time.slice(0, -4) : time}`
}

/** A number as Excel shows it when asked for all of it: 15 digits, no exponent where none is needed. */
export function numberText(raw: string): string {
  if (/^-?\d{1,15}$/.test(raw)) return raw
  const value = Number(raw)
  if (!Number.isFinite(value)) return raw
  const rounded = Number(value.toPrecision(15))
  return Math.abs(rounded) < 1e21 && Number.isInteger(rounded) ? rounded.toFixed(0) : String(rounded)
}

/** `AB12` → 27: which column a cell stands in. -1: no such name. */
export function columnOf(reference: string): number {
  let column = 0
  let letters = 0
  for (; letters < reference.length; letters++) {
    const code = reference.charCodeAt(letters) - 64
    if (code < 1 || code > 26) break
    column = column * 26 + code
  }
  return letters > 0 && letters <= 3 ? column - 1 : -1
}
