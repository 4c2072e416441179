import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { type Actor, may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { wholeOf } from '#kernel/merged'
import { inAudience } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { State, Strokes } from './schemas.ts'

export interface Kept {
  id: string
  kind: 'hand-over' | 'return'
  person_id: string
  content: string | null
  hash: string
  created_at: string
  signed_at: string | null
  signed_by: string | null
  signed_name: string | null
  strokes: Strokes | null
  withdrawn_at: string | null
}

const columns = sql`p.id, p.kind, p.person_id, p.content, p.hash, p.created_at, p.signed_at, p.signed_by, p.signed_name, p.strokes, p.withdrawn_at`

export const stateOf = ({ signed_at, withdrawn_at }: Pick<Kept, 'signed_at' | 'withdrawn_at'>): State =>
  signed_at !== null ? 'signed' : withdrawn_at !== null ? 'withdrawn' : 'waiting'

/** The person themself. Whoever was merged into them was them, too. */
const own = (actor: Actor) => sql<boolean>`p.person_id = any(${wholeOf(actor.id)})`

/**
 * Who sees a protocol `p`: the person, and those who see all of its assets from inside; of one that names no asset those who
 * hand things out.
 */
export const seesProtocol = (actor: Actor): RawBuilder<boolean> => {
  if (actor.kind === 'system') return sql<boolean>`true`
  if (!may(actor, 'assets.read')) return own(actor)
  const all = sql`not exists (select from protocol_item i join asset a on a.id = i.item_id
    where i.protocol_id = p.id and not ${inAudience(actor, 'a')})`
  const any = may(actor, 'assets.write', null)
    ? sql`true`
    : sql`exists (select from protocol_item i where i.protocol_id = p.id)`
  return sql<boolean>`(${own(actor)} or (${any} and ${all}))`
}

/** One that the actor may see; absent and hidden ones are refused alike. */
export async function protocolSeen(ctx: Read, id: string): Promise<Kept & { mine: boolean }> {
  const { rows } = await sql<Kept & { mine: boolean }>`
    select ${columns}, ${own(ctx.actor)} as mine from protocol p
    where p.id = ${id}::uuid and ${seesProtocol(ctx.actor)}`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  return found
}

/** So many of those that the actor sees and that are so, the latest first. */
export async function protocolsWhere(ctx: Read, where: RawBuilder<boolean>, limit: number): Promise<Kept[]> {
  const { rows } =
    await sql<Kept>`select ${columns} from protocol p where ${where} and ${seesProtocol(ctx.actor)}
    order by p.created_at desc, p.id desc limit ${limit}::int`.execute(ctx.db)
  return rows
}
