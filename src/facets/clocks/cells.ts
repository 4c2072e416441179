import { sql } from 'kysely'
import type { ClockView } from '#lib/time/clock'
import type { Read } from '#kernel/context'
import { loadCalendars } from './calendars.ts'
import { type Clock, viewOf } from './clocks.ts'

/** What a list or a side panel needs of a clock; `clockCell` of the engine makes words and colours of it. */
export const cellOf = ({ metric }: Pick<Clock, 'metric'>, view: ClockView) => ({
  metric,
  label: view.label,
  state: view.state,
  phase: view.phase,
  target_ms: view.target_ms,
  granted_ms: view.granted_ms,
  elapsed_ms: view.elapsed_ms,
  left_ms: view.left_ms,
  due_at: view.due_at,
})

// The clock that will break first, then one that waits, then what became of the end that was promised.
const weight = ({ phase, due_at }: ClockView) =>
  phase === 'running' ? (due_at ?? Infinity) : phase === 'paused' ? 1e16 : 1e17

/** All clocks of each record as they stand now, the one that matters most first. */
export async function clockCells(ctx: Read, ids: readonly string[]) {
  // How a clock stands is in its row; the facts it came from are for those who ask why.
  const { rows: clocks } = await sql<Pick<Clock, 'id' | 'entity_id' | 'metric' | 'row'>>`
    select id, entity_id, metric, row from clock where entity_id = any(${ids}::uuid[]) order by id`.execute(
    ctx.db,
  )
  const calendars = await loadCalendars(
    ctx,
    clocks.map(({ row }) => row.calendar),
  )
  const seen = clocks.map((clock) => ({ clock, view: viewOf(clock, ctx.now, calendars) }))
  const order = (metric: string) => (metric === 'resolution' ? 0 : 1)
  seen.sort((a, b) => weight(a.view) - weight(b.view) || order(a.clock.metric) - order(b.clock.metric))
  const cells = new Map<string, (ReturnType<typeof cellOf> & { id: string })[]>()
  for (const { clock, view } of seen) {
    const mine = cells.get(clock.entity_id) ?? []
    mine.push({ id: clock.id, ...cellOf(clock, view) })
    cells.set(clock.entity_id, mine)
  }
  return cells
}
