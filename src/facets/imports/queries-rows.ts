import { Readable } from 'node:stream'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import { say, type Sentence } from '#lib/words'
import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import type { Download } from '#kernel/module'
import { seenAmong } from '#kernel/readable'
import type { imports } from './contract.ts'
import type { RowFilter, RowView, Verdict } from './schemas.ts'
import { byteOrderMark, csvLine } from '#lib/text/csv'
import type { ImportField } from './engine/field.ts'
import type { Reason } from './engine/read-row.ts'
import { loadImport, type Part, seenImport } from './load.ts'
import { shownCell } from './secret-cells.ts'
import { reasonText, type Whole, wholeOf } from './view.ts'
import { w } from './words.ts'

interface Row {
  part_id: string
  n: number
  cells: string[]
  verdict: Verdict
  label: string | null
  reasons: Reason[] | null
  notes: Reason[] | null
  changes: Record<string, { before: unknown; after: unknown }> | null
  done: boolean
  record: RowView['record']
  kept: Sentence | null
}

type Which = z.output<typeof RowFilter> | undefined

/** Rows of the one table or the other; those beside are told only when they were refused. */
function where(which: Which, importId: string): RawBuilder<boolean> {
  switch (which) {
    case undefined:
      return sql<boolean>`p.role = 'main' and r.verdict is not null`
    case 'noted':
      return sql<boolean>`p.role = 'main' and r.notes is not null and r.verdict in ('create', 'update', 'unchanged')`
    case 'kept':
      return sql<boolean>`p.role = 'main' and exists (
        select from import_deed d where d.import_id = ${importId}::uuid and d.n = r.n and not d.undone)`
    case 'beside':
      return sql<boolean>`p.role = 'side' and r.verdict = 'error'`
    case 'create':
    case 'update':
    case 'unchanged':
    case 'conflict':
    case 'error':
      return sql<boolean>`p.role = 'main' and r.verdict = ${which}::text`
  }
}

