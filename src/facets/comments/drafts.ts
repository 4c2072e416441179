import type { Input, Reply } from '#lib/contract'
import { msOf } from '#lib/time/instant'
import type { Read, Write } from '#kernel/context'
import { seenFor } from '#kernel/visible'
import type { comments } from './contract.ts'
import { cleanHtml, textOf } from './html.ts'

/** What the actor has begun to write on a record; nobody else's is ever asked for. */
const begun = ({ db, actor }: Read, id: string) =>
  db
    .selectFrom('draft')
    .select(['kind', 'html', 'updated_at'])
    .where('person_id', '=', actor.id)
    .where('entity_id', '=', id)

export async function draftsOn(ctx: Read, { id }: Input<typeof comments.draft>) {
  await seenFor(ctx, id, 'read')
  return { drafts: await begun(ctx, id).orderBy('updated_at', 'desc').execute() }
}

/**
 * One has begun one thing on a record, a reply or a note: the newest words stand. What another device of the same person
 * wrote since they were begun is given back; emptying them does not throw that away.
 */
export async function keepDraft(
  ctx: Write,
  { id, kind, html, since }: Input<typeof comments.keepDraft>,
): Promise<Reply<typeof comments.keepDraft>> {
  await seenFor(ctx, id, 'read')
  const clean = cleanHtml(html)
  const isEmpty = textOf(clean) === ''
  const kept = await begun(ctx, id).orderBy('updated_at', 'desc').forUpdate().execute()
  const newest = kept[0]
  const isOther =
    newest !== undefined &&
    since !== undefined &&
    newest.html !== clean &&
    (since === null || msOf(since) !== msOf(newest.updated_at))
  if (isOther && isEmpty) return { updated_at: newest.updated_at, replaced: null }
  const mine = { person_id: ctx.actor.id, entity_id: id }
  await ctx.db
    .deleteFrom('draft')
    .where('person_id', '=', mine.person_id)
    .where('entity_id', '=', id)
    .execute()
  if (!isEmpty)
    await ctx.db
      .insertInto('draft')
      .values({ ...mine, kind, html: clean, updated_at: ctx.now })
      .onConflict((conflict) =>
        conflict
          .columns(['person_id', 'entity_id', 'kind'])
          .doUpdateSet({ html: clean, updated_at: ctx.now }),
      )
      .execute()
  return { updated_at: ctx.now, replaced: isOther ? newest : null }
}

/** It was sent. */
export const dropDrafts = (ctx: Write, entityId: string) =>
  ctx.db.deleteFrom('draft').where('person_id', '=', ctx.actor.id).where('entity_id', '=', entityId).execute()
