import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { namedAmong, seenAmong } from '#kernel/readable'
import { seenByRef } from '#kernel/refs'
import { todayOf } from '#kernel/today'
import type { software } from '../contract.ts'
import { lotOf, stateOn } from './lots.ts'

/** What was bought of a product, the latest end last, each lot with who has its seats by hand. */
export async function listLots(ctx: Read, { id }: Input<typeof software.lots>) {
  const ref = await seenByRef(ctx, id, 'product')
  const rows = await ctx.db
    .selectFrom('entitlement')
    .selectAll()
    .where('product_id', '=', ref.id)
    .orderBy('ends_on', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute()
  const given = await ctx.db
    .selectFrom('part_holding as a')
    .innerJoin('entitlement as l', 'l.id', 'a.part_id')
    .select(['a.part_id', 'a.holder_id', 'a.since'])
    .where('l.product_id', '=', ref.id)
    .orderBy('a.since')
    .orderBy('a.holder_id')
    .execute()
  const known = await seenAmong(ctx, [
    ...given.map(({ holder_id }) => holder_id),
    ...rows.flatMap(({ vendor_id }) => vendor_id ?? []),
  ])
  const today = todayOf(ctx)
  return {
    items: rows.map(({ product_id: _, created_at: _at, ...row }) => {
      const vendor = row.vendor_id === null ? undefined : known.get(row.vendor_id)
      const own = given.filter(({ part_id }) => part_id === row.id)
      const seats = own.flatMap(({ holder_id, since }) => {
        const holder = namedAmong(known, holder_id)
        return holder ? [{ ...holder, since }] : []
      })
      return {
        ...lotOf(row),
        vendor: vendor ? { id: vendor.id, key: vendor.key, name: vendor.title } : null,
        state: stateOn(row, today),
        given: seats,
        given_unseen: own.length - seats.length,
      }
    }),
  }
}
