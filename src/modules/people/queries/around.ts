import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import type { ContactLabel } from '../schemas.ts'
import type { z } from 'zod'

interface Contact {
  kind: 'email' | 'phone'
  value: string
  label: z.output<typeof ContactLabel>
}

/** E-mails and phones of all parts of a person, private ones for those who may know them. */
export async function contactsOf(ctx: Read, parts: readonly string[], open: boolean) {
  const { rows } = await sql<Contact>`
    select kind, value, label from person_contact where person_id = any(${[...parts]}::uuid[])
      and (${open}::bool or label <> 'private')
    order by array_position(${[...parts]}::uuid[], person_id), position`.execute(ctx.db)
  const of = (kind: Contact['kind']) =>
    rows.flatMap((row) => (row.kind === kind ? [{ value: row.value, label: row.label }] : []))
  return { emails: of('email'), phones: of('phone') }
}

const longestChain = 20

interface Colleague {
  id: string
  key: string
  name: string
  job_title: string
}

/** Managers from the top of the house down to the direct one; merged records lead on to whom they became. */
export async function chainOf(
  ctx: Read,
  managerId: string | null,
  parts: readonly string[],
): Promise<Colleague[]> {
  if (managerId === null) return []
  const { rows } = await sql<Colleague>`
    with recursive up (id, step) as (
      select ${managerId}::uuid, 0
      union all
      select coalesce(e.merged_into, p.manager_id), step + 1 from up join person p on p.id = up.id join entity e on e.id = up.id
      where step < ${longestChain}::int and coalesce(e.merged_into, p.manager_id) <> all(${[...parts]}::uuid[]))
    cycle id set looped using trail
    select p.id, p.key, p.title as name, p.job_title from up join person p on p.id = up.id
    where not looped and not p.archived and p.id <> all(${[...parts]}::uuid[]) order by step desc`.execute(
    ctx.db,
  )
  return rows
}

export async function reportsOf(ctx: Read, parts: readonly string[]): Promise<Colleague[]> {
  return ctx.db
    .selectFrom('person')
    .select(['id', 'key', 'title as name', 'job_title'])
    .where('manager_id', 'in', parts)
    .where('archived', '=', false)
    .where('state', '<>', 'left')
    .orderBy('sort_name')
    .limit(500)
    .execute()
}

export async function teamsOf(ctx: Read, id: string) {
  return ctx.db
    .selectFrom('membership as m')
    .innerJoin('team as t', 't.id', 'm.team_id')
    .select(['t.id', 't.key', 't.title as name', 'm.lead'])
    .where('m.person_id', '=', id)
    .where('t.archived', '=', false)
    .orderBy('t.title')
    .execute()
}
