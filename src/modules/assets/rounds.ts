import { type RawBuilder, sql } from 'kysely'
import type { Write } from '#kernel/context'

/** A look goes on for so long: what is under way holds others back. */
export const mostMs = 2000
/** What is done over and over rests so many times as long as it took. */
export const restsTimes = 20

/** Whether the last of the rounds `r` has rested: ten minutes at least and a day at most; or there was none. */
export const hasRested = ({ now }: Pick<Write, 'now'>): RawBuilder<boolean> =>
  sql<boolean>`(r.done_at is null or r.done_at
    + greatest(interval '10 minutes', least(interval '1 day', (r.done_at - r.whole_at) * ${restsTimes}::int)) <= ${now}::timestamptz)`

/** The next assets in order of their ids. */
export async function nextAssets(
  { db }: Pick<Write, 'db'>,
  after: string | null,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from asset where ${after === null ? sql`true` : sql`id > ${after}::uuid`} order by id limit ${most}::int`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
