import { sql } from 'kysely'
import { costs } from '#facets/costs/sources'
import type { Read } from '#kernel/context'
import { inAudience } from '#kernel/visible'
import { kindNames } from './kind-names.ts'

interface Row {
  of: string
  key: string
  title: string
  audience_id: number
  on: string
  minutes: number
  /** Among how many things the ticket is shared, and the how many-th of them this one is, from 0. */
  among: number
  rank: number
}

/** The part of one of several; all parts add up to the whole. */
const partOf = ({ minutes, among, rank }: Pick<Row, 'minutes' | 'among' | 'rank'>) =>
  Math.floor((minutes * (rank + 1)) / among) - Math.floor((minutes * rank) / among)

/** Time spent on tickets that are linked with these things; of a ticket with several of their kind each bears its part. */
async function timeOn(ctx: Read, things: readonly string[]) {
  const ids = sql`${[...things]}::uuid[]`
  const { rows } = await sql<Row>`
    with works as materialized (
      select t.id, t.key, t.title, t.audience_id from work t
      where t.id in (select to_id from link where from_id = any(${ids}) union select from_id from link where to_id = any(${ids}))
        and t.kind = any(${[...kindNames]}::text[]) and not t.archived and ${inAudience(ctx.actor, 't')}
    ),
    shared as (
      select l.thing, l.work, count(*) over (partition by l.work)::int as among,
        (row_number() over (partition by l.work order by l.thing) - 1)::int as rank
      from (
        select to_id as thing, from_id as work from link where from_id in (select id from works)
        union select from_id, to_id from link where to_id in (select id from works)
      ) l join entity e on e.id = l.thing and e.kind in (select kind from entity where id = any(${ids}))
    ),
    spent as (
      select work_id, sum(minutes)::int as minutes, min(spent_on)::text as on from time_entry
      where removed_at is null and work_id in (select id from works) group by work_id
    )
    select s.thing as of, t.key, t.title, t.audience_id, x.on, x.minutes, s.among, s.rank
    from shared s join works t on t.id = s.work join spent x on x.work_id = t.id
    where s.thing = any(${ids})
    order by x.on, t.key`.execute(ctx.db)
  return rows.map(({ of, key, title, on, audience_id, ...row }) => ({
    of,
    on,
    key,
    title,
    to: `/desk/${key}`,
    audience_id,
    money: null,
    minutes: partOf(row),
  }))
}

costs({ name: 'desk.time', part: 'work', can: 'desk.work', find: timeOn })
