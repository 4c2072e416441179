import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { definedOf } from '#lib/patch'
import { Refusal, refuseIf } from '#lib/refusal'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { newId } from '#kernel/ids'
import { refuseStale } from '#kernel/stale'
import { type View, ViewChanged, ViewRemoved, ViewSaved, type views } from './contract.ts'
import { refusal } from './policy.ts'
import { type KeptView, listViews, needList, shown, viewById } from './queries.ts'
import { w } from './words.ts'

const most = 100

/** A view is no record: whom it concerns sees what happens to it. */
const subjectOf = async (ctx: Write, { id, owner_id, shared_with }: KeptView): Promise<Subject> => ({
  id,
  kind: 'view',
  audience_id: await audienceOf(ctx, [owner_id, ...(shared_with === null ? [] : [shared_with])]),
})

const told = ({ list, title, q, sort, columns, shared_with }: KeptView) => ({
  list,
  title,
  q,
  sort,
  columns,
  shared_with,
})

async function refuseSharing(ctx: Write, id: string | null) {
  if (id === null) return
  const principal = await ctx.db
    .selectFrom('principal')
    .select(['id', 'kind'])
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()
  const why = principal ? refusal.share(ctx.actor, principal) : w.later('not-a-person')
  if (why) throw new Refusal('forbidden', why)
}

export async function saveView(ctx: Write, input: Input<typeof views.save>): Promise<View> {
  await refuseSharing(ctx, input.shared_with)
  const { list, title, q, sort, columns, shared_with } = input
  needList(list)
  const { n } = await ctx.db
    .selectFrom('view')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('owner_id', '=', ctx.actor.id)
    .where('list', '=', list)
    .executeTakeFirstOrThrow()
  refuseIf(n >= most && w.later('too-many', { n }))
  const id = newId()
  const times = { created_at: ctx.now, updated_at: ctx.now }
  await ctx.db
    .insertInto('view')
    .values({ id, list, title, q, sort, columns, shared_with, owner_id: ctx.actor.id, ...times })
    .execute()
  const view = await viewById(ctx, id)
  ctx.emit(ViewSaved, await subjectOf(ctx, view), told(view))
  return shown(ctx, view)
}

async function changeable(ctx: Write, id: string): Promise<KeptView> {
  const view = await viewById(ctx, id)
  const why = refusal.change(ctx.actor, view)
  if (why) throw new Refusal('forbidden', why)
  return view
}

export async function changeView(
  ctx: Write,
  { id, version, ...patch }: Input<typeof views.change>,
): Promise<View> {
  const before = await changeable(ctx, id)
  if (patch.shared_with !== undefined && patch.shared_with !== before.shared_with)
    await refuseSharing(ctx, patch.shared_with)
  const { numUpdatedRows } = await ctx.db
    .updateTable('view')
    .set({ ...patch, updated_at: ctx.now, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) {
    const { version: theirs } = await changeable(ctx, id)
    await refuseStale(ctx, { id, yours: version, theirs: theirs ?? version })
  }
  // Whoever takes a view of others back from them sees it no longer.
  const after = { ...before, ...definedOf(patch), version: version + 1 }
  ctx.emit(ViewChanged, await subjectOf(ctx, before), { before: told(before), after: told(after) })
  return shown(ctx, { ...after, shared_name: await nameOf(ctx, after.shared_with) })
}

async function nameOf(ctx: Write, id: string | null): Promise<string | null> {
  if (id === null) return null
  const row = await ctx.db.selectFrom('principal').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? null
}

export async function removeView(ctx: Write, { id }: Input<typeof views.remove>) {
  const view = await changeable(ctx, id)
  const subject = await subjectOf(ctx, view)
  await ctx.db.deleteFrom('view').where('id', '=', id).execute()
  await ctx.db.deleteFrom('view_choice').where('list', '=', view.list).where('view', '=', id).execute()
  ctx.emit(ViewRemoved, subject, told(view))
  return done
}

/** No event: how somebody arranges their own views is theirs alone. */
export async function arrangeViews(ctx: Write, { list, views: chosen }: Input<typeof views.arrange>) {
  needList(list)
  await ctx.db
    .deleteFrom('view_choice')
    .where('person_id', '=', ctx.actor.id)
    .where('list', '=', list)
    .execute()
  const once = new Map(chosen.map((choice) => [choice.key, choice]))
  const rows = [...once.values()].map(({ key, hidden }, position) => ({
    person_id: ctx.actor.id,
    list,
    view: key,
    position,
    hidden,
  }))
  if (rows.length > 0) await ctx.db.insertInto('view_choice').values(rows).execute()
  return listViews(ctx, { list })
}
