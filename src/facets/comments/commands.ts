import { tsvectorOf } from '#lib/text/tokens'
import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { dropDocs, indexDocs } from '#kernel/search'
import { seenFor, visibleParts } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { attachFiles } from '#facets/files/public'
import { refuseHeld } from '#kernel/legal-hold'
import { digestOf, nameMentions } from './add.ts'
import { CommentEdited, type comments, CommentWithdrawn } from './contract.ts'
import { cleanHtml, imagesIn, mentionsIn, textOf } from './html.ts'
import { refusal } from './policy.ts'
import { oneComment } from './queries.ts'
import { wordsForEach } from './words-for-each.ts'

async function own(ctx: Write, id: string) {
  const found = await ctx.db
    .selectFrom('comment')
    .selectAll()
    .where('id', '=', id)
    .where(visibleParts(ctx.actor, 'comment'))
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  const record = await seenFor(ctx, found.entity_id, 'read')
  return { found, record }
}

/** Changes one's own words: what they said before is kept for those inside, whom they name is read anew. */
export async function editComment(ctx: Write, { id, html }: Input<typeof comments.edit>) {
  const { found, record } = await own(ctx, id)
  refuseIf(refusal.edit(found, ctx.actor.id, ctx.now))
  const given = cleanHtml(html)
  refuseIf(refusal.send(given))
  const [words] = await wordsForEach(ctx, given, [], 1)
  const clean = words?.html ?? given
  if (clean === found.html) return oneComment(ctx, record.id, id)
  const body = textOf(clean)
  await ctx.db
    .insertInto('comment_earlier')
    .values({ comment_id: id, until: ctx.now, html: found.html })
    .execute()
  await ctx.db
    .updateTable('comment')
    .set({ html: clean, body, edited_at: ctx.now })
    .where('id', '=', id)
    .execute()
  const { audience_id, granted } = found
  const mentions = mentionsIn(clean)
  await ctx.db.deleteFrom('comment_mention').where('comment_id', '=', id).execute()
  await nameMentions(ctx, [{ id, mentions }])
  await attachFiles(ctx, record, imagesIn(clean), { comment_id: id, internal: !granted, skipOthers: true })
  indexDocs(ctx, [
    { entity_id: record.id, part: id, audience_id, granted, kind: record.kind, tokens: tsvectorOf(body) },
  ])
  ctx.emit(CommentEdited, record, { comment_id: id, digest: digestOf(clean), mentions }, { granted })
  return oneComment(ctx, record.id, id)
}

export async function withdrawComment(ctx: Write, { id }: Input<typeof comments.withdraw>) {
  const { found, record } = await own(ctx, id)
  refuseIf(refusal.edit(found, ctx.actor.id, ctx.now))
  await refuseHeld(ctx, [record.id])
  await withdraw(ctx, [id])
  ctx.emit(CommentWithdrawn, record, { comment_id: id }, { granted: found.granted })
  return done
}

/** Takes words back whoever wrote them, as undo does: their place stays, their text is neither shown nor found. */
export async function withdraw(ctx: Write, ids: readonly string[]) {
  const gone = await ctx.db
    .updateTable('comment')
    .set({ withdrawn_at: ctx.now })
    .where('id', 'in', ids)
    .returning(['id', 'entity_id', 'granted'])
    .execute()
  await ctx.db.deleteFrom('comment_earlier').where('comment_id', 'in', ids).execute()
  for (const [entityId, parts] of Map.groupBy(gone, ({ entity_id }) => entity_id))
    await dropDocs(
      ctx,
      entityId,
      parts.map(({ id }) => id),
    )
  return gone
}
