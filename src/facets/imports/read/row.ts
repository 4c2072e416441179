import type { Sentence } from '#lib/words'
import { w } from '../words.ts'
import { letterOf } from '../engine/headers.ts'
import { limits } from './limits.ts'

/** One row as it lies in the file. */
export interface RawRow {
  /** Its number, counted as a spreadsheet counts: the first row of the file is 1. */
  readonly n: number
  readonly cells: string[]
  /** Why it cannot be imported, whatever it says. */
  readonly problem?: Sentence
}

const nul = '\0'
/** Shown where a NUL stood, which PostgreSQL stores in no text. */
const nulShown = '\u2400'
const lost = '\uFFFD'
/** Signs that no text has: bytes of some other encoding, read as Windows-1252. */
const astray = /[\u0080-\u009F]/

/** What is wrong with the texts of a row as such; a cell that is far too long is cut for storing. */
function trouble(cells: readonly string[]): Sentence | undefined {
  for (const [at, cell] of cells.entries()) {
    if (cell.length > limits.cellChars)
      return w.later('row-long', { column: letterOf(at), most: limits.cellChars })
    if (cell.includes(nul)) return w.later('row-nul')
    if (cell.includes(lost) || astray.test(cell) || !cell.isWellFormed()) return w.later('row-lost')
  }
  return undefined
}

const storable = (cell: string) => cell.slice(0, limits.cellChars).replaceAll(nul, nulShown).toWellFormed()

/** Puts a row's width right where that loses nothing, and says what is wrong with it. */
export function checkedRow({ n, cells, problem }: RawRow, width: number, sparse: boolean): RawRow {
  const extra = cells.slice(width)
  const fitted = sparse ? [...cells, ...Array.from({ length: width - cells.length }, () => '')] : cells
  const found =
    problem ??
    (extra.some((cell) => cell.trim() !== '')
      ? w.later('row-wide', { n: cells.length, width })
      : undefined) ??
    (fitted.length < width ? w.later('row-narrow', { n: cells.length, width }) : undefined) ??
    trouble(fitted)
  const kept = found ? fitted.slice(0, width).map(storable) : fitted.slice(0, width)
  return { n, cells: kept, ...(found && { problem: found }) }
}

export const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')
