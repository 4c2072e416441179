import { type RawBuilder, sql } from 'kysely'
import type { CostPart } from '#facets/costs/parts'
import type { Read, Write } from '#kernel/context'
import { inAudience } from '#kernel/visible'
import { departmentsOfPeople } from '#modules/people/public'
import { heardPart } from './heard.ts'
import type { CostBy } from './schemas.ts'

export type GroupedBy = Exclude<CostBy, 'device'>

/** A sum of some assets: of one kind, or how many there are and for how many days they are owned in all. */
export interface GroupSum {
  readonly id: string | null
  readonly kind: 'devices' | 'purchase' | 'worth' | 'repairs' | 'downtime' | CostPart
  readonly currency: string | null
  readonly n: number
  readonly minor: number
  readonly unknown: number
  readonly known: number | null
}

/** Every figure of the assets in `seen`; `audience_id`: who hears what another room told. */
const figures = sql`
  select c.id as asset_id, ''::text as source, null::integer as audience_id, 'devices' as kind, null::text as currency,
    coalesce(c.days, 0)::bigint as minor, c.unknown from seen c
  union all
  select c.id, '', null, k.kind, s.currency, k.minor, 0 from seen c join cost_sum s on s.asset_id = c.id
  cross join lateral (values ('purchase', s.purchase), ('worth', s.worth), ('repairs', s.repairs), ('downtime', s.downtime)) k(kind, minor)
  where k.minor is not null
  union all
  select c.id, p.source, p.audience_id, p.part, p.currency, p.minor, p.unknown from seen c join cost_part p on p.asset_id = c.id`

const heardOf = (ctx: Read) => sql<boolean>`(p.source = '' or ${heardPart(ctx)})`

/** What these assets cost as it was last reckoned, as far as the reader hears of it, by what `by` makes of `t`. */
export async function sumsWhere(
  ctx: Read,
  where: RawBuilder<boolean>,
  by: RawBuilder<unknown>,
): Promise<readonly GroupSum[]> {
  const { rows } = await sql<GroupSum>`
    with seen as materialized (
      select t.id, ${by} as by, c.days, c.unknown from asset t join cost_thing c on c.asset_id = t.id
      where ${where} and ${inAudience(ctx.actor, 't')}
    )
    select t.by as id, p.kind, p.currency, count(*)::integer as n, sum(p.minor)::bigint as minor, sum(p.unknown)::bigint as unknown,
      (sum(p.minor) filter (where t.days is not null))::bigint as known
    from (${figures}) p join seen t on t.id = p.asset_id where ${heardOf(ctx)} group by t.by, p.kind, p.currency`.execute(
    ctx.db,
  )
  return rows
}

/** The same of all assets, as it was last summed up. */
export async function sumsOfAll(ctx: Read, by: GroupedBy): Promise<readonly GroupSum[]> {
  const { rows } = await sql<GroupSum>`
    select g.group_id as id, g.kind, g.currency, sum(g.n)::integer as n, sum(g.minor)::bigint as minor, sum(g.unknown)::bigint as unknown,
      sum(g.known)::bigint as known
    from cost_group g cross join lateral (select g.source, g.told_to as audience_id) p
    where g.by = ${by} and ${inAudience(ctx.actor, 'g')} and ${heardOf(ctx)} group by g.group_id, g.kind, g.currency`.execute(
    ctx.db,
  )
  return rows
}

/** The department that each of these is, or that of the person. */
export async function departmentsFor(
  { db }: Pick<Read, 'db'>,
  holders: readonly string[],
): Promise<Map<string, string>> {
  const people = await departmentsOfPeople({ db }, holders)
  const { rows } = await sql<{ id: string }>`
    select id from entity where kind = 'department' and id = any(${[...holders]}::uuid[])`.execute(db)
  return new Map([...people, ...rows.map(({ id }) => [id, id] as const)])
}

/** Sums up anew what all assets cost, by all that lists gather them by. */
export async function sumUp({ db }: Write): Promise<void> {
  const { rows: holders } = await sql<{
    id: string
  }>`select distinct holder_id as id from asset where holder_id is not null`.execute(db)
  const departments = [
    ...(await departmentsFor(
      { db },
      holders.map(({ id }) => id),
    )),
  ]
  await sql`delete from cost_group`.execute(db)
  await sql`
    insert into cost_group (by, group_id, audience_id, source, told_to, kind, currency, n, minor, unknown, known)
    with seen as materialized (
      select t.id, t.audience_id, t.model_id, t.supplier_id, d.department_id, c.days, c.unknown
      from asset t join cost_thing c on c.asset_id = t.id
      left join unnest(${departments.map(([id]) => id)}::uuid[], ${departments.map(([, id]) => id)}::uuid[]) d(holder_id, department_id)
        on d.holder_id = t.holder_id
    ),
    fine as materialized (
      select t.model_id, t.supplier_id, t.department_id, t.audience_id, p.source, p.audience_id as told_to, p.kind, p.currency,
        count(*) as n, sum(p.minor) as minor, sum(p.unknown) as unknown, sum(p.minor) filter (where t.days is not null) as known
      from (${figures}) p join seen t on t.id = p.asset_id group by 1, 2, 3, 4, 5, 6, 7, 8
    )
    select g.by, g.id, f.audience_id, f.source, f.told_to, f.kind, f.currency, sum(f.n), sum(f.minor), sum(f.unknown), sum(f.known)
    from fine f cross join lateral (values ('model', f.model_id), ('supplier', f.supplier_id), ('department', f.department_id)) g(by, id)
    group by 1, 2, 3, 4, 5, 6, 7`.execute(db)
}
