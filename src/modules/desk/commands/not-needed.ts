import type { Write } from '#kernel/context'
import { isOpen, movesFrom, stateOf } from '#facets/work/engine/workflow'
import { workflowsById } from '#facets/work/workflows'
import { act, workable } from './act.ts'

/**
 * Says on a ticket that what it was opened for is no longer needed; one that nobody has begun is called off, too. What is
 * closed stays as it is.
 */
export async function ticketNotNeeded(ctx: Write, id: string, html: string): Promise<void> {
  const { ready } = await workable(ctx, [id])
  const open = ready.filter(({ phase }) => isOpen(phase))
  if (open.length === 0) return
  await act(ctx, open, { do: 'note', html })
  for (const row of open) {
    if (row.phase !== 'new' || row.assignee_id !== null) continue
    const workflow = (await workflowsById(ctx, [row.workflow_id])).get(row.workflow_id)
    const move =
      workflow &&
      movesFrom(workflow, row.state).find(({ to }) => stateOf(workflow, to)?.phase === 'cancelled')
    const [fresh] = move ? (await workable(ctx, [id])).ready : []
    // Where the workflow wants more than nobody can say here, the note has to do.
    if (move && fresh) await act(ctx, [fresh], { do: 'move', verb: move.verb })
  }
}

/** Gives a ticket that is still open another title, and says why in a note. */
export async function ticketFollows(ctx: Write, id: string, title: string, html: string): Promise<void> {
  const open = async () => (await workable(ctx, [id])).ready.filter(({ phase }) => isOpen(phase))
  await act(ctx, await open(), { do: 'note', html })
  await act(ctx, await open(), { do: 'change', patch: { title } })
}
