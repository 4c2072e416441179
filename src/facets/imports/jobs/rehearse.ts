import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Working } from '#kernel/jobs'
import type { Importer, ImportRow, Judged } from '../importer.ts'
import { w } from '../words.ts'
import { batchesOf, type Checked, linkColumns, linkSql, type Reader, readerOf } from './rows.ts'
import { lockSecretCells } from '../secret-cells.ts'
import { linking, surveying } from '../phases.ts'
import { finish, type Stage, step } from './stage.ts'
import { countRows, tally } from './tally.ts'
import { saveVerdicts, writtenOf } from './verdicts.ts'

const batch = 1000

/** Finds out what every row would do. It only reads, so a killed process simply begins again. */
export const rehearseRows = (work: Working, { id }: { id: string }) =>
  step(work, id, {
    during: 'rehearsing',
    stopped: (why) => ({ state: 'mapping', why }),
    async run(stage) {
      const { db } = work
      const { importer } = stage.whole
      if (!importer) return null
      const reader = readerOf(db, stage.whole)
      await lockSecretCells(db, reader.main, stage.whole.fields)
      await markSide(stage, reader)
      const session = await importer.begin(stage.read(), reader.setup)
      await surveyAll(work, importer, reader, session)
      const told = tally()
      const secrets = new Set(stage.whole.fields.flatMap(({ name, secret }) => (secret ? [name] : [])))
      const seen = new Map<string, number>()
      let n = 0
      for await (const stored of batchesOf(db, reader.main.id, batch)) {
        const judged = await judge(stage, importer, await reader.check(stored), { session, seen, secrets })
        for (const { notes = [], brings, verdict } of judged) {
          if (brings && (verdict === 'create' || verdict === 'update')) told.bring(brings)
          for (const note of notes) told.note(note)
        }
        await saveVerdicts(db, reader.main.id, judged.map(writtenOf))
        n += stored.length
        await work.progress({ done: n, total: reader.main.rows })
      }
      const ends = (await importer.ends?.find(stage.read(), session)) ?? []
      for (const one of ends) told.note(one)
      const counts = {
        ...(await countRows(db, id)),
        ends: ends.length,
        notes: told.notes(),
        left: told.left(),
        brings: told.brings(),
      }
      await stage.write(work.job.id, 'user', (ctx) =>
        finish(ctx, stage.kept, { state: 'rehearsed', more: { counts: JSON.stringify(counts) } }),
      )
      return null
    },
  })

/** Shows an importer every row before the first is judged, if rows of this file may refer to each other. */
export async function surveyAll(work: Working, { survey, ends }: Importer, reader: Reader, session: unknown) {
  if (!survey?.fields.some((field) => reader.setup.filled.has(field))) return
  let done = 0
  for await (const stored of batchesOf(work.db, reader.main.id, batch * 4)) {
    await work.progress({ done, total: reader.main.rows, note: surveying })
    for (const { row, problems } of await reader.check(stored))
      // A row that cannot be read names what it is about all the same: nothing of that ends.
      if (problems.length === 0 || ends) survey.see(session, row)
    done += stored.length
  }
}

interface Ground {
  readonly session: unknown
  /** Names that rows had so far, and which row was the first to have each. */
  readonly seen: Map<string, number>
  /** Fields that are shown nowhere. */
  readonly secrets: ReadonlySet<string>
}

/** Judges one batch: what cannot be read, what is there twice, and for all else the importer’s word. */
async function judge(
  { read, work: { db }, whole: { parts } }: Stage,
  importer: Importer,
  all: readonly Checked[],
  { session, seen, secrets }: Ground,
) {
  const done: Judged[] = []
  const rows: ImportRow[] = []
  for (const { row, problems, badSide } of all) {
    const side = parts.find(({ role }) => role === 'side')
    if (side && badSide.length > 0)
      await saveVerdicts(
        db,
        side.id,
        badSide.map(({ n, problems: reasons }) => writtenOf({ n, verdict: 'error', label: '', reasons })),
      )
    if (problems.length > 0) {
      done.push({ n: row.n, verdict: 'error', label: labelOf(row, secrets), reasons: problems, plan: null })
      continue
    }
    const names = importer.identities(row.values)
    const before = names.map((name) => seen.get(name)).find((n) => n !== undefined)
    for (const name of names) if (!seen.has(name)) seen.set(name, row.n)
    if (before === undefined) rows.push(row)
    else
      done.push({
        n: row.n,
        verdict: 'conflict',
        label: labelOf(row, secrets),
        reasons: [{ why: w.later('row-twice', { row: before }) }],
        plan: null,
      })
  }
  return [...done, ...(await importer.judge(read(), rows, session))]
}

/** What a row that cannot be judged is called: the first texts in it. */
const labelOf = ({ values }: ImportRow, secrets: ReadonlySet<string>) =>
  Object.entries(values)
    .flatMap(([field, value]) =>
      !secrets.has(field) && typeof value === 'string' && value !== '' ? [value] : [],
    )
    .slice(0, 2)
    .join(' · ')

const linkBatch = 50_000

/** Says of every row beside what it belongs to, and finds those that belong to nothing. */
async function markSide({ whole, work }: Stage, { main, side }: Reader) {
  const { db } = work
  if (!side) return
  const links = linkColumns(whole)
  const last = await lastRow(db, side.id)
  await inPieces(work, await lastRow(db, main.id), (from, to) =>
    sql`update import_row set link = ${links ? linkSql(links.main) : sql`null`}
      where part_id = ${main.id}::uuid and n > ${from}::int and n <= ${to}::int`.execute(db),
  )
  await inPieces(work, last, (from, to) =>
    sql`update import_row set link = ${links ? linkSql(links.side) : sql`null`}, verdict = null, reasons = null
      where part_id = ${side.id}::uuid and n > ${from}::int and n <= ${to}::int`.execute(db),
  )
  await inPieces(work, last, async (from, to) => {
    const orphan = JSON.stringify([{ why: w.later('row-orphan', { link: '?' }) }])
    const nameless = JSON.stringify([{ why: w.later('row-no-link') }])
    await sql`update import_row r set verdict = 'error', label = coalesce(r.link, ''),
        reasons = case when coalesce(r.link, '') = '' then ${nameless}::jsonb
          else jsonb_set(${orphan}::jsonb, '{0,why,values,link}', to_jsonb(left(r.link, 60))) end
      where r.part_id = ${side.id}::uuid and r.n > ${from}::int and r.n <= ${to}::int and r.problem is null
        and (coalesce(r.link, '') = '' or not exists (
          select from import_row m where m.part_id = ${main.id}::uuid and m.link = r.link))`.execute(db)
    // What cannot be read is told even if it belongs to nothing.
    await sql`update import_row r set verdict = 'error', label = '',
        reasons = jsonb_build_array(jsonb_build_object('why', r.problem))
      where r.part_id = ${side.id}::uuid and r.n > ${from}::int and r.n <= ${to}::int and r.problem is not null`.execute(
      db,
    )
  })
}

async function lastRow(db: Db, partId: string): Promise<number> {
  const { rows } = await sql<{
    n: number | null
  }>`select max(n) as n from import_row where part_id = ${partId}::uuid`.execute(db)
  return rows[0]?.n ?? 0
}

/** Piece by piece, between which it can be stopped. */
async function inPieces(work: Working, last: number, mark: (from: number, to: number) => Promise<unknown>) {
  for (let from = 0; from < last; from += linkBatch) {
    await work.progress({ done: from, total: last, note: linking })
    await mark(from, from + linkBatch)
  }
}
