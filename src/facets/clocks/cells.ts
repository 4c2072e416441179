import { type RawBuilder, sql } from 'kysely'
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
const weight = ({ phase, due_at }: Pick<ClockView, 'phase' | 'due_at'>) =>
  phase === 'running' ? (due_at ?? Infinity) : phase === 'paused' ? 1e16 : 1e17

/** A clock as a list reads it along with its record: how it stands is in its row; the facts are for those who ask why. */
export type ListedClock = [id: string, metric: Clock['metric'], row: Clock['row']]

/** The clock of the list table's record that matters most, in the order of `weight`; `null` if there is none. */
// Joined as text: PostgreSQL takes twice as long to build it of its parts.
export const theClock = sql`('[["' || (
    select c.id || '","' || c.metric || '",' || c.row from clock c where c.entity_id = t.id
    order by (c.phase = 'running' and c.due_at is not null) desc, c.phase = 'paused' desc, c.phase = 'running',
      case c.phase when 'running' then c.due_at end, c.metric = 'resolution' desc limit 1) || ']]')::json`

/** All clocks of a record. */
export const clocksOfRow = (id: RawBuilder<unknown>) =>
  sql`(select json_agg(json_build_array(c.id, c.metric, c.row)) from clock c where c.entity_id = ${id})`

type Cell = ReturnType<typeof cellOf> & { id: string }

/** The clocks of each record as they stand now, the one that matters most first. */
export async function cellsOf(ctx: Read, all: readonly (readonly ListedClock[] | null)[]): Promise<Cell[][]> {
  const calendars = await loadCalendars(
    ctx,
    all.flatMap((some) => some?.map(([, , row]) => row.calendar) ?? []),
  )
  return all.map((some) =>
    (some ?? [])
      .map(([id, metric, row]) => ({ id, ...cellOf({ metric }, viewOf({ row }, ctx.now, calendars)) }))
      .sort((a, b) => weight(a) - weight(b) || order(a.metric) - order(b.metric) || (a.id < b.id ? -1 : 1)),
  )
}
const order = (metric: string) => (metric === 'resolution' ? 0 : 1)

/** The clocks of one record as they stand now. */
export async function clockCells(ctx: Read, id: string): Promise<Cell[]> {
  const { rows } = await sql<{ clocks: ListedClock[] | null }>`
    select ${clocksOfRow(sql`${id}::uuid`)} as clocks`.execute(ctx.db)
  const [cells = []] = await cellsOf(
    ctx,
    rows.map(({ clocks }) => clocks),
  )
  return cells
}
