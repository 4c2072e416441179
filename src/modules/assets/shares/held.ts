import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import type { Thing } from '../costs/load.ts'
import { heldDays, type Move } from '../engine/shares.ts'

/** On how many days who had a thing; null: it lay nowhere. */
export interface Share {
  readonly holder: string | null
  readonly days: number
  /** It is where it is now. */
  readonly has_it: boolean
}

type Dated = Pick<Thing, 'id' | 'bought_on' | 'known_on' | 'left'>

/**
 * Who had these things on how many days, by the thing, those who had it longest first. From when it was bought, but not before
 * anything is known of it: who had it then nobody wrote down, and what is not known is spread like what is.
 */
export async function sharesOf(
  { db }: Pick<Read, 'db'>,
  things: readonly Dated[],
  today: string,
): Promise<Map<string, Share[]>> {
  const { rows } = await sql<Move & { id: string }>`
    select item_id as id, at::date::text as on, to_id as to from custody_move
    where item_id = any(${things.map(({ id }) => id)}::uuid[]) order by at, custody_move.id`.execute(db)
  const moves = Map.groupBy(rows, ({ id }) => id)
  return new Map(
    things.map(({ id, bought_on, known_on, left }) => {
      const told = moves.get(id) ?? []
      // Another program may have told who had it before.
      const since = told[0] !== undefined && told[0].on < known_on ? told[0].on : known_on
      const from = bought_on !== null && bought_on > since ? bought_on : since
      const end = left?.on ?? today
      const until = end < from ? from : end
      const last = told.findLast(({ on }) => on <= until)?.to ?? null
      const shares = [...heldDays(told, { from, until })].map(([holder, days]) => ({
        holder,
        days,
        has_it: holder === last,
      }))
      return [
        id,
        shares.toSorted((a, b) => b.days - a.days || ((a.holder ?? '~') < (b.holder ?? '~') ? -1 : 1)),
      ]
    }),
  )
}
