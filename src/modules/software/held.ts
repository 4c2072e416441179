import { sql } from 'kysely'
import { type HeldThing, holds } from '#facets/held/sources'
import { may } from '#kernel/actor'
import type { Read, Write } from '#kernel/context'
import { visible } from '#kernel/visible'
import { takeSeat } from './entitlements/commands.ts'
import { returnKey } from './keys/commands.ts'
import { w } from './words.ts'

interface Row {
  id: string
  key: string
  name: string
  n: number
  ending: string
}
type Find = (ctx: Read, ids: readonly string[]) => Promise<Row[]>

/** Seats that somebody has by hand, by their lots. */
const seatsOf: Find = async (ctx, ids) => {
  const { rows } = await sql<Row>`
    select l.id, o.key, o.title as name, count(*)::int as n, '' as ending
    from part_holding a join entitlement l on l.id = a.part_id join product o on o.id = l.product_id
    where a.holder_id = any(${[...ids]}::uuid[]) and ${visible(ctx.actor, 'o')} group by l.id, o.id order by o.title, l.id`.execute(
    ctx.db,
  )
  return rows
}

/** Licence keys that they were handed. */
const keysOf: Find = async (ctx, ids) => {
  const { rows } = await sql<Row>`
    select k.id, o.key, o.title as name, 1 as n, k.ending
    from licence_key k join entitlement l on l.id = k.entitlement_id join product o on o.id = l.product_id
    where exists (select from part_holding h where h.part_id = k.id and h.holder_id = any(${[...ids]}::uuid[]))
      and ${visible(ctx.actor, 'o')} order by o.title, k.id`.execute(ctx.db)
  return rows
}

/** Seats of theirs that vendors' lists name: they end at the vendor. */
const accountsOf: Find = async (ctx, ids) => {
  const { rows } = await sql<Row>`
    select o.id, o.key, o.title as name, count(*)::int as n, '' as ending
    from vendor_seat s join product o on o.id = s.product_id
    where s.ended_at is null and s.person_id = any(${[...ids]}::uuid[]) and ${visible(ctx.actor, 'o')}
    group by o.id order by o.title, o.id`.execute(ctx.db)
  return rows
}

const things =
  (find: Find, what: 'held-seat' | 'held-key' | 'held-account') =>
  async (ctx: Read, ids: readonly string[]): Promise<HeldThing[]> =>
    (await find(ctx, ids)).map(({ id, key, name, n, ending }) => ({
      id,
      what: w.later(what),
      name: ending === '' ? name : w.later('held-key-of', { product: name, ending }),
      quantity: n,
      to: `/software/${key}`,
    }))

interface Holds {
  name: string
  can: 'software.write' | 'software.keys'
  find: ReturnType<typeof things>
  takeBack: (ctx: Write, people: readonly string[], ids: readonly string[], batch: string) => Promise<void>
}

/** Whoever may see software is told of it as well, and leaves it to those who may take it back. */
function gives(source: Holds) {
  holds(source)
  holds({
    name: `${source.name}-known`,
    can: 'software.read',
    find: (ctx, ids) => (may(ctx.actor, source.can) ? Promise.resolve([]) : source.find(ctx, ids)),
  })
}

gives({
  name: 'software.seats',
  can: 'software.write',
  find: things(seatsOf, 'held-seat'),
  async takeBack(ctx, people, ids, batch) {
    const { rows } = await sql<{ id: string; lot_id: string; holder_id: string }>`
      select l.product_id as id, l.id as lot_id, a.holder_id from part_holding a join entitlement l on l.id = a.part_id
      where l.id = any(${[...ids]}::uuid[]) and a.holder_id = any(${[...people]}::uuid[]) order by l.id, a.holder_id`.execute(
      ctx.db,
    )
    for (const row of rows) await takeSeat(ctx, row, batch)
  },
})
gives({
  name: 'software.keys',
  can: 'software.keys',
  find: things(keysOf, 'held-key'),
  async takeBack(ctx, people, ids, batch) {
    const { rows } = await sql<{ id: string; sight_id: string }>`
      select distinct on (h.part_id, h.holder_id) l.product_id as id, s.id as sight_id
      from part_holding h join licence_key k on k.id = h.part_id join entitlement l on l.id = k.entitlement_id
      join licence_key_sight s on s.key_id = k.id and s.holder_id = h.holder_id
      where k.id = any(${[...ids]}::uuid[]) and h.holder_id = any(${[...people]}::uuid[])
      order by h.part_id, h.holder_id, s.id`.execute(ctx.db)
    for (const row of rows) await returnKey(ctx, row, batch)
  },
})
holds({ name: 'software.accounts', can: 'software.read', find: things(accountsOf, 'held-account') })
