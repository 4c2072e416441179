import { columnOf, dateText, numberText } from '../engine/cell-format.ts'
import { w } from '../words.ts'
import type { Bytes } from './bytes.ts'
import { limits } from './limits.ts'
import type { RawRow } from './row.ts'
import { unreadable } from './trouble.ts'
import { openWorkbook, type Sheet, type Workbook } from './workbook.ts'
import { type Attributes, readXml } from './xml.ts'

export interface XlsxFormat {
  readonly kind: 'xlsx'
  /** The name of the sheet that is read. */
  readonly sheet: string
}

/** The sheet of this name, else the first one that is not hidden. */
export const sheetOf = ({ sheets }: Pick<Workbook, 'sheets'>, name?: string): Sheet => {
  const found =
    sheets.find((sheet) => sheet.name === name) ?? sheets.find(({ hidden }) => !hidden) ?? sheets[0]
  if (!found) throw unreadable('file-no-sheet')
  return found
}

interface Look extends Pick<Workbook, 'dates' | 'is1904'> {
  readonly shared: readonly string[]
}

interface Cell {
  column: number
  type: string
  style: number
  text: string
}

const errorNames = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/

/** What a cell shows, as text: texts as they are, dates as ISO, numbers in full; formulas by their last result. */
function shown({ type, style, text }: Cell, { shared, dates, is1904 }: Look): string {
  switch (type) {
    case 's':
      return shared[Number(text)] ?? ''
    case 'b':
      return text === '1' ? 'true' : 'false'
    case 'str':
    case 'inlineStr':
    case 'd':
    case 'e':
      return text
    default: {
      if (text === '') return ''
      const date = dates[style] ? dateText(Number(text), is1904) : null
      return date ?? numberText(text)
    }
  }
}

/** The rows of one sheet, one after the other; cells that nobody filled are empty. */
export async function* xlsxRows(bytes: Bytes, { sheet }: XlsxFormat): AsyncGenerator<RawRow> {
  const workbook = await openWorkbook(bytes)
  const { path } = sheetOf(workbook, sheet)
  const rows: RawRow[] = []
  const look = { ...workbook, shared: await workbook.shared() }
  const collect = collector(look, (row) => rows.push(row))
  for await (const _ of readXml(workbook.body(path), path, collect)) yield* rows.splice(0)
}

/** Gathers cells into rows as their tags go by. */
function collector(look: Look, push: (row: RawRow) => void) {
  let n = 0
  let cells: string[] = []
  let failed: { cell: string; error: string } | undefined
  let cell: Cell | undefined
  let inText = false
  let phonetic = 0
  const begin = ({ r, t = 'n', s = '0' }: Attributes) => {
    const named = r === undefined ? cells.length : columnOf(r)
    if (named < 0) throw unreadable('file-xml', { part: r ?? '' })
    if (named >= limits.columns) throw unreadable('file-columns', { most: limits.columns })
    cell = { column: named, type: t, style: Number(s), text: '' }
  }
  const end = () => {
    if (!cell) return
    while (cells.length < cell.column) cells.push('')
    const text = shown(cell, look)
    if (cell.type === 'e' && errorNames.test(text))
      failed ??= { cell: `${n}:${cell.column + 1}`, error: text }
    cells[cell.column] = text
    cell = undefined
  }
  return {
    open(name: string, attributes: Attributes) {
      if (name === 'row') {
        n = Number(attributes['r'] ?? n + 1)
        cells = []
        failed = undefined
      } else if (name === 'c') begin(attributes)
      else if (name === 'v' || name === 't') inText = phonetic === 0
      else if (name === 'rPh') phonetic += 1
    },
    text(more: string) {
      if (!inText || !cell) return
      cell.text += more
      // Cut where it is refused anyway.
      if (cell.text.length > limits.cellChars * 2) throw unreadable('file-xml', { part: `${n}` })
    },
    close(name: string) {
      if (name === 'v' || name === 't') inText = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'c') end()
      else if (name === 'row') push({ n, cells, ...(failed && { problem: w.later('row-error', failed) }) })
    },
  }
}
