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

/** Every figure of these assets; `audience_id`: who hears what another room told. */
const figuresOf = (these: RawBuilder<unknown>) => sql`
  select c.id as asset_id, ''::text as source, null::integer as audience_id, 'devices' as kind, null::text as currency,
    coalesce(c.days, 0)::bigint as minor, c.unknown from ${these} c
  union all
  select c.id, '', null, k.kind, s.currency, k.minor, 0 from ${these} c join cost_sum s on s.asset_id = c.id
  cross join lateral (values ('purchase', s.purchase), ('worth', s.worth), ('repairs', s.repairs), ('downtime', s.downtime)) k(kind, minor)
  where k.minor is not null
  union all
  select c.id, p.source, p.audience_id, p.part, p.currency, p.minor, p.unknown from ${these} c join cost_part p on p.asset_id = c.id`
const figures = figuresOf(sql`seen`)

/**
 * The same of those in `seen` that several had, split by days over those, as `split` does it: rounded down, and what is left over to those of
 * whom most was cut off. What is counted and not split is of whoever has it now.
 */
const sharedFigures = sql`
  select r.asset_id, r.source, r.audience_id, r.kind, r.currency,
    (sign(r.minor) * (r.base + case when r.nth <= abs(r.minor) - r.bases then 1 else 0 end))::bigint as minor,
    case when r.has_it then r.unknown else 0 end as unknown, r.holder_id, case when r.has_it then 1 else 0 end as n
  from (
    select p.*, h.holder_id, h.has_it, b.base, sum(b.base) over w as bases,
      row_number() over (w order by b.rest desc, h.days desc, h.holder_id) as nth
    from (${figuresOf(sql`(select * from seen where is_shared)`)}) p join cost_share h on h.asset_id = p.asset_id
    cross join lateral (select div(abs(p.minor)::numeric * h.days, h.whole) as base, mod(abs(p.minor)::numeric * h.days, h.whole) as rest) b
    window w as (partition by p.asset_id, p.source, p.audience_id, p.kind, p.currency)
  ) r`
/** Those and what one had alone. */
const splitFigures = sql`
  select p.asset_id, p.source, p.audience_id, p.kind, p.currency, p.minor, p.unknown, t.holder_id, 1 as n
  from (${figuresOf(sql`(select * from seen where not is_shared)`)}) p join seen t on t.id = p.asset_id
  union all ${sharedFigures}`

/** Who had `t` alone; of what is not reckoned yet, who has it. */
const alone = sql`case when a.asset_id is null then t.holder_id else a.holder_id end as holder_id,
  exists (select from cost_share o where o.asset_id = t.id and o.days < o.whole) as is_shared`
const joinAlone = sql`left join cost_share a on a.asset_id = t.id and a.days = a.whole`

const heardOf = (ctx: Read) => sql<boolean>`(p.source = '' or ${heardPart(ctx)})`

const own = ['purchase', 'worth', 'repairs', 'downtime'] as const
const each = (say: (name: (typeof own)[number]) => RawBuilder<unknown>) => sql.join(own.map(say))

/**
 * Sums of all figures of these assets by `by`, a row for each kind and currency. What stands side by side in a row is summed side by side and
 * only then told kind by kind: there are few groups and many assets.
 */
