import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { moveDocs } from '#kernel/search'

/** Takes words over to another record, with what search finds of them. Their files are another facet's. */
export async function moveComments(ctx: Write, ids: readonly string[], from: string, to: Subject) {
  await ctx.db
    .updateTable('comment')
    .set({ entity_id: to.id, audience_id: to.audience_id })
    .where('id', 'in', ids)
    .where('entity_id', '=', from)
    .execute()
  await moveDocs(ctx, ids, from, to)
}
