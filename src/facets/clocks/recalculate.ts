import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#lib/contract'
import { recalculateClock } from '#lib/time/clock-history'
import { msOf } from '#lib/time/instant'
import { system } from '#kernel/actor'
import { type Read, type Write, writing } from '#kernel/context'
import { when } from '#kernel/flows'
import { enqueue, task } from '#kernel/jobs'
import { calendarChanged, calendarKind, loadCalendars } from './calendars.ts'
import { calendarsIn, type Clock, clocksOf, rewrite } from './clocks.ts'
import { ClocksPlanned } from './contract.ts'
import { isLate } from './engine/late.ts'
import { w } from './words.ts'

const batch = 500

/** Open clocks that count by a version of this calendar that no longer is the current one. */
const stale = (calendarId: string) => sql`
  from clock c join calendar_version v on v.id = c.calendar_version_id join calendar cal on cal.id = v.calendar_id
  where cal.id = ${calendarId}::uuid and c.calendar_version_id <> cal.version_id and c.phase in ('running', 'paused')`

async function howMany({ db }: Pick<Read, 'db'>, calendarId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${stale(calendarId)}`.execute(db)
  return rows[0]?.n ?? 0
}

export interface Planned {
  readonly clocks: number
  readonly late: number
}

/** Counts some open clocks anew from their start in the hours that the calendar has now. */
async function recalculateSome(ctx: Write, calendarId: string, after: string) {
  const { rows } = await sql<{ id: string; entity_id: string; current: string }>`
    select c.id, c.entity_id, cal.version_id as current ${stale(calendarId)} and c.id > ${after}::uuid order by c.id limit ${batch}::int`.execute(
    ctx.db,
  )
  const [first] = rows
  if (!first) return null
  const ids = new Set(rows.map(({ id }) => id))
  const records = [...new Set(rows.map(({ entity_id }) => entity_id))]
  // Work first and then clocks, as every command locks them.
  await sql`select from work where id = any(${records}::uuid[]) order by id for update`.execute(ctx.db)
  const clocks = (await clocksOf(ctx, records, { lock: true })).filter(({ id }) => ids.has(id))
  const anew = await recalculated(ctx, clocks, first.current)
  await rewrite(
    ctx,
    anew.map(({ clock }) => clock),
  )
  return {
    last: rows.at(-1)?.id ?? after,
    clocks: anew.length,
    late: anew.filter(({ late }) => late).length,
  }
}

async function recalculated(ctx: Write, clocks: readonly Clock[], current: string) {
  const calendars = await loadCalendars(ctx, [
    current,
    ...clocks.flatMap(({ facts }) => calendarsIn(facts.map(({ fact }) => fact))),
  ])
  const at = msOf(ctx.now)
  return clocks.flatMap((clock) => {
    const facts = clock.facts.map(({ fact }) => fact)
    const change = { at, replaced: clock.row.calendar, calendar: current, why: w.later('why.calendar') }
    const result = clock.row.calendar === current ? null : recalculateClock(facts, change, calendars)
    if (!result) return []
    const kept = { ...clock, facts: [...clock.facts, { request: ctx.request.id, fact: result.fact }] }
    const late = isLate(result.after, at, calendars) && !isLate(result.before, at, calendars)
    return [{ clock: kept, late }]
  })
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** A calendar was edited: its open clocks are counted anew in the background; what is done stays as it was counted. */
export const recalculate = task('clocks.recalculate', {
  title: w.later('task.recalculate'),
  input: z.object({ calendar_id: Id }),
  async run({ db, progress }, { calendar_id }) {
    const sum = { clocks: 0, late: 0 }
    const total = await howMany({ db }, calendar_id)
    for (let after = nobody; ;) {
      await progress({ done: sum.clocks, total: Math.max(total, sum.clocks) })
      const some = await writing({ db, actor: system, origin: 'system' }, (ctx) =>
        recalculateSome(ctx, calendar_id, after),
      )
      if (!some) break
      after = some.last
      sum.clocks += some.clocks
      sum.late += some.late
    }
    if (sum.clocks > 0)
      await writing({ db, actor: system, origin: 'system' }, (ctx) => tellPlanned(ctx, calendar_id, sum))
    return sum
  },
})

/** Says on the calendar or policy what its change came to. */
export async function tellPlanned(ctx: Write, id: string, sum: Planned) {
  const subject = await ctx.db
    .selectFrom('entity')
    .select(['id', 'kind', 'audience_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (subject) ctx.emit(ClocksPlanned, subject, sum)
}

export const calendarFlow = when(
  calendarChanged,
  'clocks.count-anew',
  async (ctx, _, { subject }) => {
    if (subject.kind === calendarKind) await enqueue(ctx, recalculate, { calendar_id: subject.id })
  },
  { imports: true },
)

/** Whoever started a clock while the hours were being changed is caught up with later. */
export async function calendarsLeftBehind(ctx: Read): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct v.calendar_id as id from calendar_version v join calendar cal on cal.id = v.calendar_id
    where v.id <> cal.version_id and exists (
      select from clock c where c.calendar_version_id = v.id and c.phase in ('running', 'paused'))`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}
