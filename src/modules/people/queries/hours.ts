import type { CompiledCalendar } from '#lib/time/span-table'
import { currentVersions, defaultCalendar, loadCalendars } from '#facets/clocks/calendars'
import { inheritedBy } from '#facets/places/places'
import type { Read } from '#kernel/context'

/** Person id → the version of the calendar that counts for them. */
async function versionsOf(ctx: Read, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const people = await ctx.db
    .selectFrom('person')
    .select(['id', 'calendar_id', 'place_id'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  const own = new Map(people.map((person) => [person.id, person]))
  const places = await inheritedBy(
    ctx,
    people.flatMap(({ place_id }) => place_id ?? []),
  )
  const chosen = ids.map((id) => {
    const person = own.get(id)
    return [id, person?.calendar_id ?? places.get(person?.place_id ?? '')?.calendar_id] as const
  })
  const versions = await currentVersions(ctx, [...new Set(chosen.flatMap(([, calendar]) => calendar ?? []))])
  const usual = await defaultCalendar(ctx)
  return new Map(
    chosen.flatMap(([id, calendar]) => {
      const version = versions.get(calendar ?? '') ?? usual?.version_id
      return version === undefined ? [] : [[id, version] as const]
    }),
  )
}

/**
 * In which hours people work: by their own calendar, else by that of their place, else by the house's. Person id → hours;
 * somebody for whom none are known is missing.
 */
export async function workingHoursOf(
  ctx: Read,
  ids: readonly string[],
): Promise<Map<string, CompiledCalendar>> {
  const versions = await versionsOf(ctx, ids)
  const calendars = await loadCalendars(ctx, [...versions.values()])
  return new Map([...versions].map(([id, version]) => [id, calendars(version)]))
}
