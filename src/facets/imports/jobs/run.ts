import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import { constraintRefusal } from '#kernel/constraints'
import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { Cancelled, type Working } from '#kernel/jobs'
import { ImportRan, RecordBrought } from '../contract.ts'
import type { Deed, Importer } from '../importer.ts'
import type { KeptMapping } from '../mapping.ts'
import { runsOf } from '../engine/runs.ts'
import type { Part } from '../load.ts'
import { forgetSecretCells } from '../secret-cells.ts'
import { headingsOf } from './read.ts'
import { surveyAll } from './rehearse.ts'
import { type Reader, readerOf, type StoredRow } from './rows.ts'
import { finish, refOf, type Stage, step } from './stage.ts'
import { countRows } from './tally.ts'
import { saveVerdicts, writtenOf } from './verdicts.ts'

const batch = 1000

/**
 * Brings in what was rehearsed, a transaction for each batch, in which it is judged anew. A killed process goes on with
 * the batch that it had not committed; a stop leaves in what is in.
 */
export const runRows = (work: Working, { id }: { id: string }) =>
  step(work, id, {
    during: 'running',
    stopped: (why) => ({ state: 'stopped', why }),
    async run(stage) {
      const { importer } = stage.whole
      if (!importer) return null
      const reader = readerOf(work.db, stage.whole)
      const began = performance.now()
      const seconds = () => (performance.now() - began) / 1000
      await rememberMapping(stage)
      try {
        const session = await importer.begin(stage.read(), reader.setup)
        await surveyAll(work, importer, reader, session)
        await bringIn({ stage, importer, reader, session })
        await settleAll({ stage, importer, reader, session })
        await endWhatIsGone({ stage, importer, session })
      } catch (error) {
        const counts = await keepCounts(stage, seconds())
        if (error instanceof Cancelled || error instanceof Refusal)
          await stage.write(id, 'import', async (ctx) => tellRan(ctx, stage, counts, true))
        throw error
      }
      const counts = await keepCounts(stage, seconds())
      await stage.write(id, 'import', async (ctx) => {
        await dropFile(ctx, id)
        await forgetSecretCells(ctx.db, reader.main, stage.whole.fields)
        tellRan(ctx, stage, counts, false)
        await finish(ctx, stage.kept, { state: 'done', more: { finished_at: ctx.now } })
      })
      return null
    },
  })

interface Running {
  readonly stage: Stage
  readonly importer: Importer
  readonly reader: Reader
  readonly session: unknown
}

/** The next rows of those that are to come in, or that are in and not yet settled. */
async function nextRows({ stage, reader }: Running, after: number, done: boolean): Promise<StoredRow[]> {
  const { rows } = await sql<StoredRow>`
    select n, cells, problem, entity_id from import_row
    where part_id = ${reader.main.id}::uuid and n > ${after}::int
      and (verdict in ('create', 'update') or (heard and not ${done}::boolean))
      and done = ${done}::boolean and not settled
    order by n limit ${batch}::int`.execute(stage.work.db)
  return rows
}

async function bringIn(running: Running) {
  const { stage } = running
  const counts = await countRows(stage.work.db, stage.kept.id)
  const total = counts.create + counts.update + counts.heard
  let done = counts.created + counts.updated
  for (let after = 0; ;) {
    await stage.work.progress({ done, total })
    const rows = await nextRows(running, after, false)
    const last = rows.at(-1)
    if (!last) return
    await bringBatch(running, rows)
    after = last.n
    done += rows.length
  }
}

/** All of a batch or nothing of it; where one row spoils it, it is halved until that row stands alone and is refused. */
async function bringBatch(running: Running, rows: readonly StoredRow[]): Promise<void> {
  const { stage, reader } = running
  try {
    await stage.write(stage.kept.id, 'import', (ctx) => writeBatch(ctx, running, rows))
  } catch (error) {
    const why = refusalOf(error)
    const [only] = rows
    if (!why || !only) throw error
    if (rows.length === 1) {
      await sql`update import_row set verdict = 'error', reasons = ${JSON.stringify([{ why }])}::jsonb
        where part_id = ${reader.main.id}::uuid and n = ${only.n}::int`.execute(stage.work.db)
      return
    }
    const half = Math.ceil(rows.length / 2)
    await bringBatch(running, rows.slice(0, half))
    await bringBatch(running, rows.slice(half))
  }
}

const refusalOf = (error: unknown): Sentence | undefined =>
  error instanceof Refusal ? error.sentence : constraintRefusal(error)?.sentence

async function writeBatch(ctx: Write, running: Running, rows: readonly StoredRow[]) {
  const { stage, importer, reader, session } = running
  const checked = await reader.check(rows)
  const judged = await importer.judge(
    ctx,
    checked.map(({ row }) => row),
    session,
  )
  const toDo = judged.filter(
    ({ verdict, heard }) => verdict === 'create' || verdict === 'update' || heard === true,
  )
  const deeds = toDo.length > 0 ? await importer.write(ctx, toDo, session) : []
  await saveDeeds(ctx, stage.kept.id, deeds)
  await tellBrought(ctx, stage, deeds)
  // The record that each row became: the last that was made or changed for it.
  const made = new Map(deeds.map(({ n, id }) => [n, id]))
  const written = judged.map((one) => writtenOf({ ...one, id: made.get(one.n) ?? one.id }))
  await saveVerdicts(ctx.db, reader.main.id, written, true)
}

