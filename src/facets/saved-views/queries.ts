import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#lib/contract'
import { inputRefused, Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { defaultViews, viewedLists } from '#kernel/default-views'
import { w as house } from '#kernel/words'
import { verdictFor } from '#kernel/verdict'
import type { View, views } from './contract.ts'
import { refusal } from './policy.ts'
import { w } from './words.ts'

export interface KeptView {
  id: string
  list: string
  title: string
  q: string
  sort: string | null
  columns: string[] | null
  owner_id: string
  owner_name: string
  shared_with: string | null
  shared_name: string | null
  version: number
}

/** Views that the actor owns or that are shared with them. */
async function kept(ctx: Read, where: RawBuilder<boolean>): Promise<KeptView[]> {
  const { id, principals, viewer } = ctx.actor
  // Whoever looks with somebody's eyes sees of their views those that others see as well.
  const own = sql<boolean>`v.owner_id = ${id}::uuid and (${viewer === undefined}::boolean or v.shared_with is not null)`
  const { rows } = await sql<KeptView>`
    select v.id, v.list, v.title, v.q, v.sort, v.columns, v.owner_id, o.name as owner_name, v.shared_with, s.name as shared_name, v.version
    from view v join principal o on o.id = v.owner_id left join principal s on s.id = v.shared_with
    where ${where} and (${own} or v.shared_with = any(${[...principals]}::uuid[]))
    order by v.owner_id = ${id}::uuid, v.title, v.id`.execute(ctx.db)
  return rows
}

export async function viewById(ctx: Read, id: string): Promise<KeptView> {
  const [view] = await kept(ctx, sql<boolean>`v.id = ${id}::uuid`)
  if (!view) throw new Refusal('not-found', house.later('not-found'))
  return view
}

export function shown(ctx: Read, view: KeptView, hidden = false): View {
  const { id, list, title, q, sort, columns, owner_id, owner_name, shared_with, shared_name, version } = view
  const why = refusal.change(ctx.actor, view)
  return {
    key: id,
    list,
    kind: owner_id === ctx.actor.id ? 'mine' : 'shared',
    title,
    q,
    sort,
    columns,
    hidden,
    owner: { id: owner_id, name: owner_name },
    shared_with: shared_with === null ? null : { id: shared_with, name: shared_name ?? '' },
    version,
    can: { change: verdictFor(ctx)(why) },
  }
}

function cameWith(ctx: Read, list: string): View[] {
  return defaultViews(list)
    .filter(({ can }) => can === undefined || may(ctx.actor, can))
    .map(({ name, title, q, sort, columns }) => ({
      key: name,
      list,
      kind: 'built-in',
      title: say(title, ctx.actor.language),
      q,
      sort: sort ?? null,
      columns: columns ? [...columns] : null,
      hidden: false,
      owner: null,
      shared_with: null,
      version: null,
      can: { change: say(house.later('forbidden'), ctx.actor.language) },
    }))
}

/** Refuses a list that has no views: nobody would ever look at what is kept of it. */
export function needList(list: string) {
  const known = viewedLists()
  if (known.includes(list)) return
  const why = w.later('no-list', { known: known.join(', ') })
  throw inputRefused('list', why)
}

/** In the order the person chose; what they have not placed yet stands behind, as it came. */
export async function listViews(ctx: Read, { list }: Input<typeof views.list>) {
  needList(list)
  const choices = await ctx.db
    .selectFrom('view_choice')
    .select(['view', 'position', 'hidden'])
    .where('person_id', '=', ctx.actor.id)
    .where('list', '=', list)
    .execute()
  const chosen = new Map(choices.map((choice) => [choice.view, choice]))
  const own = (await kept(ctx, sql<boolean>`v.list = ${list}`)).map((view) => shown(ctx, view))
  const all = [...cameWith(ctx, list), ...own]
  const place = (view: View, n: number) => chosen.get(view.key)?.position ?? choices.length + n
  const placed = all.map((view, n) => ({ view, at: place(view, n) })).sort((a, b) => a.at - b.at)
  return { items: placed.map(({ view }) => ({ ...view, hidden: chosen.get(view.key)?.hidden ?? false })) }
}
