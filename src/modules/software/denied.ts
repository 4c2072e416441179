import { sql } from 'kysely'
import { say } from '#lib/words'
import type { Write } from '#kernel/context'
import { deniedFound } from './events.ts'
import { w } from './words.ts'

/** How many devices an event names; of more it tells how many. */
const named = 20

interface Found {
  id: string
  audience_id: number
  name: string
  devices: string[]
}

/** Tells where products are that must not be installed: on each device once, until it is gone from there. */
export async function lookForDenied(
  ctx: Write,
  { device, products }: { device?: string; products?: readonly string[] },
): Promise<void> {
  const onDevice = device === undefined ? sql`true` : sql`f.device_id = ${device}::uuid`
  const ofProduct = products === undefined ? sql`true` : sql`f.product_id = any(${[...products]}::uuid[])`
  const there = (f: string) => sql`select from installation i join package p on p.id = i.package_id
    where i.device_id = ${sql.ref(`${f}.device_id`)} and i.last_seen is null and p.product_id = ${sql.ref(`${f}.product_id`)}`
  await sql`delete from denied_found f where ${onDevice} and ${ofProduct} and (not exists (${there('f')})
    or not exists (select from product o where o.id = f.product_id and o.denied and not o.archived))`.execute(
    ctx.db,
  )
  const { rows } = await sql<Found>`
    with fresh as (
      insert into denied_found (product_id, device_id, found_at)
      select f.product_id, f.device_id, ${ctx.now}::timestamptz from (
        select distinct o.id as product_id, i.device_id from product o
        join package p on p.product_id = o.id join installation i on i.package_id = p.id and i.last_seen is null
        where o.denied and not o.archived
      ) f where ${onDevice} and ${ofProduct} order by 1, 2
      on conflict do nothing returning product_id, device_id
    )
    select o.id, o.audience_id, o.title as name, array_agg(f.device_id order by f.device_id) as devices
    from fresh f join product o on o.id = f.product_id group by o.id, o.audience_id, o.title order by o.id`.execute(
    ctx.db,
  )
  for (const { id, audience_id, name, devices } of rows)
    ctx.emit(
      deniedFound,
      { id, kind: 'product', audience_id },
      { name, n: devices.length, devices: devices.slice(0, named) },
    )
}

/** What a ticket about it says, in a language. */
export function deniedWords({ name, n }: { name: string; n: number }, language: string) {
  return {
    title: say(w.later('denied-title', { product: name, n }), language),
    text: say(w.later('denied-text', { n }), language),
  }
}
