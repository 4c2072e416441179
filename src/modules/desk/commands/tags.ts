import type { Write } from '#kernel/context'
import { tagRecords } from '#facets/tags/public'
import type { WorkRow } from '#facets/work/load'
import { touch } from '#facets/work/save'
import type { Acted } from './act.ts'

/** Puts tags on tickets and takes others off. */
export async function tagTickets(
  ctx: Write,
  rows: readonly WorkRow[],
  tags: { add: readonly string[]; remove: readonly string[] },
): Promise<Acted> {
  const changed = await tagRecords(ctx, rows, tags)
  if (changed > 0)
    await touch(
      ctx,
      rows.map(({ id }) => id),
    )
  return { changed: [], unchanged: changed > 0 ? [] : [...rows], refused: [], comments: [] }
}
