import { sql } from 'kysely'
import type { Sentence } from '#lib/words'
import type { Db } from '#kernel/db'
import { type Layout, readRow, type Reason } from '../engine/read-row.ts'
import type { ImportRow, Setup, SideRow } from '../importer.ts'
import type { Part } from '../load.ts'
import { isLocked, openCells, secretColumns } from '../secret-cells.ts'
import { layoutOf } from '../setup.ts'
import type { Whole } from '../view.ts'

export interface StoredRow {
  readonly n: number
  readonly cells: string[]
  readonly problem: Sentence | null
  readonly entity_id: string | null
}

/** A row as it was read, with what is wrong with it. */
export interface Checked {
  readonly row: ImportRow
  readonly problems: readonly Reason[]
  /** Rows beside it that cannot be read. */
  readonly badSide: readonly { readonly n: number; readonly problems: readonly Reason[] }[]
}

/** What a rehearsal and a run read rows by. */
export interface Reader {
  readonly main: Part
  readonly side: Part | undefined
  readonly layout: Layout
  readonly setup: Setup
  readonly check: (stored: readonly StoredRow[]) => Promise<Checked[]>
}

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('an import without its main table')
  return value
}

/** Which columns of the two tables say what belongs together. */
export function linkColumns({ importer, parts }: Pick<Whole, 'importer' | 'parts'>) {
  const main = must(parts.find(({ role }) => role === 'main'))
  const side = parts.find(({ role }) => role === 'side')
  const at = (part: Part, field: string) => part.mapping.columns.indexOf(field)
  for (const [beside, field] of importer?.side?.links ?? [])
    if (side && at(side, beside) >= 0 && at(main, field) >= 0)
      return { main: at(main, field), side: at(side, beside) }
  return undefined
}

export function readerOf(
  db: Db,
  whole: Pick<Whole, 'importer' | 'parts' | 'fields' | 'side' | 'options'>,
): Reader {
  const { parts, fields, options } = whole
  const main = must(parts.find(({ role }) => role === 'main'))
  const side = parts.find(({ role }) => role === 'side')
  const layout = layoutOf(main, fields, options)
  const sideLayout = side && layoutOf(side, whole.side, options)
  const links = linkColumns(whole)
  const linkOf = (cells: readonly string[]) => (links ? linkText(cells[links.main] ?? '') : '')
  const check = async (stored: readonly StoredRow[]) => {
    const beside =
      side && sideLayout
        ? await rowsBeside(
            db,
            side.id,
            stored.map(({ cells }) => linkOf(cells)),
          )
        : new Map<string, StoredRow[]>()
    return stored.map((one) => checked(opened(one), layout, beside.get(linkOf(one.cells)) ?? [], sideLayout))
  }
  const secret = new Set(secretColumns(main, fields))
  const opened = (row: StoredRow): StoredRow =>
    row.cells.some(isLocked) ? { ...row, cells: openCells(main.id, row.cells, secret) } : row
  const filled = new Set(layout.columns.map(({ field }) => field.name))
  return { main, side, layout, setup: { options, filled }, check }
}

/** How both sides of a link are written the same: numbers of a spreadsheet, with spaces or commas between thousands, and texts. */
export const linkText = (cell: string) =>
  cell
    .trim()
    .replace(/\.0+$/, '')
    .replaceAll(/(\d)[ \u00a0\u202f,](?=\d{3})/g, '$1')

/** The same of a cell that is stored. */
export const linkSql = (at: number) =>
  sql`regexp_replace(regexp_replace(btrim(cells ->> ${at}::int), '\\.0+$', ''), '(\\d)[ \\u00a0\\u202f,](?=\\d{3})', '\\1', 'g')`

function checked(
  { n, cells, problem }: StoredRow,
  layout: Layout,
  beside: readonly StoredRow[],
  sideLayout: Layout | undefined,
): Checked {
  if (problem) return { row: { n, values: {}, side: [] }, problems: [{ why: problem }], badSide: [] }
  const { values, problems } = readRow(layout, cells)
  const side: SideRow[] = []
  const badSide: { n: number; problems: readonly Reason[] }[] = []
  for (const one of sideLayout ? beside : []) {
    const read = one.problem || !sideLayout ? undefined : readRow(sideLayout, one.cells)
    const wrong = one.problem ? [{ why: one.problem }] : (read?.problems ?? [])
    if (wrong.length > 0) badSide.push({ n: one.n, problems: wrong })
    else side.push({ n: one.n, values: read?.values ?? {} })
  }
  return { row: { n, values, side }, problems, badSide }
}

async function rowsBeside(db: Db, partId: string, links: readonly string[]) {
  const asked = [...new Set(links.filter((link) => link !== ''))]
  const { rows } = await sql<StoredRow & { link: string }>`
    select n, cells, problem, link from import_row
    where part_id = ${partId}::uuid and link = any(${asked}::text[]) order by n`.execute(db)
  return Map.groupBy(rows, ({ link }) => link)
}

/** The rows of a table in their order, so many at a time. */
export async function* batchesOf(db: Db, partId: string, size: number): AsyncGenerator<StoredRow[]> {
  for (let after = 0; ;) {
    const { rows } = await sql<StoredRow>`
      select n, cells, problem, entity_id from import_row where part_id = ${partId}::uuid and n > ${after}::int
      order by n limit ${size}::int`.execute(db)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.n
  }
}
