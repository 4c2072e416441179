import { answered, followChanges, startServiceLevels } from '#facets/clocks/service-levels'
import { stateOf } from '#facets/work/engine/workflow'
import type { WorkRow } from '#facets/work/load'
import type { Write } from '#kernel/context'
import type { Kind, TicketSession } from './ground.ts'
import type { Wanted } from './plan.ts'

interface Opened {
  readonly row: WorkRow
  readonly wanted: Wanted
}

/**
 * Starts the clocks of open tickets, from when they were opened or from now, as was asked for; an answer given there has
 * been given, and what waits stands still. What was closed there keeps no clocks.
 */
export async function startImportedClocks(
  ctx: Write,
  all: readonly Opened[],
  { setup, workflows }: TicketSession,
) {
  const from = setup.options['clocks']
  const open = all.filter(({ wanted }) => wanted.open)
  if (from === 'none' || open.length === 0) return
  const now = from === 'now'
  await startServiceLevels(
    ctx,
    open.map(({ row, wanted }) => ({
      row: now ? { ...row, opened_at: ctx.now } : row,
      asked: wanted.asked && !(now && wanted.answered_at !== undefined),
    })),
  )
  for (const { row, wanted } of open) {
    if (!now && wanted.answered_at !== undefined) await answered(ctx, [row.id], wanted.answered_at)
    const flow = workflows.get(row.kind as Kind)
    const waits = flow && stateOf(flow, row.state)?.phase === 'waiting'
    if (!waits) continue
    // It has waited since it last moved; since when exactly no file says.
    const since: Write = now ? ctx : { ...ctx, now: row.updated_at }
    const before: WorkRow = { ...row, state: flow.initial, phase: 'new', hold_until: null }
    await followChanges(since, [{ before, after: row }])
  }
}
