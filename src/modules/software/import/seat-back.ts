import { sql } from 'kysely'
import { z } from 'zod'
import type { Sentence } from '#lib/words'
import { type TakeBack, undoneImports } from '#facets/imports/public'
import { removeEntities } from '#kernel/entity'
import { refreshPositions } from '../positions.ts'
import { w } from './words.ts'

const Facts = z.object({
  name: z.string().optional(),
  last_used: z.string().nullable().optional(),
  person_id: z.string().nullable().optional(),
  ended_at: z.string().nullable().optional(),
  by_hand: z.boolean().optional(),
  /** The import that says so. */
  said_by: z.string().optional(),
})
type Facts = z.output<typeof Facts>
const Before = Facts.omit({ said_by: true })
interface Seat {
  id: string
  product_id: string
  account: string
  name: string
  last_used: string | null
  person_id: string | null
  ended_at: string | null
  by_hand: boolean
  /** The imports whose lists named it, the last first. */
  said_by: readonly string[]
  /** Its account has another seat of the product now. */
  again: boolean
}

/** Seats that a list brought are gone again, those that it ended go on, unless somebody or a later list said otherwise since. */
export const takeBackSeats: TakeBack = async (ctx, did, deeds) => {
  const kept = new Map<number, Sentence>()
  const { rows } = await sql<Seat>`
    select id, product_id, account, name, last_used::text, person_id, ended_at, by_hand, said_by, exists (
      select from vendor_seat o where o.product_id = s.product_id and o.account = s.account and o.id <> s.id and o.ended_at is null) as again
    from vendor_seat s where id = any(${deeds.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
  const undone = await undoneImports(
    ctx,
    rows.flatMap(({ said_by }) => said_by),
  )
  const isSaidAgain = (now: Seat, came: Facts) => listsSince(now, came).some((list) => !undone.has(list))
  const seats = new Map(rows.map((row) => [row.id, row]))
  const gone: string[] = []
  for (const { deed, id, before, after } of deeds) {
    const now = seats.get(id)
    if (!now) continue
    if (did === 'created') {
      const came = Facts.parse(after ?? {})
      if (isMatched(now, came)) kept.set(deed, w.later('undo-changed'))
      else if (isSaidAgain(now, came)) kept.set(deed, w.later('undo-said'))
      else gone.push(id)
      continue
    }
    const [was, is] = [Before.parse(before ?? {}), Facts.parse(after ?? {})]
    const differs = (Object.keys(is) as (keyof typeof is)[]).some(
      (field) => field !== 'said_by' && !same(field, now[field], is[field]),
    )
    const ends = 'ended_at' in is && is.ended_at !== null
    if (differs) kept.set(deed, w.later('undo-changed'))
    else if (isSaidAgain(now, is)) kept.set(deed, w.later('undo-said'))
    else if (ends && now.again) kept.set(deed, w.later('undo-again'))
    else
      await ctx.db
        .updateTable('vendor_seat')
        .set({ ...was })
        .where('id', '=', id)
        .execute()
  }
  await sql`delete from vendor_seat where id = any(${gone}::uuid[])`.execute(ctx.db)
  await refreshPositions(ctx, [...new Set(rows.map(({ product_id }) => product_id))])
  return kept
}

/** Somebody said whose it is since; that may have been known by hand when the list came. */
const isMatched = (now: Seat, came: Facts) =>
  now.by_hand && now.person_id !== null && (came.by_hand !== true || now.person_id !== came.person_id)

/** The lists that named it after this one did; of what came before that was written down none is known. */
const listsSince = ({ said_by }: Seat, came: Facts) => {
  if (came.said_by === undefined) return []
  const at = said_by.indexOf(came.said_by)
  return at === -1 ? said_by : said_by.slice(0, at)
}

/** Moments are the same however they are written. */
const same = (field: string, a: unknown, b: unknown) =>
  field === 'ended_at' && typeof a === 'string' && typeof b === 'string'
    ? Date.parse(a) === Date.parse(b)
    : a === b

/** Products that an import brought are gone again, unless something was bought of them, keys of them were seen, or other lists told of them since. */
export const takeBackProducts: TakeBack = async (ctx, did, deeds) => {
  const kept = new Map<number, Sentence>()
  if (did !== 'created') return kept
  const ids = deeds.map(({ id }) => id)
  const { rows } = await sql<{ id: string }>`
    select o.id from product o where o.id = any(${ids}::uuid[]) and (
      exists (select from entitlement l where l.product_id = o.id) or exists (select from vendor_seat s where s.product_id = o.id)
      or exists (select from licence_key_sight k where k.product_id = o.id))`.execute(ctx.db)
  const used = new Set(rows.map(({ id }) => id))
  for (const { deed, id } of deeds) if (used.has(id)) kept.set(deed, w.later('undo-product'))
  await removeEntities(
    ctx,
    ids.filter((id) => !used.has(id)),
  )
  return kept
}
