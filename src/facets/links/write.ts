import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { EventType } from '#lib/contract'
import type { Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { isSymmetric, relationNamed } from '#kernel/relations'
import { LinkAdded, LinkRemoved } from './contract.ts'
import { w } from './words.ts'

/** A link between two records that are at hand. */
export interface NewLink {
  readonly from: EntityRef
  readonly relation: string
  readonly to: EntityRef
}

/** The same link as it is stored: under the relation's own name, in its own direction. */
export function straight({ from, relation: name, to }: NewLink): NewLink {
  const found = relationNamed(name)
  if (!found) throw new Refusal('invalid', w.later('unknown-relation', { relation: name }))
  const { relation, inverted } = found
  const turned = isSymmetric(relation) ? from.id > to.id : inverted
  return turned ? { from: to, relation: relation.name, to: from } : { from, relation: relation.name, to }
}

interface Row {
  from_id: string
  relation: string
  to_id: string
}
const rowsOf = (links: readonly NewLink[]) =>
  JSON.stringify(links.map(({ from, relation, to }) => ({ from_id: from.id, relation, to_id: to.id })))
const source = (links: readonly NewLink[]) =>
  sql`jsonb_to_recordset(${rowsOf(links)}::jsonb) as l(from_id uuid, relation text, to_id uuid)`

/** Links records, in one statement; gives back how many links were not there before. Asks nobody's leave. */
export async function linkRecords(ctx: Write, links: readonly NewLink[]): Promise<number> {
  if (links.length === 0) return 0
  const all = links.map(straight)
  const { rows } = await sql<Row>`
    insert into link (from_id, relation, to_id, created_at, created_by)
    select distinct l.from_id, l.relation, l.to_id, ${ctx.now}::timestamptz, ${ctx.actor.id}::uuid from ${source(all)}
    on conflict do nothing returning from_id, relation, to_id`.execute(ctx.db)
  tell(ctx, LinkAdded, all, rows)
  return rows.length
}

/** Takes links away; gives back how many there were. */
export async function unlinkRecords(ctx: Write, links: readonly NewLink[]): Promise<number> {
  if (links.length === 0) return 0
  const all = links.map(straight)
  const { rows } = await sql<Row>`
    delete from link using ${source(all)}
    where (link.from_id, link.relation, link.to_id) = (l.from_id, l.relation, l.to_id)
    returning link.from_id, link.relation, link.to_id`.execute(ctx.db)
  tell(ctx, LinkRemoved, all, rows)
  return rows.length
}

function tell(
  ctx: Write,
  type: EventType<string, typeof LinkAdded.data>,
  links: readonly NewLink[],
  rows: readonly Row[],
) {
  const ends = new Map(links.flatMap(({ from, to }) => [from, to].map((end) => [end.id, end] as const)))
  for (const { from_id, relation, to_id } of rows) {
    const [from, to] = [ends.get(from_id), ends.get(to_id)]
    if (!from || !to) continue
    ctx.emit(type, from, { relation, other: to.id })
    ctx.emit(type, to, { relation: relationNamed(relation)?.relation.inverse ?? relation, other: from.id })
  }
}
