import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { visibleOne } from '#kernel/visible'
import type { Need } from '#facets/work/engine/workflow'

interface Facts {
  assignee_id?: string | null
  hold_until: string | null
  cause?: string
  resolution?: string
}

type Brought = {
  resolution?: string | undefined
  cause?: string | undefined
  hold_until?: string | undefined
}

/** Which of the workflow's needs one ticket meets already; what a move brings along counts as met by whoever asks. */
export function needsKnown(ticket: Facts, openChildren: boolean, brought: Brought = {}): Set<Need> {
  const known = new Set<Need>()
  if (ticket.assignee_id) known.add('assignee')
  if (brought.hold_until ?? ticket.hold_until) known.add('hold-until')
  if (brought.resolution || ticket.resolution) known.add('resolution')
  if (brought.cause || ticket.cause) known.add('cause')
  if (!openChildren) known.add('children-closed')
  return known
}

/** Whether something is still open that is a part of this record, as far as the reader sees: else they would learn of it. */
export const openChildrenOf = (actor: Actor, id: RawBuilder<unknown>) =>
  sql<boolean>`exists (select from link l join work c on c.id = l.from_id
    where l.to_id = ${id} and l.relation = 'part-of' and c.open and not c.archived and ${visibleOne(actor, 'c')})`

/** The same of a ticket that was not asked for with its children. */
export async function needsMet(ctx: Read, ticket: Facts & { id: string }, brought?: Brought) {
  const { rows } = await sql<{ open: boolean }>`
    select ${openChildrenOf(ctx.actor, sql`${ticket.id}::uuid`)} as open`.execute(ctx.db)
  return needsKnown(ticket, rows[0]?.open ?? false, brought)
}
