import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import { whoLeft } from '#modules/people/public'
import { extrasOf, type Held } from '../engine/idle.ts'

export interface Holding extends Held {
  readonly holder_id: string
}

/** Who has each of these, first who has had it longest, and whether they work here no more. */
export async function holdingsOf(ctx: Read, ids: readonly string[]): Promise<Map<string, Holding[]>> {
  const { rows } = await sql<Omit<Holding, 'gone'> & { item_id: string }>`
    select h.item_id, h.holder_id, e.kind, h.since::date::text as since, h.due_back::text
    from holding h join entity e on e.id = h.holder_id where h.item_id = any(${[...ids]}::uuid[])
    order by h.since, h.holder_id`.execute(ctx.db)
  const gone = await whoLeft(
    ctx,
    rows.map(({ holder_id }) => holder_id),
  )
  return Map.groupBy(
    rows.map((row) => ({ ...row, gone: gone.has(row.holder_id) })),
    ({ item_id }) => item_id,
  )
}

interface Had {
  thing: string
  holder: string
  type: string
  since: string
  audience_id: number
}

/**
 * Of computers and phones, which run programs, one is enough for most: how many whoever has one of these has of its type, where another
 * came later. Of all that they have, and of what all those know who see the device.
 */
export async function extraOnes({ db }: Pick<Read, 'db'>, ids: readonly string[]) {
  const { rows } = await sql<Had>`
    select h.item_id as thing, h.holder_id as holder, t.type, h.since::date::text as since, t.audience_id
    from holding h join asset t on t.id = h.item_id join asset_type k on k.code = t.type join entity e on e.id = h.holder_id
    where h.holder_id in (select o.holder_id from holding o where o.item_id = any(${[...ids]}::uuid[]))
      and e.kind = 'person' and t.meaning <> 'gone' and 'software' = any(k.capacities)
      and not k.capacities && array['counted', 'consumable']`.execute(db)
  return {
    whole: extrasOf(rows),
    own: extrasOf(rows.map((row) => ({ ...row, holder: `${row.holder} ${row.audience_id}` }))),
  }
}
