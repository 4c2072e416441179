import type { Readable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import type { Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import { addCalendars, addCalendarVersion } from '#facets/clocks/calendars'
import { archiveEntity } from '#kernel/archive'
import type { Receive, Write } from '#kernel/context'
import { type EntityRef, saveEntity } from '#kernel/entity'
import { rememberExternalIds } from '#kernel/external-ids'
import { spool } from '#kernel/spool'
import { sameAsRead } from '#kernel/stale'
import { toChange } from '#kernel/to-change'
import { locked, seen } from '#kernel/visible'
import { together } from '#kernel/together'
import type { calendars } from './contract.ts'
import { calendarArchived, calendarMadeDefault, calendarNoDefault, calendarRenamed } from './events.ts'
import { hoursOf, yearsAround } from './hours.ts'
import { readIcal as read } from './ical.ts'
import { versionOf } from './queries.ts'
import { CalendarDraft, Definition } from './schemas.ts'
import { w } from './words.ts'

const yearOf = (now: string) => Number(now.slice(0, 4))
const yearsOf = (now: string) => yearsAround(yearOf(now))

/** Sets up calendars, in order; the first one of the house becomes the default. One is a list of one. */
export async function createCalendars(ctx: Write, drafts: readonly CalendarDraft[]): Promise<EntityRef[]> {
  const made = await together(
    ...drafts.map(async ({ id, key, created_at, ...draft }) => {
      const { name, ...definition } = CalendarDraft.parse(draft)
      return { ...(await hoursOf(name, definition, yearsOf(ctx.now))), name, id, key, created_at }
    }),
  )
  const entities = await addCalendars(ctx, made)
  await rememberExternalIds(
    ctx,
    'calendar',
    drafts.flatMap(({ external }, n) =>
      external ? [{ ...external, entity_id: entities[n]?.id ?? '' }] : [],
    ),
  )
  const first = entities[0]
  const chosen = await ctx.db
    .selectFrom('calendar')
    .select('id')
    .where('is_default', '=', true)
    .executeTakeFirst()
  if (first && !chosen)
    await ctx.db.updateTable('calendar').set({ is_default: true }).where('id', '=', first.id).execute()
  return entities
}

/** Changes name or hours. Only other hours make a new version: a new name alone counts no clock anew. */
export async function save(ctx: Write, { id, version, ...draft }: Input<typeof calendars.save>) {
  const ref = await toChange(ctx, 'calendar', { id })
  refuseIf(ref.archived_at !== null && w.later('archived'))
  const before = await versionOf(ctx, id)
  await sameAsRead(ctx, { id, yours: version, theirs: before.version })
  const { name = ref.title, ...definition } = draft
  let now: EntityRef = ref
  if (name !== ref.title) {
    now = await saveEntity(ctx, ref, { title: name })
    ctx.emit(calendarRenamed, now, { before: ref.title, after: name })
  }
  if (isDeepStrictEqual(Definition.parse(before.definition), definition)) return { version }
  return { version: await addCalendarVersion(ctx, now, await hoursOf(name, definition, yearsOf(ctx.now))) }
}

export async function makeDefault(ctx: Write, { id }: Input<typeof calendars.makeDefault>) {
  const ref = await seen(ctx, id, 'calendar')
  refuseIf(ref.archived_at !== null && w.later('archived'))
  const before = await ctx.db
    .selectFrom('calendar')
    .innerJoin('entity', 'entity.id', 'calendar.id')
    .select(['entity.id', 'entity.kind', 'entity.audience_id'])
    .where('is_default', '=', true)
    .executeTakeFirst()
  if (before?.id === id) return
  await ctx.db.updateTable('calendar').set({ is_default: false }).where('is_default', '=', true).execute()
  await ctx.db
    .updateTable('calendar')
    .set({ is_default: true, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  if (before) ctx.emit(calendarNoDefault, before, {})
  ctx.emit(calendarMadeDefault, ref, {})
}

async function refuseDefault(ctx: Write, id: string) {
  const { is_default } = await ctx.db
    .selectFrom('calendar')
    .select('is_default')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  refuseIf(is_default && w.later('default-stays'))
}

export const archive = (ctx: Write, input: Input<typeof calendars.archive>) =>
  archiveEntity(ctx, input, {
    kind: 'calendar',
    event: calendarArchived,
    async first() {
      if (input.archived) await refuseDefault(ctx, input.id)
    },
  })

const mostBytes = 2 * 1024 * 1024

/** Reads an uploaded iCalendar file into days; keeps nothing. */
export async function readIcal(ctx: Receive, body: Readable) {
  await using file = await spool(body, mostBytes)
  const chunks: Buffer[] = []
  for await (const chunk of file.open()) chunks.push(chunk as Buffer)
  const { from, to } = yearsOf(ctx.now)
  return read(Buffer.concat(chunks).toString('utf8'), `${from}-01-01`, `${to}-12-31`, ctx.actor.language)
}

/** Gives calendars whose known holidays come to an end within two years a version that knows more of them. */
export async function extendCalendars(ctx: Write) {
  const enough = yearOf(ctx.now) + 2
  const soon = await ctx.db
    .selectFrom('calendar as c')
    .innerJoin('calendar_version as v', 'v.id', 'c.version_id')
    .innerJoin('entity as e', 'e.id', 'c.id')
    .select(['e.id', 'e.kind', 'e.key', 'e.title', 'e.audience_id'])
    .where('v.known_until', '<', enough)
    .where('e.archived_at', 'is', null)
    .execute()
  for (const ref of soon) {
    await locked(ctx, ref.id)
    // Somebody may have saved it while this waited.
    const { definition, known_until } = await versionOf(ctx, ref.id)
    if (known_until >= enough) continue
    await addCalendarVersion(
      ctx,
      ref,
      await hoursOf(ref.title, Definition.parse(definition), yearsOf(ctx.now)),
    )
  }
}
