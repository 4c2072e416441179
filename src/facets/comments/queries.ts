import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import { t } from '#kernel/list-parts'
import { type ListSpec, pageOf } from '#kernel/listing'
import { wholeOf } from '#kernel/merged'
import { seenFor, visibleParts } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { Comment, comments } from './contract.ts'
import { refusal } from './policy.ts'

const spec: ListSpec = {
  table: 'comment',
  open: true,
  select: {
    id: t('id'),
    entity_id: t('entity_id'),
    kind: t('kind'),
    author: sql`jsonb_build_object('id', t.author_id, 'name', coalesce(t.author_name, author.name))`,
    outside: t('outside'),
    // Words taken back leave their place, not their text.
    html: sql`case when t.withdrawn_at is null then t.html else '' end`,
    body: sql`case when t.withdrawn_at is null then t.body else '' end`,
    // People of ours are called as they are called today.
    recipients: sql`case when t.recipients = '[]' then t.recipients else (
      select jsonb_agg(r.value || jsonb_build_object('name', coalesce(p.name, r.value ->> 'name')) order by r.n)
      from jsonb_array_elements(t.recipients) with ordinality as r (value, n) left join principal p on p.id = (r.value ->> 'id')::uuid) end`,
    channel: t('channel'),
    created_at: t('created_at'),
    edited_at: t('edited_at'),
    withdrawn_at: t('withdrawn_at'),
    files: sql`coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'media_type', f.media_type, 'size', f.size) order by f.created_at, f.id)
      from file f where f.comment_id = t.id and f.removed_at is null), '[]')`,
  },
  joins: sql`join principal author on author.id = t.author_id`,
  sorts: {
    oldest: { title: 'Oldest first', dir: 'asc', by: [{ column: 'created_at', type: 'timestamptz' }] },
    newest: { title: 'Newest first', dir: 'desc', by: [{ column: 'created_at', type: 'timestamptz' }] },
  },
  defaultSort: 'oldest',
}

type Row = Omit<Comment, 'can'>

const shown = ({ actor, now }: Read, row: Row): Comment => {
  const why = refusal.edit({ ...row, author_id: row.author.id, author_name: row.author.name }, actor.id, now)
  return { ...row, can: { edit: why ? say(why, actor.language) : true } }
}

export async function listComments(ctx: Read, { id, ...paging }: Input<typeof comments.list>) {
  await seenFor(ctx, id, 'read')
  const where = sql<boolean>`t.entity_id = any(${wholeOf(id)}) and ${visibleParts(ctx.actor, 't')}`
  const { items, next } = await pageOf<Row>(ctx, spec, where, paging)
  return { items: items.map((row) => shown(ctx, row)), next }
}

export async function oneComment(ctx: Read, entityId: string, id: string): Promise<Comment> {
  const where = sql<boolean>`t.entity_id = ${entityId}::uuid and t.id = ${id}::uuid and ${visibleParts(ctx.actor, 't')}`
  const { items } = await pageOf<Row>(ctx, spec, where, { limit: 1 })
  const [found] = items
  if (!found) throw new Error('a comment that was just written is not there')
  return shown(ctx, found)
}

/** What changed words said before, newest first: for those inside, and gone once the words were taken back. */
export async function earlierWords(ctx: Read, { id }: Input<typeof comments.earlier>) {
  const found = await ctx.db
    .selectFrom('comment')
    .select('entity_id')
    .where('id', '=', id)
    .where(visibleParts(ctx.actor, 'comment'))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  const { inside } = await seenFor(ctx, found.entity_id, 'read')
  if (!inside) throw new Refusal('forbidden', house.later('forbidden'))
  const items = await ctx.db
    .selectFrom('comment_earlier')
    .select(['until', 'html'])
    .where('comment_id', '=', id)
    .orderBy('until', 'desc')
    .execute()
  return { items }
}
