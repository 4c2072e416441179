import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { definedOf } from '#lib/patch'
import { Refusal, refuseIf } from '#lib/refusal'
import { say } from '#lib/words'
import { system } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { staffSubject } from '#kernel/house-subject'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { seenAmong } from '#kernel/readable'
import { sameAsRead } from '#kernel/stale'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { handOverEach } from '../commands/hand-over.ts'
import { groundOf, typeIn } from '../ground.ts'
import { type kitEndpoints, KitChanged } from './contract.ts'
import { planOf, productsIn, told } from './queries.ts'
import type { KitItem } from './schemas.ts'
import { giveSeatsOfKit } from './seats.ts'
import { w } from './words.ts'

async function tell(ctx: Write, of: string, title: string, changed: readonly string[], archived: boolean) {
  ctx.emit(KitChanged, await staffSubject(ctx, 'asset-kit'), { of, title, changed: [...changed], archived })
}

async function fill(ctx: Write, kit_id: string, items: readonly KitItem[]) {
  refuseIf(items.some(({ model_id, type }) => (model_id === null) === (type === null)) && w.later('one-of'))
  const ground = await groundOf(ctx)
  for (const { type } of items) if (type !== null) typeIn(ground, type)
  const models = [...new Set(items.flatMap(({ model_id }) => model_id ?? []))]
  const known = await sql`select from asset_model where id = any(${models}::uuid[])`.execute(ctx.db)
  refuseIf(known.rows.length < models.length && w.later('no-model'))
  await ctx.db.deleteFrom('asset_kit_item').where('kit_id', '=', kit_id).execute()
  const rows = items.map((item, position) => ({ kit_id, position, ...item }))
  await sql`${insertRows('asset_kit_item', rows)}`.execute(ctx.db)
}

interface ForWhom {
  readonly department_id?: string | null | undefined
  readonly product_ids?: readonly string[] | undefined
}

/** A department and licences that the actor does not see are refused like absent ones. */
async function needSeen(ctx: Write, { department_id, product_ids = [] }: ForWhom) {
  if (department_id) await seen(ctx, department_id, 'department')
  const found = await seenAmong(ctx, product_ids)
  if (product_ids.some((id) => found.get(id)?.kind !== 'product'))
    throw new Refusal('not-found', house.later('not-found'))
}

export async function addKit(ctx: Write, { items, ...draft }: Input<typeof kitEndpoints.addKit>) {
  await needSeen(ctx, draft)
  const id = newId()
  await ctx.db
    .insertInto('asset_kit')
    .values({ id, ...draft })
    .execute()
  await fill(ctx, id, items)
  await tell(ctx, id, draft.name, [], false)
  return { id, version: 1 }
}

export async function changeKit(
  ctx: Write,
  { id, version, items, ...patch }: Input<typeof kitEndpoints.changeKit>,
) {
  const row = await ctx.db
    .selectFrom('asset_kit')
    .select(['name', 'archived', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  await sameAsRead(ctx, {
    id: system.id,
    yours: version,
    theirs: row.version,
    isOf: (data) => data['of'] === id,
  })
  await needSeen(ctx, patch)
  const given = definedOf(patch)
  await ctx.db
    .updateTable('asset_kit')
    .set({ ...given, version: version + 1 })
    .where('id', '=', id)
    .execute()
  if (items) await fill(ctx, id, items)
  const changed = [...Object.keys(given), ...(items ? ['items'] : [])]
  await tell(ctx, id, patch.name ?? row.name, changed, patch.archived ?? row.archived)
  return { version: version + 1 }
}

/**
 * Hands a kit over in one go: all of it, or, where that is said, what there is of it. A person is given a seat of each licence that it
 * names, in the same batch; that none is left keeps no thing back.
 */
export async function handKit(
  ctx: Write,
  { id, to_id, place_id, due_back, partly }: Input<typeof kitEndpoints.handKit>,
) {
  const plan = await planOf(ctx, id, place_id ?? undefined)
  const { language } = ctx.actor
  const few = plan.short.map(({ title, missing: n }) => say(w.later('few', { n, title }), language))
  refuseIf(few.length > 0 && !partly && w.later('short', { what: few.join(', ') }))
  refuseIf(plan.picks.length === 0 && w.later('nothing'))
  const { batch, steps } = await handOverEach(
    ctx,
    plan.picks.map(({ id: thing, holder_id, quantity }) => ({
      id: thing,
      from_id: holder_id,
      to_id,
      quantity,
      due_back,
      note: plan.kit.name,
      status: undefined,
    })),
  )
  if (!steps.some(({ to }) => to?.kind === 'person')) return told(plan, [])
  const products = productsIn(plan)
  return told(plan, await giveSeatsOfKit(ctx, { products, person_id: to_id, batch: batch ?? undefined }))
}
