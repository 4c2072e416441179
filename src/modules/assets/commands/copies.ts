import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import type { Source } from '../engine/sources.ts'

/** Things within things are not nested deeper than this. */
const deepest = 10

/** Carries into the list what the custody ledger says of these: how many there are, the one who holds them, and where they are, with all that is built into them; `by`: who says so. */
export async function copyCustody(ctx: Write, ids: readonly string[], by: Source = 'hand') {
  const said = JSON.stringify({ by, at: ctx.now })
  await sql`
    update asset a set quantity = coalesce(h.n, 0), holder_id = h.holder,
      sources = case when a.holder_id is distinct from h.holder
        then a.sources || jsonb_build_object('holder_id', ${said}::jsonb) else a.sources end,
      place_id = case h.kind when 'place' then h.holder when 'asset' then (select p.place_id from asset p where p.id = h.holder) end,
      updated_at = greatest(a.updated_at, (select max(at) from custody_move m where m.item_id = a.id))
    from unnest(${[...ids]}::uuid[]) as i(id) left join lateral (
      select sum(quantity)::int as n, case when count(*) = 1 then min(holder_id::text)::uuid end as holder,
        case when count(*) = 1 then min(e.kind) end as kind
      from holding join entity e on e.id = holder_id where item_id = i.id) h on true
    where a.id = i.id`.execute(ctx.db)
  await sql`
    with recursive inside (id, place_id, step) as (
      select c.id, p.place_id, 1 from asset p join asset c on c.holder_id = p.id where p.id = any(${[...ids]}::uuid[])
      union all
      select c.id, inside.place_id, step + 1 from inside join asset c on c.holder_id = inside.id where step < ${deepest}::int)
    update asset set place_id = inside.place_id from inside where asset.id = inside.id`.execute(ctx.db)
}

/** The same of a thing that has just come in: it has one holder at most, and nothing is in it yet. */
export const firstCopies = (
  held: { holder_id: string | null; quantity: number },
  kinds: ReadonlyMap<string, string>,
  within: ReadonlyMap<string, string | null>,
) => {
  const { holder_id, quantity } = held
  if (holder_id === null) return { holder_id, place_id: null, quantity: 0 }
  const place_id = kinds.get(holder_id) === 'place' ? holder_id : (within.get(holder_id) ?? null)
  return { holder_id, place_id, quantity }
}

/** Where these are, of those that are assets; holder → place. */
export async function placesOf({ db }: Read, kinds: ReadonlyMap<string, string>) {
  const ids = [...kinds].flatMap(([id, kind]) => (kind === 'asset' ? [id] : []))
  if (ids.length === 0) return new Map<string, string | null>()
  const { rows } = await sql<{ id: string; place_id: string | null }>`
    select id, place_id from asset where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, place_id }) => [id, place_id]))
}
