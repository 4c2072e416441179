import type { CompiledCalendar } from '#lib/time/span-table'
import { currentVersions, defaultCalendar, loadCalendars } from '#facets/clocks/calendars'
import { inheritedBy } from '#facets/places/places'
import type { Read } from '#kernel/context'
import { keptEach } from '#kernel/standing'

/** Person id → the version of the calendar that counts for them; null: none is known. */
const versionsOf = (ctx: Read, people: readonly string[]) =>
  keptEach(ctx, 'people.hours', people, async (asked) => {
    const rows = await ctx.db
      .selectFrom('person')
      .select(['id', 'calendar_id', 'place_id'])
      .where('id', 'in', asked)
      .execute()
    const own = new Map(rows.map((person) => [person.id, person]))
    const places = await inheritedBy(
      ctx,
      rows.flatMap(({ place_id }) => place_id ?? []),
    )
    const chosen = asked.map((id) => {
      const person = own.get(id)
      return [id, person?.calendar_id ?? places.get(person?.place_id ?? '')?.calendar_id] as const
    })
    const versions = await currentVersions(ctx, [
      ...new Set(chosen.flatMap(([, calendar]) => calendar ?? [])),
    ])
    const usual = (await defaultCalendar(ctx))?.version_id ?? null
    return new Map(chosen.map(([id, calendar]) => [id, versions.get(calendar ?? '') ?? usual]))
  })

/**
 * In which hours people work: by their own calendar, else by that of their place, else by the house's. Person id → hours;
 * somebody for whom none are known is missing.
 */
export async function workingHoursOf(
  ctx: Read,
  ids: readonly string[],
): Promise<Map<string, CompiledCalendar>> {
  const versions = await versionsOf(ctx, ids)
  const known = [...versions].flatMap(([id, version]) => (version === null ? [] : [[id, version] as const]))
  const calendars = await loadCalendars(
    ctx,
    known.map(([, version]) => version),
  )
  return new Map(known.map(([id, version]) => [id, calendars(version)]))
}
