import type { WorkingCalendar } from '#lib/time/calendar'
import { currentVersions, defaultCalendar, loadCalendars } from '#facets/clocks/calendars'
import type { Read } from '#kernel/context'
import { everyDay, type IsWorkday, workdaysOf } from './engine/days.ts'
import { standingOf, type Terms } from './engine/term.ts'

/** The working days of each of these calendars; of none, those of the house. */
export async function workdaysFor(
  ctx: Read,
  calendarIds: readonly (string | null)[],
): Promise<(calendar: string | null) => IsWorkday> {
  const usual = await defaultCalendar(ctx)
  const versions = await currentVersions(
    ctx,
    calendarIds.filter((id) => id !== null),
  )
  const all = [...versions.values(), ...(usual ? [usual.version_id] : [])]
  const calendars = await loadCalendars(ctx, all)
  const ready = new Map<string, IsWorkday>()
  return (id) => {
    const version = (id === null ? undefined : versions.get(id)) ?? usual?.version_id
    if (version === undefined) return everyDay
    const hours: WorkingCalendar = calendars(version).calendar
    const found = ready.get(version) ?? workdaysOf(hours)
    ready.set(version, found)
    return found
  }
}

/** What lists sort and filter by, as it follows from terms on a day. */
export function derivedOf(terms: Terms, today: string, isWorkday: IsWorkday) {
  const { ends_on, term, decision } = standingOf(terms, today, isWorkday)
  return {
    ends_on,
    until_on: ends_on ?? term?.until ?? null,
    notice_on: decision?.notice_on ?? null,
    bound_until: decision?.bound_until ?? null,
  }
}
