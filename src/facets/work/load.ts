import type { Selectable } from 'kysely'
import { Refusal } from '#lib/refusal'
import { type Actor, may } from '#kernel/actor'
import { lacking } from '#kernel/auth/lacking'
import type { Read } from '#kernel/context'
import type { Tables } from '#kernel/tables'
import { visible } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { w } from './words.ts'

export type WorkRow = Selectable<Tables['work']>

interface Loading {
  /** Nobody else changes them until the transaction ends; they are locked in one order, so two bulk edits cannot lock each other out. */
  lock?: boolean
}

/** Those of the rows of work with these ids that the actor may see, in the order of their ids. */
export async function visibleWork(
  ctx: Read,
  ids: readonly string[],
  { lock = false }: Loading = {},
): Promise<WorkRow[]> {
  const wanted = [...new Set(ids)].sort()
  if (wanted.length === 0) return []
  return ctx.db
    .selectFrom('work')
    .selectAll()
    .where('id', 'in', wanted)
    .where(visible(ctx.actor, 'work'))
    .orderBy('id')
    .$if(lock, (query) => query.forUpdate())
    .execute()
}

/** The same where any absent or hidden one refuses all. */
export async function loadWork(ctx: Read, ids: readonly string[], loading?: Loading): Promise<WorkRow[]> {
  const rows = await visibleWork(ctx, ids, loading)
  if (rows.length < new Set(ids).size) throw new Refusal('not-found', house.later('not-found'))
  return rows
}

type Where = Pick<WorkRow, 'team_id' | 'place_id'>

/**
 * Whether the actor's role reaches the team that this belongs to, or the place where it is; work of no team is open to
 * whoever may work anywhere.
 */
export const mayWorkOn = (actor: Actor, permission: string, { team_id, place_id }: Where): boolean =>
  may(actor, permission, team_id ?? undefined, place_id)

/** Refuses unless the actor may do this to every one of the rows. */
export function needWorkOn(actor: Actor, permission: string, rows: readonly Where[]) {
  if (!may(actor, permission)) throw lacking(actor, permission)
  if (!rows.every((row) => mayWorkOn(actor, permission, row)))
    throw new Refusal('forbidden', w.later('refuse.not-yours'))
}