const summedBy = (these: RawBuilder<unknown>, by: RawBuilder<unknown>, heard: RawBuilder<boolean>) => sql`
  select ${by} as id, 'devices' as kind, null::text as currency, count(*)::integer as n, sum(coalesce(t.days, 0))::bigint as minor,
    sum(t.unknown)::bigint as unknown, sum(t.days)::bigint as known
  from ${these} t group by ${by}
  union all
  select w.id, k.kind, w.currency, k.n::integer, k.minor::bigint, 0, k.known::bigint
  from (
    select ${by} as id, s.currency, ${each((name) => {
      const of = sql.ref(`s.${name}`)
      const as = (what: string) => sql.ref(`${what}_${name}`)
      return sql`count(${of}) as ${as('n')}, sum(${of}) as ${as('sum')}, sum(${of}) filter (where t.days is not null) as ${as('known')}`
    })}
    from ${these} t join cost_sum s on s.asset_id = t.id group by ${by}, s.currency
  ) w cross join lateral (values ${each((name) => {
    const as = (what: string) => sql.ref(`w.${what}_${name}`)
    return sql`(${sql.lit(name)}, ${as('n')}, ${as('sum')}, ${as('known')})`
  })}) k(kind, n, minor, known)
  where k.n > 0
  union all
  select ${by}, p.part, p.currency, count(*)::integer, sum(p.minor)::bigint, sum(p.unknown)::bigint,
    (sum(p.minor) filter (where t.days is not null))::bigint
  from ${these} t join cost_part p on p.asset_id = t.id where ${heard} group by ${by}, p.part, p.currency`

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
    ${summedBy(sql`seen`, sql`t.by`, heardOf(ctx))}`.execute(ctx.db)
  return rows
}

/** What these assets cost, split by days over those who had them, by the holder; one may stand in several rows of a kind. */
export async function sumsOfHolders(ctx: Read, where: RawBuilder<boolean>): Promise<readonly GroupSum[]> {
  const { rows } = await sql<GroupSum>`
    with seen as materialized (
      select t.id, c.days, c.unknown, ${alone} from asset t join cost_thing c on c.asset_id = t.id ${joinAlone}
      where ${where} and ${inAudience(ctx.actor, 't')}
    )
    ${summedBy(sql`(select * from seen where not is_shared)`, sql`t.holder_id`, heardOf(ctx))}
    union all
    select p.holder_id, p.kind, p.currency, sum(p.n)::integer, sum(p.minor)::bigint, sum(p.unknown)::bigint,
      (sum(p.minor) filter (where t.days is not null))::bigint
    from (${sharedFigures}) p join seen t on t.id = p.asset_id where ${heardOf(ctx)} group by p.holder_id, p.kind, p.currency`.execute(
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
  }>`select holder_id as id from asset where holder_id is not null
    union select holder_id from cost_share where holder_id is not null`.execute(db)
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
      select t.id, t.audience_id, t.model_id, t.supplier_id, c.days, c.unknown, ${alone}
      from asset t join cost_thing c on c.asset_id = t.id ${joinAlone}
    ),
    fine as materialized (
      select t.model_id, t.supplier_id, t.audience_id, p.source, p.audience_id as told_to, p.kind, p.currency,
        count(*) as n, sum(p.minor) as minor, sum(p.unknown) as unknown, sum(p.minor) filter (where t.days is not null) as known
      from (${figures}) p join seen t on t.id = p.asset_id group by 1, 2, 3, 4, 5, 6, 7
    ),
    had as materialized (
      select p.holder_id, t.audience_id, p.source, p.audience_id as told_to, p.kind, p.currency,
        sum(p.n) as n, sum(p.minor) as minor, sum(p.unknown) as unknown, sum(p.minor) filter (where t.days is not null) as known
      from (${splitFigures}) p join seen t on t.id = p.asset_id group by 1, 2, 3, 4, 5, 6
    )
    select g.by, g.id, f.audience_id, f.source, f.told_to, f.kind, f.currency, sum(f.n), sum(f.minor), sum(f.unknown), sum(f.known)
    from fine f cross join lateral (values ('model', f.model_id), ('supplier', f.supplier_id)) g(by, id)
    group by 1, 2, 3, 4, 5, 6, 7
    union all
    select 'department', d.department_id, h.audience_id, h.source, h.told_to, h.kind, h.currency, sum(h.n), sum(h.minor), sum(h.unknown), sum(h.known)
    from had h left join unnest(${departments.map(([id]) => id)}::uuid[], ${departments.map(([, id]) => id)}::uuid[]) d(holder_id, department_id)
      on d.holder_id = h.holder_id
    group by 1, 2, 3, 4, 5, 6, 7`.execute(db)
}
