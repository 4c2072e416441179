import { sql } from 'kysely'
import { msOf } from '#lib/time/instant'
import type { Read } from '#kernel/context'
import { isOneLine } from '#modules/places/public'
import { type Evidence, type EvidenceKind, isStray } from '../engine/confidence.ts'
import { pathsOf, type Sighting, sightingsOf } from './sightings.ts'

/** Who else knows when things were last alive: things → moments. */
interface Witness {
  readonly kind: Extract<EvidenceKind, 'agent'>
  readonly find: (ctx: Read, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

const witnesses = new Map<string, Witness>()
/** A room above says when things were last heard of. */
export const bearsWitness = (name: string, witness: Witness) => void witnesses.set(name, witness)

/** What is known of where a thing is. */
export interface Known {
  readonly evidence: readonly Evidence[]
  /** Where the network saw it last; null: nowhere. */
  readonly seen: Sighting | null
  /** That is another place than the book says, and nobody has had it in their hands since. */
  readonly strays: boolean
}

const nothing: Known = { evidence: [], seen: null, strays: false }
export const knownIn = (all: ReadonlyMap<string, Known>, id: string): Known => all.get(id) ?? nothing

interface Row {
  id: string
  kind: EvidenceKind
  at: string
}

/** The latest evidence of each kind for each of these: scans of stocktakes, here or in a program before, hand-overs, and whatever other rooms heard. */
export async function knownOf(ctx: Read, ids: readonly string[]): Promise<Map<string, Known>> {
  const { rows } = await sql<Row>`
    select asset_id as id, 'scan' as kind, max(found_at) as at from stocktake_item
    where asset_id = any(${[...ids]}::uuid[]) and found_at is not null group by asset_id
    union all
    select asset_id, 'scan', max(at) from asset_told where asset_id = any(${[...ids]}::uuid[]) and what = 'audited' group by asset_id
    union all
    select item_id, 'hand-over', max(at) from custody_move where item_id = any(${[...ids]}::uuid[]) group by item_id`.execute(
    ctx.db,
  )
  const evidence = new Map<string, Evidence[]>()
  const add = (id: string, one: Evidence) => evidence.set(id, [...(evidence.get(id) ?? []), one])
  for (const { id, kind, at } of rows) add(id, { kind, at: msOf(at) })
  for (const { kind, find } of witnesses.values())
    for (const [id, at] of await find(ctx, ids)) add(id, { kind, at: msOf(at) })
  const sightings = await sightingsOf(ctx, ids)
  for (const [id, one] of await networkEvidence(ctx, sightings)) add(id, one)
  return new Map(
    [...new Set([...evidence.keys(), ...sightings.keys()])].map((id) => {
      const some = evidence.get(id) ?? []
      return [id, { evidence: some, seen: sightings.get(id) ?? null, strays: isStray(some) }]
    }),
  )
}

/** What the network says for the book or against it. Of what the book has at no place it says neither. */
async function networkEvidence(
  ctx: Read,
  sightings: ReadonlyMap<string, Sighting>,
): Promise<Map<string, Evidence>> {
  const ids = [...sightings.keys()]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; book: string[] }>`
    select a.id, p.path as book from asset a join place p on p.id = a.place_id where a.id = any(${ids}::uuid[])`.execute(
    ctx.db,
  )
  const paths = await pathsOf(
    ctx,
    [...sightings.values()].map(({ place_id }) => place_id),
  )
  return new Map(
    rows.flatMap(({ id, book }) => {
      const one = sightings.get(id)
      const path = one && paths.get(one.place_id)
      if (!path) return []
      const evidence = { kind: 'network' as const, at: msOf(one.at) }
      return [[id, isOneLine(book, path) ? evidence : { ...evidence, elsewhere: true as const }] as const]
    }),
  )
}
