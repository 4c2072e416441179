import { sql } from 'kysely'
import { type ClockRow, clockAt, type ClockView } from '#lib/time/clock'
import type { ClockFact } from '#lib/time/clock-facts'
import { rowOf } from '#lib/time/clock-history'
import { isoOf, msOf } from '#lib/time/instant'
import type { Calendars } from '#lib/time/span-table'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { setDue } from '#facets/work/due'
import { loadCalendars } from './calendars.ts'
import { nextMoment, passedBy } from './engine/moments.ts'
import { policyVersions } from './policies.ts'
import type { Metric } from './schemas.ts'

/** A fact and the request that said it: undo takes a request's facts away, and the clock is as if it never spoke. */
export interface KeptFact {
  request: string
  fact: ClockFact
  /** When it was said, where that was after it happened, as in an import: before, nobody here knew. */
  told?: number
}

export interface Clock {
  id: string
  entity_id: string
  metric: Metric
  policy_version_id: string
  facts: KeptFact[]
  row: ClockRow
  fired: string[]
}

const heard = ({ request, now }: Write, fact: ClockFact): KeptFact => ({
  request: request.id,
  fact,
  ...(fact.at < msOf(now) && { told: msOf(now) }),
})

export interface NewClock {
  entity_id: string
  metric: Metric
  facts: readonly ClockFact[]
}

export const columns = ['id', 'entity_id', 'metric', 'policy_version_id', 'facts', 'row', 'fired'] as const

/** The clocks of these records. */
export async function clocksOf(
  ctx: Read,
  entityIds: readonly string[],
  { lock = false } = {},
): Promise<Clock[]> {
  if (entityIds.length === 0) return []
  const rows = await ctx.db
    .selectFrom('clock')
    .select(columns)
    .where('entity_id', '=', sql<string>`any(${entityIds}::uuid[])`)
    .orderBy('id')
    .$if(lock, (query) => query.forUpdate())
    .execute()
  return rows as unknown as Clock[]
}

/** Every calendar version that counts anywhere in these facts. */
export const calendarsIn = (facts: readonly ClockFact[]) =>
  facts.flatMap((fact) => [
    ...('calendar' in fact && fact.calendar ? [fact.calendar] : []),
    ...('replaced' in fact ? [fact.replaced] : []),
  ])

export const calendarsFor = (ctx: Read, clocks: readonly Pick<Clock, 'facts'>[]): Promise<Calendars> =>
  loadCalendars(
    ctx,
    clocks.flatMap(({ facts }) => calendarsIn(facts.map(({ fact }) => fact))),
  )

/** The clock as it stands at a moment. */
export const viewOf = (clock: Pick<Clock, 'row'>, now: string, calendars: Calendars): ClockView =>
  clockAt(clock.row, msOf(now), calendars)

/** Starts clocks; their facts begin with `started`. Gives by record the earliest moment at which one of them breaks. */
export async function startClocks(ctx: Write, drafts: readonly NewClock[]) {
  const due = new Map<string, string>()
  for (const { entity_id, phase, due_at } of await startClocksOf(ctx, drafts)) {
    const first = due.get(entity_id)
    if (phase === 'running' && due_at !== null && (first === undefined || due_at < first))
      due.set(entity_id, due_at)
  }
  return due
}

/** The same; gives the clocks as they stand. */
export async function startClocksOf(ctx: Write, drafts: readonly NewClock[]): Promise<readonly Kept[]> {
  return save(
    ctx,
    drafts.map(({ entity_id, metric, facts }) => ({
      id: newId(),
      entity_id,
      metric,
      facts: facts.map((fact) => heard(ctx, fact)),
      fired: [],
    })),
  )
}

/** Replays clocks whose facts changed and writes them back. */
export async function rewrite(ctx: Write, clocks: readonly Unplayed[]) {
  await save(ctx, clocks)
}

/** Steps taken towards due moments of long ago cannot come again. */
const mostFired = 60

/** A clock as it was written. */
export interface Kept extends Pick<Clock, 'id' | 'entity_id' | 'metric' | 'row'> {
  readonly phase: ClockRow['phase']
  readonly due_at: string | null
}

