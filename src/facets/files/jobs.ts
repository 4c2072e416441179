import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { isHeld } from '#kernel/legal-hold'
import type { Schedule } from '#kernel/schedules'
import { dropDocs } from '#kernel/search'
import { isUsed } from './users.ts'
import { w } from './words.ts'

/** A run clears no more than this, so that it never holds anything for long. */
const atOnce = 200

/** Clears away what nobody put on a record for a day and no draft or macro shows, what was removed a week ago, and bytes that no file has. */
export async function sweepFiles(ctx: Write): Promise<void> {
  await sql`delete from file where id in (
    select f.id from file f where entity_id is null and created_at < ${ctx.now}::timestamptz - interval '1 day' and not ${isUsed(sql.ref('f.id'))}
    union all
    select id from file where removed_at < ${ctx.now}::timestamptz - interval '7 days'
      and not ${isHeld(sql.ref('file.entity_id'))}
    limit ${atOnce}::int)`.execute(ctx.db)
  // Who brings the same bytes meanwhile makes them young first, which this statement then sees.
  await sql`delete from file_content c where sha256 in (
      select sha256 from file_content c where used_at < ${ctx.now}::timestamptz - interval '1 hour'
        and not exists (select from file f where f.sha256 = c.sha256) limit ${atOnce}::int)
    and used_at < ${ctx.now}::timestamptz - interval '1 hour'`.execute(ctx.db)
}

export const sweep: Schedule = {
  name: 'files.sweep',
  title: w.later('sweep'),
  everySeconds: 3600,
  run: sweepFiles,
}

/** Lets go of all files of these records; their bytes go with the next sweep that finds nobody else has them. */
export async function letGoOfFiles(ctx: Write, records: readonly string[]) {
  const { rows } = await sql<{ id: string; entity_id: string }>`
    delete from file where entity_id = any(${[...records]}::uuid[]) returning id, entity_id`.execute(ctx.db)
  for (const [record, parts] of Map.groupBy(rows, ({ entity_id }) => entity_id))
    await dropDocs(
      ctx,
      record,
      parts.map(({ id }) => id),
    )
}
