import { Refusal } from '#lib/refusal'
import type { Input } from '#lib/contract'
import type { WorkingCalendar } from '#lib/time/calendar'
import { explainAddition } from '#lib/time/explain'
import { isoOf, msOf } from '#lib/time/instant'
import { addWorking } from '#lib/time/working-time'
import { loadCalendars } from '#facets/clocks/calendars'
import { whatIfHours } from '#facets/clocks/what-if-trials'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seenByRef } from '#kernel/refs'
import { seen, visible } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { calendars } from './contract.ts'
import { previewDays } from './engine/days.ts'
import { holidaysOf } from './holidays.ts'
import { hoursOf } from './hours.ts'
import { Definition, HolidayType } from './schemas.ts'

export async function list(ctx: Read) {
  const rows = await ctx.db
    .selectFrom('calendar as c')
    .innerJoin('entity', 'entity.id', 'c.id')
    .innerJoin('calendar_version as v', 'v.id', 'c.version_id')
    .select([
      'c.id',
      'entity.key',
      'entity.title as name',
      'c.is_default',
      'v.version',
      'v.definition',
      'c.updated_at',
      'entity.archived_at',
    ])
    .where(visible(ctx.actor, 'entity'))
    .orderBy('entity.archived_at', 'desc')
    .orderBy('c.is_default', 'desc')
    .orderBy('entity.title')
    .execute()
  const items = rows.map(({ definition, archived_at, ...row }) => {
    const { zone, always, weekly, holidays } = Definition.parse(definition)
    const countries = holidays.map(({ country, state }) => (state === null ? country : `${country}-${state}`))
    return { ...row, zone, always, weekly, countries, archived: archived_at !== null }
  })
  return { items }
}

/** One version of a calendar, the current one unless another is named. */
export async function versionOf(ctx: Read, calendarId: string, version?: number) {
  const found = await ctx.db
    .selectFrom('calendar as c')
    .innerJoin('calendar_version as v', 'v.calendar_id', 'c.id')
    .select(['v.id', 'v.version', 'v.definition', 'v.hours', 'v.known_until', 'c.is_default', 'c.updated_at'])
    .where('c.id', '=', calendarId)
    .$if(version === undefined, (query) => query.whereRef('v.id', '=', 'c.version_id'))
    .$if(version !== undefined, (query) => query.where('v.version', '=', version ?? 0))
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  return found
}

export async function one(ctx: Read, { id, version }: Input<typeof calendars.get>) {
  const ref = await seenByRef(ctx, id, 'calendar')
  const found = await versionOf(ctx, ref.id, version)
  const versions = await ctx.db
    .selectFrom('calendar_version as v')
    .innerJoin('principal as p', 'p.id', 'v.created_by')
    .select(['v.id', 'v.version', 'v.created_at', 'p.id as by_id', 'p.name as by_name'])
    .where('v.calendar_id', '=', ref.id)
    .orderBy('v.version', 'desc')
    .limit(200)
    .execute()
  return {
    id: ref.id,
    key: ref.key,
    name: ref.title,
    is_default: found.is_default,
    archived: ref.archived_at !== null,
    version: found.version,
    version_id: found.id,
    known_until: found.known_until,
    definition: Definition.parse(found.definition),
    versions: versions.map(({ by_id, by_name, ...row }) => ({
      ...row,
      created_by: { id: by_id, name: by_name },
    })),
    created_at: ref.created_at,
    updated_at: found.updated_at,
    can_manage: may(ctx.actor, 'calendars.manage'),
  }
}

export async function preview({ definition, from, count }: Input<typeof calendars.preview>) {
  const year = Number(from.slice(0, 4))
  const { hours } = await hoursOf('preview', definition, { from: year - 1, to: year + 2 })
  return { days: previewDays(hours, from, count, new Set(definition.days.map(({ date }) => date))) }
}

/** The promises of the last 90 days in other hours; nothing is kept. */
export async function whatIf(ctx: Read, { id, definition, after }: Input<typeof calendars.whatIf>) {
  const { title } = await seen(ctx, id, 'calendar')
  const year = Number(ctx.now.slice(0, 4))
  const { hours } = await hoursOf(title, definition, { from: year - 1, to: year + 2 })
  return whatIfHours(ctx, { id, hours, after })
}

export async function holidays({ country, state, region, year }: Input<typeof calendars.holidays>) {
  const found = await holidaysOf({ country, state: state ?? null, region: region ?? null }, year, year)
  return {
    items: found.map(({ type, from = null, ...day }) => ({ ...day, from, type: HolidayType.parse(type) })),
  }
}

/** What if something opened at a moment with so much working time: when it is due, and every stretch on the way. */
export async function tryOut(ctx: Read, { id, minutes, from = ctx.now }: Input<typeof calendars.tryOut>) {
  const ref = await seen(ctx, id, 'calendar')
  const { id: versionId } = await versionOf(ctx, ref.id)
  const compiled = (await loadCalendars(ctx, [versionId]))(versionId)
  const start = msOf(from)
  const reached = addWorking(compiled, start, minutes * 60_000)
  // What would be due after the last moment that can be written is never due.
  const due = reached === null || reached > lastMoment ? null : reached
  return {
    from: isoOf(start),
    due: due === null ? null : isoOf(due),
    zone: compiled.calendar.zone,
    segments: due === null ? [] : segments(compiled.calendar, start, minutes * 60_000),
  }
}

const mostSegments = 400
const lastMoment = Date.parse('9999-12-31T23:59:59.999Z')

const segments = (calendar: WorkingCalendar, from: number, amount: number) =>
  (explainAddition(calendar, from, amount) ?? []).slice(0, mostSegments).map(({ from, to, open, names }) => ({
    from: isoOf(from),
    to: isoOf(to),
    open,
    names: [...names],
    counted_ms: open ? to - from : 0,
  }))