export type Unplayed = Omit<Clock, 'row' | 'policy_version_id'>

/** A pause that has ended by itself by now has ended in the row as well: what runs is found by it. */
function awake(row: ClockRow, now: number, calendars: Calendars): ClockRow {
  if (row.phase !== 'paused' || row.paused_until === null || row.paused_until > now) return row
  const { state: _, left_ms: __, ...running } = clockAt(row, row.paused_until, calendars)
  return running
}

const replayed = ({ facts }: Pick<Clock, 'facts'>, now: number, calendars: Calendars): ClockRow =>
  awake(
    rowOf(
      facts.map(({ fact }) => fact),
      calendars,
    ),
    now,
    calendars,
  )

async function save(ctx: Write, clocks: readonly Unplayed[]): Promise<readonly Kept[]> {
  if (clocks.length === 0) return []
  const calendars = await calendarsFor(ctx, clocks)
  const now = msOf(ctx.now)
  const played = clocks.map((clock) => ({ ...clock, row: replayed(clock, now, calendars) }))
  const policies = await policyVersions(
    ctx,
    played.map(({ row }) => row.policy),
  )
  const rows = played.map(({ id, entity_id, metric, facts, row, fired }) => {
    const steps = policies.get(row.policy)?.definition.steps.filter((step) => step.metric === metric) ?? []
    // What an import brings passed its moments before it was here: nobody is told of them, and no event says “now”.
    const passed = ctx.origin === 'import' ? passedBy(row, steps, fired, now, calendars) : []
    const taken = [...fired, ...passed]
    const next = nextMoment(row, steps, taken, calendars)
    return {
      id,
      entity_id,
      metric,
      policy_version_id: row.policy,
      calendar_version_id: row.calendar,
      facts,
      row,
      fired: taken.slice(-mostFired),
      phase: row.phase,
      due_at: row.due_at === null ? null : isoOf(row.due_at),
      next_at: next === null ? null : isoOf(next),
    }
  })
  // The earliest moment of what runs goes to the list in the same statement; a clock not written now counts as it stands.
  const written = sql`with fresh as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as c(id uuid, entity_id uuid, metric text, policy_version_id uuid,
        calendar_version_id uuid, facts json, row json, fired text[], phase text, due_at timestamptz, next_at timestamptz)
    ), written as (
      insert into clock (id, entity_id, metric, policy_version_id, calendar_version_id, facts, row, fired, phase, due_at, next_at)
      select id, entity_id, metric, policy_version_id, calendar_version_id, facts, row, fired, phase, due_at, next_at from fresh
      on conflict (id) do update set facts = excluded.facts, row = excluded.row, policy_version_id = excluded.policy_version_id,
        calendar_version_id = excluded.calendar_version_id, fired = excluded.fired, phase = excluded.phase,
        due_at = excluded.due_at, next_at = excluded.next_at
    )
    ${setDue(sql`select entity_id, min(due_at) filter (where phase = 'running') from (
        select entity_id, phase, due_at from fresh
        union all select c.entity_id, c.phase, c.due_at from clock c
          where c.entity_id in (select entity_id from fresh) and c.id not in (select id from fresh)) clocks
      group by entity_id`)}`
  ctx.later(written.execute(ctx.db))
  return rows
}

export interface Telling {
  entity_id: string
  metric?: Metric
  fact: ClockFact
}

/** Tells clocks what happened; a fact that does not fit a clock changes nothing there. */
export async function tellClocks(ctx: Write, tellings: readonly Telling[]) {
  const clocks = await clocksOf(ctx, [...new Set(tellings.map(({ entity_id }) => entity_id))], { lock: true })
  const told = clocks.flatMap((clock) => {
    const mine = tellings.filter(
      ({ entity_id, metric }) =>
        entity_id === clock.entity_id && (metric === undefined || metric === clock.metric),
    )
    if (mine.length === 0) return []
    return [{ ...clock, facts: [...clock.facts, ...mine.map(({ fact }) => heard(ctx, fact))] }]
  })
  await rewrite(ctx, told)
}
