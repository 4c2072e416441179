import type { Write } from '#kernel/context'
import { dropDocs } from '#kernel/search'

/**
 * Takes words away as if they had never been said: for what an import brought and somebody takes back. Whoever said
 * something here withdraws it instead, and its place stays.
 */
export async function removeComments(ctx: Write, ids: readonly string[]) {
  if (ids.length === 0) return
  const gone = await ctx.db
    .deleteFrom('comment')
    .where('id', 'in', ids)
    .returning(['id', 'entity_id'])
    .execute()
  for (const [record, words] of Map.groupBy(gone, ({ entity_id }) => entity_id))
    await dropDocs(
      ctx,
      record,
      words.map(({ id }) => id),
    )
}

/** Lets go of everything that was said on these records. */
export async function letGoOfWords(ctx: Write, records: readonly string[]) {
  const said = await ctx.db.selectFrom('comment').select('id').where('entity_id', 'in', records).execute()
  await removeComments(
    ctx,
    said.map(({ id }) => id),
  )
  await ctx.db.deleteFrom('draft').where('entity_id', 'in', records).execute()
}
