import { answeredThere, followThere, startServiceLevels } from '#facets/clocks/service-levels'
import { stateOf } from '#facets/work/engine/workflow'
import type { WorkRow } from '#facets/work/load'
import type { Write } from '#kernel/context'
import { personId, type SetUp } from './draft.ts'
import type { Kind, TicketSession } from './ground.ts'
import type { Wanted } from './plan.ts'

interface Opened {
  readonly row: WorkRow
  readonly wanted: Wanted
}

/**
 * Starts the clocks of open tickets, from when they were opened or from now, as was asked for; an answer given there has
 * been given, and what waits stands still. What was closed there gets no clocks: nothing was promised about it here, so
 * nothing can have been kept or broken, and today's targets would only blame people for promises nobody made. What is
 * opened again later is promised anew from that moment on.
 */
export async function startImportedClocks(
  ctx: Write,
  all: readonly Opened[],
  { setup, workflows }: TicketSession,
  ready: SetUp,
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
    if (!now && wanted.answered_at !== undefined)
      await answeredThere(ctx, row.id, {
        at: wanted.answered_at,
        who: personId(wanted.answered_by, ready),
      })
    const flow = workflows.get(row.kind as Kind)
    const waits = flow && stateOf(flow, row.state)?.phase === 'waiting'
    if (!waits) continue
    // It has waited since it last moved; since when exactly no file says.
    const before: WorkRow = { ...row, state: flow.initial, phase: 'new', hold_until: null }
    await followThere(ctx, [{ before, after: row }], now ? ctx.now : row.updated_at)
  }
}
