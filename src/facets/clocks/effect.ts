import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { type ClockRow, clockAt } from '#lib/time/clock'
import { recalculateClock, rowOf } from '#lib/time/clock-history'
import { isoOf, msOf } from '#lib/time/instant'
import { type Calendars, compileCalendar } from '#lib/time/span-table'
import type { Read } from '#kernel/context'
import { seenAmong } from '#kernel/readable'
import { seen, visible } from '#kernel/visible'
import { readScope } from '#facets/work/filter'
import { calendarKind, currentVersions, loadCalendars } from './calendars.ts'
import { calendarsIn, type Clock, columns } from './clocks.ts'
import type { clocks, Effect } from './contract.ts'
import { isOverdrawn } from './engine/late.ts'
import { type ActivePolicy, activePolicies } from './policies.ts'
import { judgeAnew } from './replan.ts'
import { w } from './words.ts'

/** So many clocks are tried, those due first before the others: they are the ones that a change would break. */
const most = 3000
const shown = 10
/** Stands for the version that is being edited. */
export const preview = 'preview'

interface Pair {
  clock: Clock
  before: ClockRow
  after: ClockRow
}

type Where = ReturnType<typeof sql<boolean>>

/** Of records that the reader sees: what a change does to the others would tell of them. */
async function openClocks({ db, actor }: Read, where: Where): Promise<{ tried: Clock[]; more: boolean }> {
  const rows = await db
    .selectFrom('clock')
    .select(columns)
    .where('phase', 'in', ['running', 'paused'])
    .where(where)
    .where(
      sql<boolean>`exists (select from entity r where r.id = clock.entity_id and ${visible(actor, 'r')})`,
    )
    .orderBy('due_at')
    .limit(most + 1)
    .execute()
  return { tried: rows.slice(0, most) as unknown as Clock[], more: rows.length > most }
}

const factsOf = ({ facts }: Clock) => facts.map(({ fact }) => fact)

async function calendarsWith(
  ctx: Read,
  tried: readonly Clock[],
  more: readonly string[],
): Promise<Calendars> {
  return loadCalendars(ctx, [...more, ...tried.flatMap((clock) => calendarsIn(factsOf(clock)))])
}

/** Says what became of the clocks, and names the first of their records. */
async function effectOf(
  ctx: Read,
  pairs: readonly Pair[],
  { tried, more }: { tried: number; more: boolean },
  calendars: Calendars,
): Promise<Effect> {
  const now = msOf(ctx.now)
  const judged = pairs.map(({ clock, before, after }) => {
    const [was, is] = [clockAt(before, now, calendars), clockAt(after, now, calendars)]
    return {
      clock,
      before: was.due_at,
      after: is.due_at,
      late: isOverdrawn(is) && !isOverdrawn(was),
      changed: was.due_at !== is.due_at || was.phase !== is.phase,
    }
  })
  const changed = judged.filter((one) => one.changed)
  const sorted = changed.toSorted((a, b) => Number(b.late) - Number(a.late))
  const records = await seenAmong(ctx, [...new Set(sorted.slice(0, 200).map(({ clock }) => clock.entity_id))])
  const examples = sorted.flatMap(({ clock, before, after, late }) => {
    const record = records.get(clock.entity_id)
    if (!record) return []
    const { id, key, title } = record
    return [
      { record: { id, key, title }, metric: clock.metric, before: iso(before), after: iso(after), late },
    ]
  })
  return {
    clocks: tried,
    more,
    changed: changed.length,
    sooner: changed.filter(({ before, after }) => (after ?? Infinity) < (before ?? Infinity)).length,
    later: changed.filter(({ before, after }) => (after ?? Infinity) > (before ?? Infinity)).length,
    late: changed.filter(({ late }) => late).length,
    examples: examples.slice(0, shown),
  }
}

const iso = (at: number | null) => (at === null ? null : isoOf(at))

/** What other hours would do to the open clocks that count in them. */
export async function previewCalendar(
  ctx: Read,
  { id, hours }: Input<typeof clocks.previewCalendar>,
): Promise<Effect> {
  await seen(ctx, id, calendarKind)
  const { tried, more } = await openClocks(
    ctx,
    sql<boolean>`calendar_version_id in (select id from calendar_version where calendar_id = ${id}::uuid)`,
  )
  const kept = await calendarsWith(ctx, tried, [])
  const edited = compileCalendar(hours)
  const calendars: Calendars = (version) => (version === preview ? edited : kept(version))
  const at = msOf(ctx.now)
  const pairs = tried.flatMap((clock): Pair[] => {
    const change = { at, replaced: clock.row.calendar, calendar: preview, why: w.later('why.calendar') }
    const result = recalculateClock(factsOf(clock), change, calendars)
    return result ? [{ clock, before: result.before, after: result.after }] : []
  })
  return effectOf(ctx, pairs, { tried: tried.length, more }, calendars)
}

/** The policies as they would be: the edited one in its place, a new one last. */
export async function policiesWith(
  ctx: Read,
  { id, definition }: Input<typeof clocks.previewPolicy>,
): Promise<ActivePolicy[]> {
  const active = await activePolicies(ctx)
  const calendar = (await currentVersions(ctx, [definition.calendar_id])).get(definition.calendar_id)
  const fits = await readScope(ctx, definition.scope)
  if (calendar === undefined) return active
  const edited: ActivePolicy = {
    id: preview,
    policy_id: id ?? preview,
    title: '',
    version: 0,
    definition: { ...definition, fits },
    calendar,
  }
  return active.some(({ policy_id }) => policy_id === id)
    ? active.map((policy) => (policy.policy_id === id ? edited : policy))
    : [...active, edited]
}

/** What a changed service level would do to the clocks that are open now. */
export async function previewPolicy(ctx: Read, input: Input<typeof clocks.previewPolicy>): Promise<Effect> {
  const policies = await policiesWith(ctx, input)
  const { tried, more } = await openClocks(ctx, sql<boolean>`true`)
  const ids = [...new Set(tried.map(({ entity_id }) => entity_id))]
  const works =
    ids.length === 0 ? [] : await ctx.db.selectFrom('work').selectAll().where('id', 'in', ids).execute()
  const tellings = Map.groupBy(await judgeAnew(ctx, works, tried, policies), ({ entity_id }) => entity_id)
  const calendars = await calendarsWith(
    ctx,
    tried,
    policies.map(({ calendar }) => calendar),
  )
  const pairs = tried.flatMap((clock): Pair[] => {
    const told = (tellings.get(clock.entity_id) ?? []).filter(
      ({ metric }) => metric === undefined || metric === clock.metric,
    )
    if (told.length === 0) return []
    const after = rowOf([...factsOf(clock), ...told.map(({ fact }) => fact)], calendars)
    return [{ clock, before: clock.row, after }]
  })
  return effectOf(ctx, pairs, { tried: tried.length, more }, calendars)
}
