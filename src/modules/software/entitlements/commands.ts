import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { costColumns } from '#lib/money/columns'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import { holdersOfPart } from '#facets/custody/public'
import type { Write } from '#kernel/context'
import { countUp, saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { toChange } from '#kernel/to-change'
import { isDeepStrictEqual } from 'node:util'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { software } from '../contract.ts'
import { productLotChanged } from '../events.ts'
import { lotKeysProblem } from '../keys/policy.ts'
import { countKeys } from '../keys/queries.ts'
import { type Bought, boughtOf } from '../case.ts'
import { countAhead, refreshPositions } from '../positions.ts'
import { giveProblem, lotProblem, metricProblem } from '../policy.ts'
import { createProducts } from '../products/commands.ts'
import { literally } from '../products/rules.ts'
import { EntitlementDraft, LotFields } from '../schemas.ts'
import { handSeats } from './hand.ts'
import { toHold } from './holder.ts'
import { lotOf } from './lots.ts'

/**
 * Adds lots, in order, to products by their ids or names; a product that is not there yet is made with a rule for that very name.
 * `cost` is that of the whole lot per period: `1200.00 EUR` for all its seats. Refuses a product or vendor that is not there, and
 * terms that make no sense.
 */
export async function createEntitlements(
  ctx: Write,
  drafts: readonly EntitlementDraft[],
): Promise<{ id: string }[]> {
  if (drafts.length === 0) return []
  const all = drafts.map((draft) => ({ id: newId(), ...EntitlementDraft.parse(draft) }))
  for (const one of all) refuseTerms(one, 0)
  const products = await productsFor(ctx, all)
  for (const id of new Set(all.flatMap(({ vendor_id }) => vendor_id ?? []))) await seen(ctx, id, 'vendor')
  const rows = all.map(({ product: _, cost, ...row }, n) => ({
    ...row,
    ...costColumns(cost),
    product_id: products[n] ?? '',
    created_at: ctx.now,
  }))
  const ahead = await countAhead(ctx, products, {
    lots: (bought) => [...bought, ...rows.map((row) => boughtOf({ ...row, given: [] }))],
  })
  await insertRows('entitlement', rows).execute(ctx.db)
  const subjects = new Map((await countUp(ctx, [...new Set(products)])).map((one) => [one.id, one]))
  for (const { product_id, created_at: _, ...row } of rows) {
    const subject = subjects.get(product_id)
    if (subject) ctx.emit(productLotChanged, subject, { before: null, after: lotOf(row) })
  }
  await refreshPositions(ctx, products, ahead)
  return rows.map(({ id }) => ({ id }))
}

function refuseTerms(terms: Parameters<typeof lotProblem>[0], given: number) {
  const problem = lotProblem(terms, given)
  if (problem) throw inputRefused(problem.field, problem.why)
}

type Wanted = Pick<EntitlementDraft, 'product_id' | 'product'>

/** The product of each draft; those of new names are made. */
async function productsFor(ctx: Write, drafts: readonly Wanted[]): Promise<string[]> {
  for (const id of new Set(drafts.flatMap(({ product_id }) => product_id ?? [])))
    await seen(ctx, id, 'product')
  const wanted = new Map(
    // The first of a name says how it is written.
    drafts
      .toReversed()
      .flatMap(({ product_id, product }) =>
        product_id === undefined && product ? [[product.name.toLowerCase(), product]] : [],
      ),
  )
  const { rows } = await sql<{ id: string; name: string }>`
    select id, lower(title) as name from product where not archived and lower(title) = any(${[...wanted.keys()]}::text[])`.execute(
    ctx.db,
  )
  const known = new Map(rows.map(({ id, name }) => [name, id]))
  const fresh = [...wanted].filter(([name]) => !known.has(name))
  const made = await createProducts(
    ctx,
    fresh.map(([, { name, publisher = '' }]) => ({
      name,
      publisher,
      // What an order says is no pattern; one that names nobody speaks of whoever made it.
      rules: [{ name: literally(name), publisher: literally(publisher) }],
    })),
  )
  for (const [n, [name]] of fresh.entries()) known.set(name, made[n]?.id ?? '')
  return drafts.map(({ product_id, product }) => {
    const id = product_id ?? known.get(product?.name.toLowerCase() ?? '')
    if (!id) throw new Refusal('not-found', house.later('not-found'))
    return id
  })
}

/** Lots of one product are changed one after the other. */
async function lotIn(ctx: Write, productId: string, id: string) {
  const ref = await toChange(ctx, 'product', { id: productId })
  const row = await ctx.db
    .selectFrom('entitlement')
    .selectAll()
    .where('product_id', '=', productId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  const { product_id: _, created_at: _at, ...lot } = row
  return { ref, holders: await holdersOfPart(ctx, id), lot: lotOf(lot) }
}

/** How the product of a lot will stand once that is another, or gone: counted before anything is locked. */
async function aheadOf(ctx: Write, id: string, lotId: string, becomes: (bought: Bought) => Bought | []) {
  await seen(ctx, id, 'product')
  return countAhead(ctx, [id], {
    lots: (bought) => bought.flatMap((one) => (one.lot.id === lotId ? becomes(one) : one)),
  })
}

export async function addLot(ctx: Write, { id, ...fields }: Input<typeof software.addLot>) {
  const [made] = await createEntitlements(ctx, [{ product_id: id, ...fields }])
  return { lot_id: made?.id ?? '' }
}

export async function saveLot(ctx: Write, { id, lot_id, ...fields }: Input<typeof software.saveLot>) {
  const after = { ...LotFields.parse(fields), id: lot_id }
  const ahead = await aheadOf(ctx, id, lot_id, ({ lot: { given, measured } }) =>
    boughtOf({ ...after, ...costColumns(after.cost), product_id: id, given }, measured),
  )
  const { ref, holders, lot } = await lotIn(ctx, id, lot_id)
  if (isDeepStrictEqual(LotFields.parse(lot), LotFields.parse(after))) return done
  refuseTerms(after, holders.length)
  const why = metricProblem(lot, after, holders.length)
  if (why) throw new Refusal('conflict', why, { fields: { metric: why } })
  if (after.vendor_id !== null && after.vendor_id !== lot.vendor_id)
    await seen(ctx, after.vendor_id, 'vendor')
  const { cost, ...columns } = after
  await ctx.db
    .updateTable('entitlement')
    .set({ ...columns, ...costColumns(cost) })
    .where('id', '=', lot_id)
    .execute()
  await saveEntity(ctx, ref, {})
  ctx.emit(productLotChanged, ref, { before: lot, after })
  await refreshPositions(ctx, [id], ahead)
  return done
}

/** Refuses while keys are kept with it; its seats come back first. */
export async function removeLot(ctx: Write, { id, lot_id }: Input<typeof software.removeLot>) {
  const ahead = await aheadOf(ctx, id, lot_id, () => [])
  const { ref, holders, lot } = await lotIn(ctx, id, lot_id)
  refuseIf(lotKeysProblem(await countKeys(ctx, lot_id)))
  await handSeats(
    ctx,
    holders.map((holder_id) => ({ ref, lot, holder_id })),
    'taken',
  )
  await ctx.db.deleteFrom('entitlement').where('id', '=', lot_id).execute()
  await saveEntity(ctx, ref, {})
  ctx.emit(productLotChanged, ref, { before: lot, after: null })
  await refreshPositions(ctx, [id], ahead)
  return done
}

/** Gives a seat of a lot to a person, a device or a site by hand: it is theirs, installed or not. */
export async function giveSeat(ctx: Write, { id, lot_id, holder_id }: Input<typeof software.giveSeat>) {
  const ahead = await aheadOf(ctx, id, lot_id, ({ lot, price }) => ({
    lot: { ...lot, given: [...lot.given, holder_id] },
    price,
  }))
  const holder = await toHold(ctx, holder_id)
  const { ref, holders, lot } = await lotIn(ctx, id, lot_id)
  if (holders.includes(holder_id)) return done
  refuseIf(giveProblem(lot, holders.length, holder))
  await handSeats(ctx, [{ ref, lot, holder_id }], 'given')
  await saveEntity(ctx, ref, {})
  await refreshPositions(ctx, [id], ahead)
  return done
}

/** `batch`: what else was taken back in the same deed. */
export async function takeSeat(
  ctx: Write,
  { id, lot_id, holder_id }: Input<typeof software.takeSeat>,
  batch?: string,
) {
  const ahead = await aheadOf(ctx, id, lot_id, ({ lot, price }) => ({
    lot: { ...lot, given: lot.given.filter((one) => one !== holder_id) },
    price,
  }))
  const { ref, holders, lot } = await lotIn(ctx, id, lot_id)
  if (!holders.includes(holder_id)) return done
  await handSeats(ctx, [{ ref, lot, holder_id }], 'taken', batch)
  await saveEntity(ctx, ref, {})
  await refreshPositions(ctx, [id], ahead)
  return done
}
