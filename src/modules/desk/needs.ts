import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import type { Need } from '#facets/work/engine/workflow'

interface Facts {
  id: string
  assignee?: { id: string } | null
  assignee_id?: string | null
  hold_until: string | null
  cause?: string
  resolution?: string
}

/** Which of the workflow's needs one ticket meets already; what a move brings along counts as met by whoever asks. */
export async function needsMet(
  ctx: Read,
  ticket: Facts,
  brought: {
    resolution?: string | undefined
    cause?: string | undefined
    hold_until?: string | undefined
  } = {},
) {
  const known = new Set<Need>()
  if (ticket.assignee ?? ticket.assignee_id) known.add('assignee')
  if (brought.hold_until ?? ticket.hold_until) known.add('hold-until')
  if (brought.resolution || ticket.resolution) known.add('resolution')
  if (brought.cause || ticket.cause) known.add('cause')
  if (!(await openChildren(ctx, ticket.id))) known.add('children-closed')
  return known
}

async function openChildren(ctx: Read, id: string): Promise<boolean> {
  const { rows } = await sql<{
    any: boolean
  }>`select exists (select from link l join work c on c.id = l.from_id
    where l.to_id = ${id}::uuid and l.relation = 'part-of' and c.open and not c.archived) as any`.execute(
    ctx.db,
  )
  return rows[0]?.any ?? false
}
