import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { isThemselves } from '#kernel/actor'
import type { Read } from '#kernel/context'
import type { people } from '../contract.ts'
import { manages } from '../policy.ts'

/** Absences of these people that end on a day or later; the reason only for those who may know it. */
export async function absencesOf(ctx: Read, parts: readonly string[], from: string) {
  const rows = await absences(ctx)
    .where('a.person_id', 'in', parts)
    .where('a.ends_on', '>=', from)
    .limit(100)
    .execute()
  return rows.map((row) => shown(ctx, row))
}

/** Who is away between two days: for calendars and for whoever plans. */
export async function listAbsences(ctx: Read, { from, to, team_id }: Input<typeof people.absences>) {
  const rows = await absences(ctx)
    .where('a.ends_on', '>=', from)
    .where('a.starts_on', '<=', to)
    .$if(team_id !== undefined, (query) =>
      query.where('a.person_id', 'in', (eb) =>
        eb
          .selectFrom('membership')
          .select('person_id')
          .where('team_id', '=', team_id ?? ''),
      ),
    )
    .limit(2000)
    .execute()
  return { items: rows.map((row) => shown(ctx, row)) }
}

const absences = ({ db }: Read) =>
  db
    .selectFrom('person_absence as a')
    .innerJoin('person as p', 'p.id', 'a.person_id')
    .leftJoin('person as s', 's.id', 'a.stand_in_id')
    .select([
      'a.id',
      'a.starts_on',
      'a.ends_on',
      'a.kind',
      'a.note',
      'p.id as person_id',
      'p.title as person_name',
    ])
    .select(['s.id as stand_in_id', 's.title as stand_in_name'])
    .where('p.archived', '=', false)
    .orderBy('a.starts_on')
    .orderBy('a.id')

type Row = Awaited<ReturnType<ReturnType<typeof absences>['execute']>>[number]

function shown({ actor }: Read, row: Row) {
  const open = manages(actor) || isThemselves(actor, row.person_id)
  return {
    id: row.id,
    person: { id: row.person_id, name: row.person_name },
    starts_on: row.starts_on,
    ends_on: row.ends_on,
    stand_in: row.stand_in_id === null ? null : { id: row.stand_in_id, name: row.stand_in_name ?? '' },
    kind: open ? row.kind : null,
    note: open ? row.note : null,
  }
}

export interface Away {
  readonly until: string
  readonly stand_in: { id: string; name: string } | null
}

/** Who of these people is away on a day, until when, and who stands in for them. */
export async function awayAmong(ctx: Read, ids: readonly string[], day: string): Promise<Map<string, Away>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    person_id: string
    until: string
    stand_in_id: string | null
    name: string | null
  }>`
    select a.person_id, a.ends_on as until, a.stand_in_id, s.title as name
    from person_absence a left join person s on s.id = a.stand_in_id
    where a.person_id = any(${[...ids]}::uuid[]) and a.starts_on <= ${day}::date and a.ends_on >= ${day}::date`.execute(
    ctx.db,
  )
  return new Map(
    rows.map(({ person_id, until, stand_in_id, name }) => [
      person_id,
      { until, stand_in: stand_in_id === null ? null : { id: stand_in_id, name: name ?? '' } },
    ]),
  )
}
