import { isoOf, msOf } from '#lib/time/instant'
import { system } from '#kernel/actor'
import type { Write } from '#kernel/context'
import type { WorkRow } from '#facets/work/load'
import { type Kept, startClocksOf } from './clocks.ts'
import { ClockBreached } from './contract.ts'
import { type Beginning, type Happening, retold } from './engine/retell.ts'
import { standingPolicies } from './policies.ts'
import { policiesFor, termsOf } from './terms.ts'

export interface Lived {
  /** As it stands now. */
  readonly row: WorkRow
  readonly begins: Beginning
  /** In the order of moments. */
  readonly happened: readonly Happening[]
}

/** When the promise was broken, if it was by now. */
function brokenAt({ row }: Kept, now: number): number | null {
  if (row.breached_at !== null) return row.breached_at
  return row.phase === 'running' && row.due_at !== null && row.due_at < now ? row.due_at : null
}

/**
 * Gives work with a past the clocks that it would have had: each is told the whole life at once, by today's policies, and
 * a broken promise is told as of then. Nobody is warned any more of what has passed.
 */
export async function retellServiceLevels(ctx: Write, lives: readonly Lived[]): Promise<void> {
  const rows = lives.map(({ row }) => row)
  const policies = await policiesFor(ctx, rows, await standingPolicies(ctx))
  const kept = await startClocksOf(
    ctx,
    lives.flatMap(({ row, begins, happened }) => {
      const policy = policies.get(row.id)
      if (!policy) return []
      return [...retold(termsOf(policy), begins, happened)].map(([metric, facts]) => ({
        entity_id: row.id,
        metric,
        facts,
      }))
    }),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const clock of kept) {
    const at = brokenAt(clock, msOf(ctx.now))
    const work = byId.get(clock.entity_id)
    if (at === null || !work) continue
    const { id: clock_id, metric, row } = clock
    ctx.emit(
      ClockBreached,
      work,
      { clock_id, metric, label: row.label, cycle: row.cycle, due_at: isoOf(at), tell: [] },
      { granted: false, at: isoOf(at + 1), by: system },
    )
  }
}
