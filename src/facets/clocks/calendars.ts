import { z } from 'zod'
import { event, Id } from '#lib/contract'
import type { WorkingCalendar } from '#lib/time/calendar'
import { type Calendars, compileCalendar, type CompiledCalendar } from '#lib/time/span-table'
import { everyone } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Read, Write } from '#kernel/context'
import { createEntities, type EntityRef } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { changesStanding } from '#kernel/standing'

export const calendarKind = 'calendar'
export const calendarCreated = event('calendar.created', z.object({ name: z.string() }))
/** Other hours count from now on: whoever counts with this calendar plans anew. */
export const calendarChanged = event(
  'calendar.changed',
  z.object({ version: z.int(), version_id: Id, before_id: Id }),
)

/** What one version of a calendar is made of. */
export interface CalendarHours {
  /** As a person wrote it; the room `calendars` knows its shape. */
  readonly definition: unknown
  readonly hours: WorkingCalendar
  readonly known_until: number
}
export interface NewCalendar extends CalendarHours {
  readonly name: string
  readonly id?: string | undefined
  readonly key?: string | undefined
  readonly created_at?: string | undefined
}

/** Puts calendars and their first versions in place, in order. One is a list of one. */
export async function addCalendars(ctx: Write, drafts: readonly NewCalendar[]): Promise<EntityRef[]> {
  if (drafts.length === 0) return []
  const audience_id = await audienceOf(ctx, [everyone])
  const entities = await createEntities(
    ctx,
    calendarKind,
    drafts.map(({ name, id, key, created_at }) => ({ title: name, id, key, created_at, audience_id })),
  )
  const versions = entities.map(({ id }, n) => versionRow(ctx, id, 1, drafts[n]))
  await ctx.db
    .insertInto('calendar')
    .values(versions.map(({ id, calendar_id }) => ({ id: calendar_id, version_id: id, updated_at: ctx.now })))
    .execute()
  await ctx.db.insertInto('calendar_version').values(versions).execute()
  for (const entity of entities) ctx.emit(calendarCreated, entity, { name: entity.title })
  return entities
}

/** Lets other hours count from now on; the versions before stay as they are. Gives the new version's number. */
export async function addCalendarVersion(ctx: Write, ref: EntityRef, hours: CalendarHours): Promise<number> {
  changesStanding(ctx)
  // Locked by itself: joined at once to its version it would be no row where another version came while one waited.
  const { version_id } = await ctx.db
    .selectFrom('calendar')
    .select('version_id')
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const before = await ctx.db
    .selectFrom('calendar_version')
    .select(['id', 'version'])
    .where('id', '=', version_id)
    .executeTakeFirstOrThrow()
  const row = versionRow(ctx, ref.id, before.version + 1, hours)
  await ctx.db.insertInto('calendar_version').values(row).execute()
  await ctx.db
    .updateTable('calendar')
    .set({ version_id: row.id, updated_at: ctx.now })
    .where('id', '=', ref.id)
    .execute()
  ctx.emit(calendarChanged, ref, { version: row.version, version_id: row.id, before_id: before.id })
  return row.version
}

function versionRow(ctx: Write, calendar_id: string, version: number, made: CalendarHours | undefined) {
  if (!made) throw new Error('A calendar without hours')
  return {
    id: newId(),
    calendar_id,
    version,
    definition: JSON.stringify(made.definition),
    hours: JSON.stringify(made.hours),
    known_until: made.known_until,
    created_at: ctx.now,
    created_by: ctx.actor.id,
  }
}

/** The version that counts now of each of these calendars: calendar id → version id. */
export async function currentVersions(
  ctx: Read,
  calendarIds: readonly string[],
): Promise<Map<string, string>> {
  if (calendarIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('calendar')
    .select(['id', 'version_id'])
    .where('id', 'in', calendarIds)
    .execute()
  return new Map(rows.map(({ id, version_id }) => [id, version_id]))
}

/** The calendar of whatever names none; undefined in a house that has not chosen one. */
export async function defaultCalendar(ctx: Read) {
  return ctx.db
    .selectFrom('calendar')
    .select(['id', 'version_id'])
    .where('is_default', '=', true)
    .executeTakeFirst()
}

// Versions never change, so what was compiled stays true; the oldest leave when there are too many.
const compiled = new Map<string, CompiledCalendar>()
const most = 200

/** Makes these versions ready for the engine; asking for any other is a fault. */
export async function loadCalendars(ctx: Read, versionIds: readonly string[]): Promise<Calendars> {
  const wanted = [...new Set(versionIds)]
  const missing = wanted.filter((id) => !compiled.has(id))
  if (missing.length > 0) {
    const rows = await ctx.db
      .selectFrom('calendar_version')
      .select(['id', 'hours'])
      .where('id', 'in', missing)
      .execute()
    for (const { id, hours } of rows) compiled.set(id, compileCalendar(hours as WorkingCalendar))
  }
  const ready = new Map(wanted.flatMap((id) => (compiled.has(id) ? [[id, compiled.get(id)] as const] : [])))
  for (const id of compiled.keys()) {
    if (compiled.size <= most) break
    compiled.delete(id)
  }
  return (version) => {
    const calendar = ready.get(version)
    if (!calendar) throw new RangeError(`No calendar version ${version}`)
    return calendar
  }
}
