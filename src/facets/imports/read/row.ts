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
/** What becomes of bytes that a code page of Windows leaves unused: the text is in some other encoding. */
const astray = /[\u0080-\u009F]/

/** What is wrong with the texts of a row as such; a cell that is far too long is cut for storing. */
function trouble(cells: readonly string[], { codePage }: Pick<Manner, 'codePage'>): Sentence | undefined {
  for (const [at, cell] of cells.entries()) {
    if (cell.length > limits.cellChars)
      return w.later('row-long', { column: letterOf(at), most: limits.cellChars })
    if (cell.includes(nul)) return w.later('row-nul')
    if (cell.includes(lost) || (codePage && astray.test(cell)) || !cell.isWellFormed())
      return w.later('row-lost')
  }
  return undefined
}

const storable = (cell: string) => cell.slice(0, limits.cellChars).replaceAll(nul, nulShown).toWellFormed()

/** How the table it stands in lies in its file. */
interface Manner {
  /** A row simply ends where its last cell does. */
  readonly sparse: boolean
  /** Read by a code page of Windows: guessed, as what is not UTF, or said. */
  readonly codePage: boolean
}

/** Puts a row's width right where that loses nothing, and says what is wrong with it. */
export function checkedRow({ n, cells, problem }: RawRow, width: number, manner: Manner): RawRow {
  const extra = cells.slice(width)
  const fitted = manner.sparse ? [...cells, ...Array.from({ length: width - cells.length }, () => '')] : cells
  const found =
    problem ??
    (extra.some((cell) => cell.trim() !== '')
      ? w.later('row-wide', { n: cells.length, width })
      : undefined) ??
    (fitted.length < width ? w.later('row-narrow', { n: cells.length, width }) : undefined) ??
    trouble(fitted, manner)
  const kept = found ? fitted.slice(0, width).map(storable) : fitted.slice(0, width)
  return { n, cells: kept, ...(found && { problem: found }) }
}

export const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')
