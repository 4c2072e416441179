import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { daysBefore, type Retention } from '#kernel/retention'
import type { Schedule } from '#kernel/schedules'
import { valueOf } from '#kernel/settings'
import { keepDays } from './settings.ts'
import { w } from './words.ts'

/** A run clears no more than this, so that it never holds anything for long. */
const atOnce = 20_000

const isOld = (before: string) =>
  sql`cleared_at is null and state not in ('reading', 'rehearsing', 'running', 'undoing') and updated_at < ${before}::timestamptz`

/** Clears away rows and files of imports that nobody touched for long, and with them what undo would need. */
export async function tidyImports(ctx: Write) {
  const before = daysBefore(ctx.now, await valueOf(ctx, keepDays))
  const { rows } = await sql<{ id: string }>`
    select id from import where ${isOld(before)} order by updated_at limit 1 for update skip locked`.execute(
    ctx.db,
  )
  const id = rows[0]?.id
  if (id === undefined) return
  const parts = sql`select id from import_part where import_id = ${id}::uuid`
  await sql`delete from import_chunk where part_id in (${parts})`.execute(ctx.db)
  const gone = await sql`delete from import_row where (part_id, n) in (
    select part_id, n from import_row where part_id in (${parts}) limit ${atOnce}::int) returning n`.execute(
    ctx.db,
  )
  if (gone.rows.length === atOnce) return
  await sql`update import_deed set before = null, after = null where import_id = ${id}::uuid`.execute(ctx.db)
  await sql`update import set cleared_at = ${ctx.now}::timestamptz where id = ${id}::uuid`.execute(ctx.db)
}

/** Their own clock clears them; here it is told how many are due. */
export const oldImports: Retention = {
  name: 'imports',
  title: w.later('retention'),
  days: keepDays,
  async due({ db }, before) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from import where ${isOld(before)}`.execute(db)
    return { n: rows[0]?.n ?? 0, held: 0 }
  },
  async letGo(ctx) {
    await tidyImports(ctx)
    return 0
  },
}

export const tidy: Schedule = {
  name: 'imports.tidy',
  title: w.later('tidy'),
  everySeconds: 600,
  run: tidyImports,
}
