import type { Input } from '#lib/contract'
import { Address } from '#lib/inputs'
import { say } from '#lib/words'
import { inheritedBy, trailsOf } from '#facets/places/places'
import type { Read } from '#kernel/context'
import { endOf } from '#kernel/merged'
import { seenByRef } from '#kernel/refs'
import { seen } from '#kernel/visible'
import type { people } from '../contract.ts'
import { partsOf } from '../parts.ts'
import { manages, managesOne, seesPrivate, type Whereabouts } from '../policy.ts'
import { w } from '../words.ts'
import { absencesOf } from './absences.ts'
import { chainOf, contactsOf, reportsOf, teamsOf } from './around.ts'
import { mergesOf } from './merges.ts'

/** One person as this reader may see them; a merged one shows whom it was merged into. */
export async function onePerson(ctx: Read, { id }: Input<typeof people.get>) {
  const found = await seenByRef(ctx, id, 'person')
  const ref = found.merged_into === null ? found : await seen(ctx, await endOf(ctx, found.id), 'person')
  const parts = (await partsOf(ctx, [ref.id])).get(ref.id) ?? [ref.id]
  const row = await ctx.db.selectFrom('person').selectAll().where('id', '=', ref.id).executeTakeFirstOrThrow()
  const open = parts.some((part) => seesPrivate(ctx.actor, part, row))
  const [contacts, managers, reports, departments, whereabouts, teams, absences, merged] = await Promise.all([
    contactsOf(ctx, parts, open),
    chainOf(ctx, row.manager_id, parts),
    reportsOf(ctx, parts),
    departmentTrail(ctx, row.department_id),
    whereaboutsOf(ctx, row),
    teamsOf(ctx, ref.id),
    absencesOf(ctx, parts, ctx.now.slice(0, 10)),
    mergesOf(ctx, ref.id),
  ])
  return {
    ...row,
    key: ref.key,
    version: ref.version,
    name: ref.title,
    created_at: ref.created_at,
    ...contacts,
    managers,
    reports,
    departments,
    ...whereabouts,
    teams,
    absences,
    merged: manages(ctx.actor) ? merged : [],
    private: open ? privatePart(row) : null,
    notes: managesOne(ctx.actor, row) ? row.notes : null,
    can: can(ctx, parts, row, ref.title),
  }
}

const privatePart = ({
  employee_number,
  ends_on,
  address,
}: {
  employee_number: string | null
  ends_on: string | null
  address: unknown
}) => ({
  employee_number,
  ends_on,
  address: Address.nullable().parse(address),
})

type Placed = Record<'place_id' | 'work_area_id' | 'calendar_id' | 'zone', string | null>
async function whereaboutsOf(ctx: Read, { place_id, work_area_id, calendar_id, zone }: Placed) {
  const placeIds = [place_id, work_area_id].filter((one) => one !== null)
  const [trails, held] = await Promise.all([trailsOf(ctx, placeIds), inheritedBy(ctx, placeIds)])
  const here = held.get(work_area_id ?? place_id ?? '') ?? { zone: null, calendar_id: null }
  const calendars = await titles(ctx, [calendar_id, here.calendar_id])
  const calendar = (one: string | null) => (one === null ? null : { id: one, name: calendars.get(one) ?? '' })
  return {
    place: trails.get(place_id ?? '') ?? [],
    work_area: trails.get(work_area_id ?? '') ?? [],
    calendar: calendar(calendar_id),
    holds: { zone: zone ?? here.zone, calendar: calendar(calendar_id ?? here.calendar_id) },
  }
}

function can(
  ctx: Read,
  parts: readonly string[],
  row: Whereabouts & { anonymised_at: string | null },
  name: string,
) {
  const anonymised = row.anonymised_at !== null
  const no = (...sentence: Parameters<typeof w.later>) => say(w.later(...sentence), ctx.actor.language)
  const manage = managesOne(ctx.actor, row) && !anonymised
  return {
    manage,
    edit_own: !anonymised && (manage || parts.includes(ctx.actor.id)),
    merge: manages(ctx.actor)
      ? anonymised
        ? no('merge-anonymised', { name })
        : (true as const)
      : no('merge-may'),
    anonymise: manages(ctx.actor)
      ? anonymised
        ? no('was-anonymised', { name })
        : (true as const)
      : no('anonymise-may'),
  }
}

async function departmentTrail(ctx: Read, id: string | null) {
  if (id === null) return []
  const rows = await ctx.db
    .selectFrom('department as d')
    .innerJoin('department as a', (join) => join.onTrue())
    .select(['a.id', 'a.key', 'a.title as name'])
    .where('d.id', '=', id)
    .where(({ eb, ref }) => eb(ref('a.id'), '=', eb.fn.any(ref('d.path'))))
    .orderBy(({ fn }) => fn('cardinality', ['a.path']))
    .execute()
  return rows
}

async function titles(ctx: Read, ids: readonly (string | null)[]) {
  const wanted = ids.filter((id) => id !== null)
  if (wanted.length === 0) return new Map<string, string>()
  const rows = await ctx.db.selectFrom('entity').select(['id', 'title']).where('id', 'in', wanted).execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}
