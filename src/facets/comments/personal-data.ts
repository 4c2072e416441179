import { sql } from 'kysely'
import { tsvectorOf } from '#lib/text/tokens'
import { namesOf } from '#kernel/auth/names'
import type { Write } from '#kernel/context'
import type { PersonalData } from '#kernel/personal-data'
import { indexDocs } from '#kernel/search'
import { mentionRenamed, textOf } from './html.ts'

/**
 * What somebody said, and began to say. Words that were sent belong to the record and stay, under the name that takes the
 * place of theirs; wherever they are named by @ or as whom an answer went to, that name goes.
 */
export const wordsData: PersonalData = {
  name: 'words',
  async standsIn({ db }, ids) {
    const { rows } = await sql<{
      id: string
    }>`select distinct h.entity_id as id from legal_hold h join comment c on c.entity_id = h.entity_id
      left join comment_mention m on m.comment_id = c.id
      where c.author_id = any(${[...ids]}::uuid[]) or m.principal_id = any(${[...ids]}::uuid[])`.execute(db)
    return rows.map(({ id }) => id)
  },
  async gather({ db }, ids) {
    const [said, drafts, named_in] = await Promise.all([
      db
        .selectFrom('comment')
        .innerJoin('entity', 'entity.id', 'comment.entity_id')
        .select(['entity.key', 'comment.kind', 'comment.created_at', 'comment.edited_at', 'comment.body'])
        .where('comment.author_id', 'in', ids)
        .where('comment.withdrawn_at', 'is', null)
        .orderBy('comment.created_at')
        .execute(),
      db
        .selectFrom('draft')
        .innerJoin('entity', 'entity.id', 'draft.entity_id')
        .select(['entity.key', 'draft.kind', 'draft.html', 'draft.updated_at'])
        .where('draft.person_id', 'in', ids)
        .execute(),
      db
        .selectFrom('comment_mention')
        .innerJoin('comment', 'comment.id', 'comment_mention.comment_id')
        .innerJoin('entity', 'entity.id', 'comment.entity_id')
        .select(['entity.key', 'comment.created_at'])
        .where('comment_mention.principal_id', 'in', ids)
        .where('comment.withdrawn_at', 'is', null)
        .execute(),
    ])
    return { said, drafts, named_in }
  },
  async erase(ctx, ids) {
    await ctx.db.deleteFrom('draft').where('person_id', 'in', ids).execute()
    // What they took back is kept by nobody's wish any more.
    await ctx.db
      .updateTable('comment')
      .set({ html: '', body: '' })
      .where('author_id', 'in', ids)
      .where('withdrawn_at', 'is not', null)
      .execute()
    // What they said before they changed it, and what named them before it was changed.
    await sql`delete from comment_earlier e using comment c where c.id = e.comment_id and (c.author_id = any(${[...ids]}::uuid[])
      or exists (select from unnest(${[...ids]}::text[]) named where position(named in e.html) > 0))`.execute(
      ctx.db,
    )
    await ctx.db.updateTable('comment').set({ author_name: null }).where('author_id', 'in', ids).execute()
    await renameMentions(ctx, ids)
    await forgetRecipients(ctx, ids)
  },
}

/** Only the words that name somebody by @ hold a name that is known to be theirs. */
async function renameMentions(ctx: Write, ids: readonly string[]) {
  const names = await namesOf(ctx, ids)
  const rows = await ctx.db
    .selectFrom('comment')
    .innerJoin('entity', 'entity.id', 'comment.entity_id')
    .select(['comment.id', 'comment.entity_id', 'comment.audience_id', 'comment.granted', 'comment.html'])
    .select(['comment.withdrawn_at', 'entity.kind'])
    .where('comment.id', 'in', (from) =>
      from.selectFrom('comment_mention').select('comment_id').where('principal_id', 'in', ids),
    )
    .execute()
  for (const { id, html: before, withdrawn_at, ...part } of rows) {
    const html = ids.reduce((text, one) => mentionRenamed(text, one, names.get(one) ?? ''), before)
    const body = textOf(html)
    await ctx.db.updateTable('comment').set({ html, body }).where('id', '=', id).execute()
    if (withdrawn_at === null) indexDocs(ctx, [{ ...part, part: id, tokens: tsvectorOf(body) }])
  }
}

/** Whom an answer was given to: by id, whose name is looked up, or as a file named them. */
const forgetRecipients = (ctx: Write, ids: readonly string[]) =>
  sql`update comment set recipients = (
      select coalesce(jsonb_agg(case when r ->> 'id' = any(${[...ids]}::text[]) then jsonb_build_object('id', r -> 'id', 'name', '') else r end order by n), '[]')
      from jsonb_array_elements(recipients) with ordinality as one(r, n))
    where exists (select from jsonb_array_elements(recipients) r where r ->> 'id' = any(${[...ids]}::text[]))`.execute(
    ctx.db,
  )
