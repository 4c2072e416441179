import { sql } from 'kysely'
import { within, type Write } from '#kernel/context'
import { houseSubject } from '#kernel/house-subject'
import { newId } from '#kernel/ids'
import { valueOf } from '#kernel/settings'
import { heard } from '#facets/home/panels'
import { shortageFound, shortageOver } from './contract.ts'
import { raises } from './settings.ts'
import { type Short, shortageSources } from './sources.ts'

/** So many are told at a time, those of which most is missing first: whoever switches it on is not flooded. */
const mostAtOnce = 20

/** Tells, where the organisation wants that, of whatever in any room became short, and of whatever no longer is. */
export async function tellShort(ctx: Write): Promise<void> {
  if (!(await valueOf(ctx, raises))) return
  for (const { name, find } of shortageSources()) {
    // A source that fails says nothing of what is enough, either, and takes nothing of the others with it.
    const all = await heard(name, () => within(ctx, undefined, find))
    if (all === null) continue
    await tellFound(ctx, name, all)
    await tellOver(ctx, name, all)
  }
}

async function tellFound(ctx: Write, source: string, all: readonly Short[]) {
  // What comes is waited for, and told of no more than what is enough.
  const rows = all
    .filter(({ missing }) => missing > 0)
    .map(({ id, missing, title }) => ({ id: newId(), record_id: id, missing, title }))
  const { rows: fresh } = await sql<{ id: string; record_id: string }>`
    insert into shortage (id, source, record_id, missing, title, at)
    select r.id, ${source}::text, r.record_id, r.missing, r.title, ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, record_id uuid, missing int, title text)
    where not exists (select from shortage s where s.record_id = r.record_id and s.over_at is null)
    order by r.missing desc, r.record_id limit ${mostAtOnce}::int
    on conflict (record_id) where over_at is null do nothing returning id, record_id`.execute(ctx.db)
  if (fresh.length === 0) return
  const subject = await houseSubject(ctx, 'shortage')
  const shortOf = new Map(all.map((one) => [one.id, one]))
  for (const { id: shortage_id, record_id } of fresh) {
    const short = shortOf.get(record_id)
    if (!short) continue
    const { id: _, ordered = 0, wanted, ...facts } = short
    const data = { shortage_id, record_id, ...facts, ordered, wanted: { asset: null, ...wanted } }
    ctx.emit(shortageFound, subject, data, { granted: false })
  }
}

async function tellOver(ctx: Write, source: string, all: readonly Short[]) {
  const { rows } = await sql<{ id: string; title: string }>`
    update shortage s set over_at = ${ctx.now}::timestamptz
    where s.over_at is null and s.source = ${source}::text and s.record_id <> all(${all.map(({ id }) => id)}::uuid[])
    returning s.id, coalesce((select e.title from entity e where e.id = s.record_id), s.title, '') as title`.execute(
    ctx.db,
  )
  if (rows.length === 0) return
  const subject = await houseSubject(ctx, 'shortage')
  for (const { id: shortage_id, title } of rows)
    ctx.emit(shortageOver, subject, { shortage_id, title }, { granted: false })
}
