import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import { holdersOfPart } from '#facets/custody/public'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { toChange } from '#kernel/to-change'
import type { Seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { software } from '../contract.ts'
import { toHold } from '../entitlements/holder.ts'
import { endingOf, keysIn } from './ending.ts'
import { productKeyRemoved, productKeyReturned, productKeysAdded, productKeySeen } from './events.ts'
import { handKeys } from './hand.ts'
import { lockKey, openKey } from './locks.ts'
import { handProblem } from './policy.ts'
import { givenBack } from './queries.ts'
import { mostKeys } from './schemas.ts'
import { w } from './words.ts'

const gone = () => new Refusal('not-found', house.later('not-found'))

/** Keys of one product are handed out one after the other. */
async function lotIn(ctx: Write, productId: string, lotId: string) {
  const ref = await toChange(ctx, 'product', { id: productId })
  const lot = await ctx.db
    .selectFrom('entitlement')
    .select(['id', 'order_no'])
    .where('product_id', '=', ref.id)
    .where('id', '=', lotId)
    .executeTakeFirst()
  if (!lot) throw gone()
  return { ref, lot }
}

/** Keys as they were given, of one lot; those that it has already are left out. */
export interface KeysDraft {
  readonly lot_id: string
  readonly keys: readonly string[]
  readonly label: string
  readonly activations: number | null
}

/** Locks keys away with their lot and tells that it was done, not what they are. Gives the ids of those that are new. */
export async function keepKeys(
  ctx: Write,
  ref: Pick<Seen, 'id' | 'kind' | 'audience_id'>,
  { order_no }: { readonly order_no: string },
  { lot_id, keys, label, activations }: KeysDraft,
): Promise<string[]> {
  const known = new Set(await keysOfLot(ctx, lot_id))
  const fresh = keys.filter((key) => !known.has(key)).map((key) => ({ id: newId(), key }))
  if (fresh.length === 0) return []
  await ctx.db
    .insertInto('licence_key')
    .values(
      fresh.map(({ id, key }) => ({
        id,
        entitlement_id: lot_id,
        label,
        kept: lockKey(id, key),
        ending: endingOf(key),
        activations,
        added_at: ctx.now,
        added_by: ctx.actor.id,
      })),
    )
    .execute()
  ctx.emit(productKeysAdded, ref, { lot_id, label, order_no, n: fresh.length, activations })
  return fresh.map(({ id }) => id)
}

/** The keys of a lot in the clear, to tell which of others are new; those that do not open are left out. */
export async function keysOfLot({ db }: Pick<Write, 'db'>, lotId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('licence_key')
    .select(['id', 'kept'])
    .where('entitlement_id', '=', lotId)
    .execute()
  return rows.flatMap(({ id, kept }) => openKey(id, kept) ?? [])
}

export async function addKeys(
  ctx: Write,
  { id, lot_id, keys, label, activations }: Input<typeof software.addKeys>,
) {
  const { ref, lot } = await lotIn(ctx, id, lot_id)
  const given = keysIn(keys)
  if (given.length > mostKeys) {
    const why = w.later('too-many', { n: mostKeys })
    throw inputRefused('keys', why)
  }
  const fresh = await keepKeys(ctx, ref, lot, { lot_id, keys: given, label, activations })
  refuseIf(fresh.length === 0 && w.later('all-known', { n: given.length }))
  return { n: fresh.length }
}

/** A key of a product with its lot; nobody else hands it out until the transaction ends. */
async function keyIn(ctx: Write, productId: string, keyId: string) {
  const ref = await toChange(ctx, 'product', { id: productId })
  const found = await ctx.db
    .selectFrom('licence_key as k')
    .innerJoin('entitlement as l', 'l.id', 'k.entitlement_id')
    .select(['k.id', 'k.label', 'k.ending', 'k.kept', 'k.activations', 'l.id as lot_id', 'l.order_no'])
    .where('k.id', '=', keyId)
    .where('l.product_id', '=', ref.id)
    .executeTakeFirst()
  if (!found) throw gone()
  const { lot_id, ...key } = found
  const holders = await holdersOfPart(ctx, keyId)
  return { ref, key, holders, facts: { lot_id, label: key.label, order_no: key.order_no } }
}

/** Forgets a key: whoever has it, has it no more. Who saw it stays in the register, with the days on which it came back. */
export async function removeKey(ctx: Write, { id, key_id }: Input<typeof software.removeKey>) {
  const { ref, key, holders, facts } = await keyIn(ctx, id, key_id)
  await handKeys(
    ctx,
    holders.map((holder_id) => ({ item_id: ref.id, key, holder_id })),
    'taken',
  )
  for (const holder_id of holders) ctx.emit(productKeyReturned, ref, { ...facts, key_id, holder_id })
  await sql`update licence_key_sight s set given_back_at = ${givenBack}
    where s.key_id = ${key_id}::uuid and s.holder_id is not null and s.given_back_at is null`.execute(ctx.db)
  await ctx.db.deleteFrom('licence_key').where('id', '=', key_id).execute()
  ctx.emit(productKeyRemoved, ref, { ...facts, key_id })
  return done
}

/**
 * Gives a key in the clear, once it is written down who saw it, when and what for. Handed to somebody it takes an activation, unless
 * they have one of it already. Refuses where no activation is left, and a key that does not open any more.
 */
export async function revealKey(
  ctx: Write,
  { id, key_id, reason, holder_id }: Input<typeof software.revealKey>,
) {
  const holder = holder_id === null ? null : await toHold(ctx, holder_id)
  const { ref, key, holders, facts } = await keyIn(ctx, id, key_id)
  const plain = openKey(key.id, key.kept)
  if (plain === undefined) throw new Refusal('conflict', w.later('not-opening'))
  const hands = holder_id !== null && !holders.includes(holder_id)
  if (holder) refuseIf(handProblem({ activations: key.activations, used: usedBut(holders, holder) }, holder))
  await ctx.db
    .insertInto('licence_key_sight')
    .values({
      id: newId(),
      key_id,
      product_id: ref.id,
      label: key.label,
      ending: key.ending,
      at: ctx.now,
      by_id: ctx.actor.id,
      reason,
      holder_id,
    })
    .execute()
  if (hands) await handKeys(ctx, [{ item_id: ref.id, key, holder_id }], 'given')
  ctx.emit(productKeySeen, ref, { ...facts, key_id, reason, holder_id, hands })
  return { key: plain }
}

const usedBut = (holders: readonly string[], { id }: Pick<Seen, 'id'>) =>
  holders.filter((one) => one !== id).length

/** Takes a key back from whoever was handed it by that sight; `batch`: what else was taken back in the same deed. */
export async function returnKey(
  ctx: Write,
  { id, sight_id }: Input<typeof software.returnKey>,
  batch?: string,
) {
  const sight = await ctx.db
    .selectFrom('licence_key_sight')
    .select(['key_id', 'holder_id'])
    .where('id', '=', sight_id)
    .executeTakeFirst()
  if (!sight?.key_id || !sight.holder_id) throw gone()
  const { key_id, holder_id } = sight
  const { ref, key, holders, facts } = await keyIn(ctx, id, key_id)
  if (!holders.includes(holder_id)) return done
  await handKeys(ctx, [{ item_id: ref.id, key, holder_id }], 'taken', batch)
  ctx.emit(productKeyReturned, ref, { ...facts, key_id, holder_id })
  return done
}
