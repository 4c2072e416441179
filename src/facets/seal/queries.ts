import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { EventHeader, EventProof, GrowthProof, Head } from '#lib/sealed'
import type { Read } from '#kernel/context'
import { readable } from '#kernel/readable'
import { flawOf } from '#kernel/seal/check-proof'
import { headOf } from '#kernel/seal/heads'
import { headerColumns, headerOf } from '#kernel/seal/leaf'
import { growthPath, inclusionPath } from '#kernel/seal/proofs'
import { inAudience, visibleParts } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { otherIsReadable } from '#facets/history/select'
import type { seal } from './contract.ts'
import { w } from './words.ts'

const mostCounted = 1000
const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'))

const last = (column: string, none: RawBuilder<unknown>) =>
  sql`coalesce((select ${sql.ref(column)} from seal_head order by size desc limit 1), ${none})`

/** How far it is sealed, what waits, and where the heads are kept. */
export async function showHead(ctx: Read) {
  const { rows } = await sql<{ n: number; oldest: string | null }>`
    select count(*)::int as n, min(at) as oldest from (
      select e.at from event e
      where (e.tx, e.id) > (${last('tx', sql`'0'::xid8`)}, ${last('event_id', sql`0`)})
        and not exists (select from seal_leaf l where l.event_id = e.id)
      limit ${mostCounted}::int) waiting`.execute(ctx.db)
  const places = await ctx.db
    .selectFrom('seal_place')
    .select(['place', 'size', 'seen_at'])
    .select(sql<'set-back' | 'no-file' | null>`trouble`.as('trouble'))
    .where('seen_at', '>', sql<string>`now() - interval '1 day'`)
    .orderBy('place')
    .execute()
  const head = (await headOf(ctx)) ?? null
  return { head, unsealed: rows[0]?.n ?? 0, oldest_unsealed: rows[0]?.oldest ?? null, places }
}

interface Sealed extends EventHeader {
  leaf: number | null
  salt: string | null
  payload: string | null
  seen: boolean
}

/** One event as the audit trail tells it to this reader: private ones are for nobody else, contents for those who see the record. */
async function eventOf(ctx: Read, id: number): Promise<Sealed> {
  const { rows } = await sql<Sealed>`
    select ${headerColumns}, l.leaf, encode(d.salt, 'hex') as salt, d.payload,
      (${visibleParts(ctx.actor, 'e', 'subject_id')} and (s.id is null or ${readable(ctx.actor, 's')}) and ${otherIsReadable(ctx)}) as seen
    from event e join audience a on a.id = e.audience_id left join seal_leaf l on l.event_id = e.id
    left join event_data d on d.event_id = e.id left join entity s on s.id = e.subject_id
    where e.id = ${id}::bigint and (not a.private or ${inAudience(ctx.actor, 'e')})`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  return found
}

async function headAt(ctx: Read, size?: number): Promise<Head> {
  const head = await headOf(ctx, size)
  if (!head) throw new Refusal('not-found', w.later('no-head', { size: size ?? 0 }))
  return head
}

export async function proveEvent(ctx: Read, { event: id }: Input<typeof seal.proof>): Promise<EventProof> {
  const event = await eventOf(ctx, id)
  const { leaf, salt, payload, seen } = event
  if (leaf === null) throw new Refusal('conflict', w.later('not-yet'))
  const head = await headAt(ctx)
  if (leaf >= head.size) throw new Refusal('conflict', w.later('damaged'))
  const proof = {
    proof: 'wheelhouse event 1' as const,
    event: headerOf(event),
    content: seen && salt !== null && payload !== null ? { salt, payload } : null,
    leaf,
    path: hex(await inclusionPath(ctx.db, leaf, head)),
    head,
  }
  // What does not prove itself is given to nobody.
  refuseIf(flawOf(proof) && w.later('damaged'))
  return proof
}

export async function proveGrowth(ctx: Read, { from, to }: Input<typeof seal.growth>): Promise<GrowthProof> {
  const [first, second] = [await headAt(ctx, from), await headAt(ctx, to)]
  if (first.size > second.size) throw new Refusal('invalid', w.later('backwards'))
  const path = hex(await growthPath(ctx.db, first, second))
  const proof = { proof: 'wheelhouse growth 1' as const, from: first, to: second, path }
  refuseIf(flawOf(proof) && w.later('damaged'))
  return proof
}
