import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#lib/contract'
import { fieldsFor } from '#lib/filter/fields'
import { withinPlaces } from '#facets/places/places'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { column, type Columns } from '#kernel/filter-to-sql/columns'
import { byUpdated, filtered, t, usualColumns } from '#kernel/list-parts'
import { countOf, type ListSpec, pageOf } from '#kernel/listing'
import { visible } from '#kernel/visible'
import type { z } from 'zod'
import type { people } from '../contract.ts'
import { personFilterFields } from '../fields.ts'
import { manages } from '../policy.ts'
import type { PersonRow } from '../views.ts'
import { w } from '../words.ts'
import { awayUntil, isAway } from './away.ts'

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.title`)}) end`
const first = (kind: 'email' | 'phone') => sql`(
  select c.value from person_contact c where c.person_id = t.id and c.kind = ${sql.lit(kind)} and c.label <> 'private'
  order by c.position limit 1)`

const listFor = ({ now }: Read): ListSpec => ({
  table: 'person',
  select: {
    id: t('id'),
    key: t('key'),
    name: t('title'),
    type: t('type'),
    state: t('state'),
    job_title: t('job_title'),
    department: named('department'),
    place: named('place'),
    manager: named('manager'),
    company: t('company'),
    email: first('email'),
    phone: first('phone'),
    vip: t('vip'),
    remote: t('remote'),
    away_until: awayUntil(t('id'), now.slice(0, 10)),
    starts_on: t('starts_on'),
    updated_at: t('updated_at'),
  },
  joins: sql`
    left join department on department.id = t.department_id
    left join place on place.id = t.place_id
    left join person manager on manager.id = t.manager_id`,
  sorts: {
    name: { title: w.later('sort.name'), by: [{ column: 'sort_name', type: 'text' }], dir: 'asc' },
    updated: byUpdated(w.later('sort.updated')),
    joined: { title: w.later('sort.joined'), by: [{ column: 'joined_day', type: 'int' }], dir: 'desc' },
  },
  defaultSort: 'name',
})

type Where = RawBuilder<boolean>
const listed = (among: (ids: readonly string[]) => Where, any: Where) =>
  ({ is: 'listed', among, any }) as const
const contacts = (ctx: Read, kind: 'email' | 'phone') => sql<string>`(
  select string_agg(c.value, ' ') from person_contact c where c.person_id = t.id and c.kind = ${sql.lit(kind)}
  and (${manages(ctx.actor)}::bool or c.label <> 'private'))`

const columnsFor = (ctx: Read): Columns => ({
  ...usualColumns(ctx),
  state: column('t.state', 'text'),
  type: column('t.type', 'text'),
  department: listed(
    (ids) => sql`(t.department_id in (select id from department where path && ${[...ids]}::uuid[]))`,
    sql`(t.department_id is not null)`,
  ),
  team: listed(
    (ids) => sql`(t.id in (select person_id from membership where team_id = any(${[...ids]}::uuid[])))`,
    sql`(t.id in (select person_id from membership))`,
  ),
  place: listed(
    (ids) => sql`(${withinPlaces(t('place_id'), ids)} or ${withinPlaces(t('work_area_id'), ids)})`,
    sql`(coalesce(t.place_id, t.work_area_id) is not null)`,
  ),
  manager: column('t.manager_id', 'uuid'),
  title: column('t.job_title', 'text'),
  company: column('t.company', 'text'),
  email: { is: 'column', sql: contacts(ctx, 'email'), stored: 'text' },
  phone: { is: 'column', sql: contacts(ctx, 'phone'), stored: 'text' },
  username: column('t.username', 'text'),
  vip: column('t.vip', 'boolean'),
  remote: column('t.remote', 'boolean'),
  away: { is: 'column', sql: isAway(t('id'), ctx.now.slice(0, 10)), stored: 'boolean' },
  language: column('t.language', 'text'),
  zone: column('t.zone', 'text'),
  joined: column('t.starts_on', 'date'),
  leaves: column('t.ends_on', 'date'),
  number: column('t.employee_number', 'text'),
})

async function whereFor(ctx: Read, q: string): Promise<Where> {
  const fields = fieldsFor(personFilterFields, (permission) => may(ctx.actor, permission, null), 'says')
  return sql<boolean>`(not t.archived and ${await filtered(ctx, q, fields, columnsFor(ctx))})`
}

/** One page of the directory. */
export async function listPeople(ctx: Read, { q, ...paging }: Input<typeof people.list>) {
  return pageOf<z.input<typeof PersonRow>>(ctx, listFor(ctx), await whereFor(ctx, q), paging)
}

export async function countPeople(ctx: Read, { q, most }: Input<typeof people.count>) {
  return countOf(ctx, listFor(ctx), await whereFor(ctx, q), most)
}

/** Ids of all people that a filter lets through, at most one more than `most`. */
export async function idsFor(ctx: Read, q: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from person t where ${visible(ctx.actor, 't')} and ${await whereFor(ctx, q)} order by t.id limit ${most + 1}::int`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}
