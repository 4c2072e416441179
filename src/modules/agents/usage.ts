import { sql } from 'kysely'
import { tellsUsage, type Usage } from '#facets/usage/sources'

interface Row {
  id: string
  at: string
  total: string | null
  free: string | null
}

const number = (name: 'total' | 'free') =>
  sql`sum(case when d ->> ${sql.lit(name)} ~ '^[0-9]{1,12}$' then (d ->> ${sql.lit(name)})::bigint end)`

tellsUsage({
  name: 'agents',
  /** When the device that a thing is reported last, and how full it said its disks are. */
  async find(ctx, things) {
    const { rows } = await sql<Row>`
      select a.asset_id as id, max(a.seen_at) as at, max(s.total) as total, max(s.free) as free
      from agent a left join lateral (
        select ${number('total')} as total, ${number('free')} as free
        from agent_section x cross join lateral jsonb_array_elements(
          case when jsonb_typeof(x.content) = 'array' then x.content else '[]' end) d
        where x.agent_id = a.id and x.section = 'drives'
      ) s on true
      where a.asset_id = any(${[...things]}::uuid[]) group by a.asset_id`.execute(ctx.db)
    return new Map(
      rows.map(({ id, at, total, free }): [string, Usage] => {
        const isTold = total !== null && free !== null && Number(total) >= Number(free)
        const disk = isTold ? { total: Number(total), used: Number(total) - Number(free) } : null
        return [id, { heard_at: at, disk }]
      }),
    )
  },
})