/** One line on each record says that it was imported, by whom and when; what its room tells of it is of its own time. */
async function tellBrought(ctx: Write, { kept }: Stage, deeds: readonly Deed[]) {
  const did = new Map(deeds.map((deed) => [deed.id, deed.did]))
  const { rows } = await sql<Subject>`
    select id, kind, audience_id from entity where id = any(${[...did.keys()]}::uuid[]) order by id`.execute(
    ctx.db,
  )
  for (const row of rows)
    ctx.emit(
      RecordBrought,
      row,
      { file: kept.title, import_id: kept.id, did: did.get(row.id) ?? 'created' },
      // Where it was before is the staff's own business.
      { granted: false },
    )
}

async function saveDeeds(ctx: Write, importId: string, deeds: readonly Deed[]) {
  if (deeds.length > 0)
    await sql`insert into import_deed (import_id, n, kind, entity_id, did, before, after)
      select ${importId}::uuid, (d ->> 'n')::int, d ->> 'kind', (d ->> 'id')::uuid, d ->> 'did', d -> 'before', d -> 'after'
      from jsonb_array_elements(${JSON.stringify(deeds)}::jsonb) with ordinality as all_deeds (d, at) order by at`.execute(
      ctx.db,
    )
}

/** Joins what refers from row to row, once all are in. */
async function settleAll(running: Running) {
  const { stage, importer, reader, session } = running
  if (!importer.settle) return
  for (let after = 0; ;) {
    const rows = await nextRows(running, after, true)
    const last = rows.at(-1)
    if (!last) return
    const ids = new Map(rows.map(({ n, entity_id }) => [n, entity_id]))
    await stage.write(stage.kept.id, 'import', async (ctx) => {
      const ready = (await reader.check(rows)).flatMap(({ row: { n, values } }) => {
        const id = ids.get(n)
        return id === null || id === undefined ? [] : [{ n, values, id }]
      })
      await saveDeeds(ctx, stage.kept.id, (await importer.settle?.(ctx, ready, session)) ?? [])
      await sql`update import_row set settled = true
        where part_id = ${reader.main.id}::uuid and n = any(${rows.map(({ n }) => n)}::int[])`.execute(ctx.db)
    })
    await stage.work.progress({ note: `${last.n}` })
    after = last.n
  }
}

/** What the file does not name any more ends, once all its rows are in. */
async function endWhatIsGone({ stage, importer: { ends }, session }: Omit<Running, 'reader'>) {
  if (!ends) return
  const { id } = stage.kept
  await stage.write(id, 'import', async (ctx) => {
    const deeds = await ends.write(ctx, session)
    await saveDeeds(ctx, id, deeds)
    await sql`update import set counts = counts || jsonb_build_object('ended',
      coalesce((counts ->> 'ended')::int, 0) + ${deeds.length}::int) where id = ${id}::uuid`.execute(ctx.db)
  })
}

type Counted = Awaited<ReturnType<typeof countRows>>

/** Writes down what came of it so far, however a run ends. */
async function keepCounts({ work: { db }, kept }: Stage, seconds: number): Promise<Counted> {
  const counts = await countRows(db, kept.id)
  await sql`update import set counts = counts || ${JSON.stringify(counts)}::jsonb
      || jsonb_build_object('seconds', coalesce((counts ->> 'seconds')::float8, 0) + ${seconds}::float8)
    where id = ${kept.id}::uuid`.execute(db)
  return counts
}

function tellRan(ctx: Write, { kept }: Stage, { created, updated }: Counted, stopped: boolean) {
  const importer = kept.importer ?? ''
  ctx.emit(ImportRan, refOf(kept), { file: kept.title, importer, created, updated, stopped })
}

/** The file itself is not needed any more; its rows are kept a while, to be looked at. */
const dropFile = (ctx: Write, id: string) =>
  sql`delete from import_chunk where part_id in (select id from import_part where import_id = ${id}::uuid)`.execute(
    ctx.db,
  )

/** The next file with these headings is read in the same way. */
const withRuns = ({ mapping, columns }: Part): KeptMapping['main'] => ({
  ...mapping,
  runs: runsOf(columns.map(({ name }) => name)).map(({ n }) => n),
})

async function rememberMapping({ whole: { parts, importer, kept }, actor, work: { db } }: Stage) {
  const main = parts.find(({ role }) => role === 'main')
  const side = parts.find(({ role }) => role === 'side')
  if (!main || !importer) return
  const mapping: KeptMapping = { main: withRuns(main), side: side && withRuns(side) }
  await sql`insert into import_mapping (importer, headings, mapping, options, used_at, used_by)
    values (${importer.name}, ${headingsOf(parts)}, ${JSON.stringify(mapping)}::jsonb, ${JSON.stringify(kept.options)}::jsonb, now(), ${actor.id}::uuid)
    on conflict (importer, headings) do update set mapping = excluded.mapping, options = excluded.options,
      used_at = excluded.used_at, used_by = excluded.used_by`.execute(db)
}
