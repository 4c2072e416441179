import { sql } from 'kysely'
import { tellsUsage, type Usage } from '#facets/usage/sources'

interface Row {
  id: string
  at: string
  total: string | null
  free: string | null
  memory: number | null
  most: number | null
  heard: number | null
}

const number = (name: 'total' | 'free') =>
  sql`sum(case when d ->> ${sql.lit(name)} ~ '^[0-9]{1,12}$' then (d ->> ${sql.lit(name)})::bigint end)`

tellsUsage({
  name: 'agents',
  /** When the device that a thing is reported last, how full it said its disks are, and how much of its memory its processes took at most. */
  async find(ctx, things, { today, days }) {
    const { rows } = await sql<Row>`
      select a.asset_id as id, max(a.seen_at) as at, max(s.total) as total, max(s.free) as free,
        max(h.memory) as memory, max(l.most)::int as most, max(l.heard)::int as heard
      from agent a left join lateral (
        select ${number('total')} as total, ${number('free')} as free
        from agent_section x cross join lateral jsonb_array_elements(
          case when jsonb_typeof(x.content) = 'array' then x.content else '[]' end) d
        where x.agent_id = a.id and x.section = 'drives'
      ) s on true left join lateral (
        select (x.content -> 0 ->> 'memory')::int as memory from agent_section x
        where x.agent_id = a.id and x.section = 'hardware' and x.content -> 0 ->> 'memory' ~ '^[0-9]{1,9}$'
      ) h on true left join lateral (
        select max(u.percent) as most, count(u.percent) as heard
        from agent_load k cross join lateral unnest(k.memory) with ordinality u(percent, n)
        where k.agent_id = a.id and k.day - (cardinality(k.memory) - u.n)::int > ${today}::date - ${days}::int
      ) l on true
      where a.asset_id = any(${[...things]}::uuid[]) group by a.asset_id`.execute(ctx.db)
    return new Map(
      rows.map(({ id, at, total, free, memory, most, heard }): [string, Usage] => {
        const isTold = total !== null && free !== null && Number(total) >= Number(free)
        const disk = isTold ? { total: Number(total), used: Number(total) - Number(free) } : null
        return [
          id,
          { heard_at: at, disk, memory: memory === null ? null : { total: memory, most, days: heard ?? 0 } },
        ]
      }),
    )
  },
})
