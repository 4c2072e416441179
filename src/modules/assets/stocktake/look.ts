import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Read, Write } from '#kernel/context'
import { w as house } from '#kernel/words'
import { type Result, resultOf } from '../engine/stocktake.ts'
import type { Stocktake } from './schemas.ts'

export interface Kept {
  id: string
  place_id: string
  state: Stocktake['state']
  started_at: string
  started_by: string
  counted_by: string | null
  closed_at: string | null
  closed_by: string | null
  version: number
}

/** One stocktake; held until the transaction ends if it is to change. */
export async function stocktakeRow(ctx: Read | Write, id: string, holds = false): Promise<Kept> {
  const { rows } = await sql<Kept>`
    select id, place_id, state, started_at, started_by, counted_by, closed_at, closed_by, version
    from stocktake where id = ${id}::uuid ${holds ? sql`for update` : sql``}`.execute(ctx.db)
  const [row] = rows
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  return row
}

interface Row {
  asset_id: string
  key: string
  name: string
  tag: string
  icon: string
  place_id: string | null
  /** Where the book had it when it was seen, else when the stocktake began. */
  book_place_id: string | null
  book_path: string[] | null
  found_place_id: string | null
  found_path: string[] | null
  found_at: string | null
  found_by: string | null
  held: boolean
  /** Where the book has it by now. */
  now_place_id: string | null
  gone: boolean
  /** One of many that are only counted: which of them was seen nobody knows. */
  counted: boolean
  done: 'moved' | 'lost' | null
}
export type Looked = Row & { result: Result }

/** The place that holds an asset `a` itself; what is built into another thing or with somebody lies in none. */
export const lyingIn = sql<string | null>`case when a.holder_id = a.place_id then a.place_id end`

/** What a stocktake looked for and what it found, each with what came of it; `only`: of these assets. */
export async function lookedFor({ db }: Read, id: string, only?: readonly string[]): Promise<Looked[]> {
  const { rows } = await sql<Row>`
    select i.asset_id, a.key, a.title as name, a.tag, t.icon, i.place_id, b.id as book_place_id, b.path as book_path,
      i.found_place_id, f.path as found_path, i.found_at, i.found_by, ${lyingIn} as now_place_id, a.meaning = 'gone' as gone, 'counted' = any(t.capacities) as counted, i.done,
      i.book_place_id is null and exists (
        select from holding h where h.item_id = i.asset_id and not exists (select from place q where q.id = h.holder_id)) as held
    from stocktake_item i join asset a on a.id = i.asset_id join asset_type t on t.code = a.type
    left join place b on b.id = case when i.found_at is null then i.place_id else i.book_place_id end left join place f on f.id = i.found_place_id
    where i.stocktake_id = ${id}::uuid and ${only ? sql`i.asset_id = any(${[...only]}::uuid[])` : sql`true`}
    order by a.title, a.tag, a.id`.execute(db)
  return rows.map((row) => ({
    ...row,
    result: resultOf({
      expected: row.book_path,
      found: row.found_at === null ? null : (row.found_path ?? []),
      held: row.held,
    }),
  }))
}

/** Everybody who had a hand in the counting. */
export async function countersOf(
  { db }: Read,
  { id, started_by, counted_by }: Kept,
): Promise<(string | null)[]> {
  const { rows } = await sql<{ by: string }>`
    select distinct found_by as by from stocktake_item where stocktake_id = ${id}::uuid and found_by is not null
    union select found_by from stocktake_unknown where stocktake_id = ${id}::uuid`.execute(db)
  return [started_by, counted_by, ...rows.map(({ by }) => by)]
}
