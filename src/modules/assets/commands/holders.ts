import { sql } from 'kysely'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { grant, revoke } from '#kernel/entity'
import { seenAmong } from '#kernel/readable'
import { w as house } from '#kernel/words'
import { refusal } from '../policy.ts'
import { w } from '../words.ts'

/** The kinds of those who are to hold something, by id; refuses whom the actor cannot see, and what cannot hold anything. */
export async function holderKindsOf(ctx: Write, ids: readonly string[]): Promise<Map<string, string>> {
  const seen = await seenAmong(ctx, ids)
  for (const id of ids) {
    const holder = seen.get(id)
    if (!holder) throw new Refusal('not-found', house.later('not-found'))
    refuseIf(refusal.holder(holder.kind))
  }
  return new Map([...seen].map(([id, { kind }]) => [id, kind]))
}

export interface Held {
  item_id: string
  holder_id: string
  kind: string
  quantity: number
}

/** Who holds these, and what kind each is; by the thing. */
export async function heldNow(ctx: Write, ids: readonly string[]): Promise<Map<string, Held[]>> {
  const { rows } = await sql<Held>`
    select h.item_id, h.holder_id, e.kind, h.quantity from holding h join entity e on e.id = h.holder_id
    where h.item_id = any(${[...ids]}::uuid[]) order by h.holder_id`.execute(ctx.db)
  return Map.groupBy(rows, ({ item_id }) => item_id)
}

const deepest = 20

/** Refuses to put things into one that is in them. */
export async function refuseWithin(ctx: Write, into: string, ids: readonly string[]) {
  const { rows } = await sql<{ title: string }>`
    with recursive up (id, step) as (
      select ${into}::uuid, 0
      union all
      select a.holder_id, step + 1 from up join asset a on a.id = up.id where a.holder_id is not null and step < ${deepest}::int)
    select title from asset where id in (select id from up) and id = any(${[...ids]}::uuid[]) limit 1`.execute(
    ctx.db,
  )
  const [first] = rows
  refuseIf(first && w.later('in-itself', { name: first.title }))
}

const persons = new Set(['person', 'team'])
const reason = 'holder'

/** Whoever holds a thing sees it. */
export const letSee = (
  ctx: Write,
  pairs: readonly { id: string; holder: string; kind: string | undefined }[],
) =>
  grant(
    ctx,
    reason,
    pairs
      .filter(({ kind }) => persons.has(kind ?? ''))
      .map(({ id, holder }) => ({ entity_id: id, principal_id: holder })),
  )

interface GivenBack {
  id: string
  holder: string
  kind: string
}

/** Who has given all of a thing back sees it no more. */
export async function letGo(ctx: Write, pairs: readonly GivenBack[]) {
  const asked = pairs.filter(({ kind }) => persons.has(kind))
  if (asked.length === 0) return
  const { rows } = await sql<{ entity_id: string; principal_id: string }>`
    select p.id as entity_id, p.holder as principal_id from json_to_recordset(${JSON.stringify(asked)}::json) as p(id uuid, holder uuid)
    where not exists (select from holding h where h.item_id = p.id and h.holder_id = p.holder)`.execute(
    ctx.db,
  )
  await revoke(ctx, reason, rows)
}

interface Named {
  home_place_id?: string | null | undefined
  supplier_id?: string | null | undefined
}

/** Refuses a home that is no place and a supplier that is no vendor, as it refuses what the actor cannot see. */
export async function refuseOthers(ctx: Write, all: readonly Named[]) {
  const wanted = all.flatMap(({ home_place_id, supplier_id }) => [
    { id: home_place_id, kind: 'place', field: 'home_place_id', why: w.later('no-place') },
    { id: supplier_id, kind: 'vendor', field: 'supplier_id', why: w.later('no-supplier') },
  ])
  const seen = await seenAmong(
    ctx,
    wanted.flatMap(({ id }) => id ?? []),
  )
  const other = wanted.find(({ id, kind }) => id && seen.get(id)?.kind !== kind)
  if (other) throw inputRefused(other.field, other.why)
}
