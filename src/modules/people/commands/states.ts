import { sql } from 'kysely'
import { inheritedBy } from '#facets/places/places'
import type { Read, Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { logger } from '#kernel/log'
import { personArrived, personAwaited, personLeft, personReturned } from '../events.ts'
import { stateOn } from '../policy.ts'
import type { PersonState } from '../schemas.ts'

const log = logger('people')

interface Due extends EntityRef {
  state: PersonState
  next: PersonState
}

/** The date it is for someone: in their zone, else in that of their place. */
async function todayFor(ctx: Read, people: readonly { zone: string | null; place_id: string | null }[]) {
  const held = await inheritedBy(
    ctx,
    people.flatMap(({ zone, place_id }) => (zone === null && place_id !== null ? [place_id] : [])),
  )
  const now = Temporal.Instant.from(ctx.now)
  return people.map(({ zone, place_id }) =>
    now
      .toZonedDateTimeISO(zone ?? (place_id === null ? null : held.get(place_id)?.zone) ?? 'UTC')
      .toPlainDate()
      .toString(),
  )
}

interface Dated {
  zone: string | null
  place_id: string | null
  starts_on: string | null
  ends_on: string | null
}
/** The state that someone with these dates is in today. */
export async function stateAfter(ctx: Read, person: Dated): Promise<PersonState> {
  const [today = ''] = await todayFor(ctx, [person])
  return stateOn(today, person.starts_on, person.ends_on)
}

async function dueAmong(ctx: Read, ids: readonly string[]): Promise<Due[]> {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('person')
    .innerJoin('entity', 'entity.id', 'person.id')
    .select(['person.id', 'entity.kind', 'entity.key', 'entity.title', 'entity.audience_id'])
    .select(['state', 'starts_on', 'ends_on', 'zone', 'place_id'])
    .where('person.id', 'in', ids)
    .execute()
  const today = await todayFor(ctx, rows)
  return rows
    .map(({ starts_on, ends_on, ...row }, n) => ({
      ...row,
      next: stateOn(today[n] ?? '', starts_on, ends_on),
    }))
    .filter(({ state, next }) => state !== next)
}

/** Lets these people join, leave or come back as their dates say today. Who left can no longer sign in. */
export async function moveStates(ctx: Write, ids: readonly string[]) {
  await apply(ctx, await dueAmong(ctx, ids))
}

async function apply(ctx: Write, due: readonly Due[]) {
  if (due.length === 0) return
  await sql`update person set state = d.next, updated_at = ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as d(id uuid, next text) where person.id = d.id`.execute(
    ctx.db,
  )
  await sql`update principal set active = d.next <> 'left'
    from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as d(id uuid, next text)
    where principal.id = d.id and active <> (d.next <> 'left')`.execute(ctx.db)
  for (const { state, next, ...ref } of due)
    if (next === 'left') ctx.emit(personLeft, ref, { was: state })
    else if (state === 'left') ctx.emit(personReturned, ref, { is: next })
    else ctx.emit(next === 'active' ? personArrived : personAwaited, ref, {})
}

/** What the clock does every quarter of an hour: whoever's date has come joins or leaves. */
export async function moveDueStates(ctx: Write) {
  // A day ahead and behind: which date it is depends on the zone of each.
  const { rows } = await sql<{ id: string }>`
    select id from person where not archived and state = 'joining' and starts_on <= (${ctx.now}::timestamptz + interval '1 day')::date
    union all
    select id from person where not archived and state <> 'left' and ends_on < (${ctx.now}::timestamptz + interval '1 day')::date`.execute(
    ctx.db,
  )
  const due = await dueAmong(
    ctx,
    rows.map(({ id }) => id),
  )
  const kept = await lastAdministrators(
    ctx,
    due.filter(({ next }) => next === 'left').map(({ id }) => id),
  )
  if (kept.size > 0)
    log.warn(
      { people: [...kept] },
      'the last day of the last administrator has passed; they stay able to sign in',
    )
  await apply(
    ctx,
    due.filter(({ id }) => !kept.has(id)),
  )
}

/** With everyone who leaves no administrator would be left: those among them stay, for now. */
async function lastAdministrators(ctx: Read, leaving: readonly string[]): Promise<Set<string>> {
  if (leaving.length === 0) return new Set()
  const rows = await ctx.db.selectFrom('administrator').select('person_id').execute()
  const all = rows.map(({ person_id }) => person_id).filter((id) => id !== null)
  return all.some((id) => !leaving.includes(id))
    ? new Set()
    : new Set(all.filter((id) => leaving.includes(id)))
}