async function pageRows(
  ctx: Read,
  importId: string,
  which: Which,
  after: number,
  limit: number,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.part_id, r.n, r.cells, r.verdict, coalesce(k.names, r.label) as label, r.reasons, r.notes, r.changes, r.done,
      case when e.id is not null then jsonb_build_object('id', e.id, 'key', e.key, 'kind', e.kind) end as record, k.kept
    from import_part p join import_row r on r.part_id = p.id
    left join entity e on e.id = r.entity_id
    left join lateral (
      -- A row may have brought a team or a contact as well: what was kept is told by its own name.
      select (array_agg(d.kept order by d.id))[1] as kept,
        string_agg(concat_ws(' · ', case when d.entity_id = r.entity_id then o.key end, o.title), ', ' order by d.id) as names
      from import_deed d left join entity o on o.id = d.entity_id
      where d.import_id = p.import_id and d.n = r.n and p.role = 'main' and not d.undone) k on true
    where p.import_id = ${importId}::uuid and ${where(which, importId)} and r.n > ${after}::int
    order by r.n limit ${limit}::int`.execute(ctx.db)
  return rows.map((row) => ({ ...row, cells: row.cells.map(shownCell) }))
}

async function reach(ctx: Read, named: string) {
  const { id } = await seenImport(ctx, named)
  return wholeOf(ctx, await loadImport(ctx, id))
}

export async function listRows(
  ctx: Read,
  { id, which, from: first, after, limit }: Input<typeof imports.rows>,
) {
  const whole = await reach(ctx, id)
  const [last] = after === undefined ? [first - 1] : unseal(after, ['int'])
  const rows = await pageRows(ctx, whole.kept.id, which, Number(last), limit + 1)
  const page = rows.slice(0, limit)
  const names = await namesIn(ctx, page)
  return {
    items: page.map((row) => rowView(ctx, whole, row, names)),
    next: rows.length > limit ? seal([String(page.at(-1)?.n)]) : null,
  }
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
type Names = ReadonlyMap<string, string>

/** What people, teams and records are called that changes speak of by their ids. */
async function namesIn(ctx: Read, rows: readonly Row[]): Promise<Names> {
  const values = rows.flatMap(({ changes }) =>
    Object.values(changes ?? {}).flatMap(({ before, after }) => [before, after]),
  )
  const ids = [
    ...new Set(values.filter((value) => typeof value === 'string' && uuid.test(value)).map(String)),
  ]
  const records = [...(await seenAmong(ctx, ids)).values()].map(({ id, title }) => [id, title] as const)
  return new Map([...records, ...(await namesOf(ctx, ids))])
}

function shown(value: unknown, names: Names, field: ImportField | undefined, spoken: Spoken): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((one: unknown) => shown(one, names, field, spoken)).join(', ')
  const choice = field?.choices?.find((one) => one.value === value || one.value === `${Number(value)}`)
  if (choice) return typeof choice.title === 'string' ? choice.title : spoken(choice.title)
  if (typeof value === 'string') return names.get(value) ?? value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}

const partOf = ({ parts }: Whole, { part_id }: Row): Part | undefined =>
  parts.find(({ id }) => id === part_id)
const longest = 500
/** What a row that could not be read is called: the first texts in it. */
const beginning = (cells: readonly string[]) =>
  cells
    .filter((cell) => cell.trim() !== '')
    .slice(0, 2)
    .join(' · ')
    .slice(0, longest)

type Spoken = (sentence: Sentence) => string

function rowView(ctx: Read, whole: Whole, row: Row, names: Names): RowView {
  const spoken: Spoken = (sentence) => say(sentence, ctx.actor.language)
  const part = partOf(whole, row)
  const fields: readonly ImportField[] = part?.role === 'side' ? whole.side : whole.fields
  // The table beside is told after all fields.
  const placeOf = (name: string) =>
    name === 'side' ? fields.length : fields.findIndex((one) => one.name === name)
  const said = (reasons: readonly Reason[] | null) =>
    (reasons ?? []).map((reason) => reasonText(spoken, fields, reason))
  return {
    id: `${part?.role ?? 'main'}-${row.n}`,
    n: row.n,
    part: part?.role ?? 'main',
    verdict: row.verdict,
    label: row.label || beginning(row.cells),
    reasons: said(row.reasons),
    notes: said(row.notes),
    changes: Object.entries(row.changes ?? {})
      .toSorted(([a], [b]) => placeOf(a) - placeOf(b))
      .map(([name, { before, after }]) => {
        const field = fields.find((one) => one.name === name)
        const title = name === 'side' ? whole.importer?.side?.title : field?.title
        return {
          field: title ? spoken(title) : name,
          before: shown(before, names, field, spoken).slice(0, longest),
          after: shown(after, names, field, spoken).slice(0, longest),
        }
      }),
    record: row.record,
    done: row.done,
    kept: row.kept && spoken(row.kept),
    cells: (part?.columns ?? []).flatMap(({ name }, at) => {
      const value = row.cells[at] ?? ''
      return value === '' ? [] : [{ column: name, value: value.slice(0, longest) }]
    }),
  }
}

const pieceRows = 500
const nameless: Names = new Map()

/**
 * The rows with what was said of them: number, verdict, sentences, record, and then the cells as they came, so that
 * what was refused can be put right and brought again.
 */
export async function downloadVerdicts(
  ctx: Read,
  { id, which }: Input<typeof imports.verdicts>,
): Promise<Download> {
  const whole = await reach(ctx, id)
  return {
    body: Readable.from(lines(ctx, whole, which), { objectMode: false }),
    type: 'text/csv; charset=utf-8',
    name: `${whole.kept.key}-${which ?? 'rows'}.csv`,
  }
}

async function* lines(ctx: Read, whole: Whole, which: Which): AsyncGenerator<string> {
  const role = which === 'beside' ? 'side' : 'main'
  const columns = whole.parts.find((part) => part.role === role)?.columns ?? []
  const word = (key: Parameters<typeof w.later>[0]) => say(w.later(key), ctx.actor.language)
  const head = [word('column-row'), word('column-verdict'), word('column-why'), word('column-record')]
  yield byteOrderMark + csvLine([...head, ...columns.map(({ name }) => name)])
  for (let after = 0; ;) {
    const rows = await pageRows(ctx, whole.kept.id, which, after, pieceRows)
    const last = rows.at(-1)
    if (!last) return
    yield rows
      .map((row) => {
        const { reasons, notes, verdict, record, kept } = rowView(ctx, whole, row, nameless)
        const why = [...reasons, ...notes, ...(kept === null ? [] : [kept])].join('. ')
        return csvLine([
          row.n,
          word(`verdict-${verdict}`),
          why,
          record?.key ?? '',
          ...columns.map((_, at) => row.cells[at] ?? ''),
        ])
      })
      .join('')
    after = last.n
  }
}
