import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { linkRecords } from '#facets/links/public'
import { relatesTo } from '#facets/links/relations'

interface Row {
  work_id: string
  kind: string
  key: string
  title: string
  audience_id: number
  asset_id: string
  asset_key: string
  asset_title: string
  asset_audience: number
}

/** Links tickets about a laptop or a screen with the one that whoever asked has. */
export async function linkTroubles(ctx: Write): Promise<void> {
  const { rows } = await sql<Row>`
    select t.id as work_id, t.kind, t.key, t.title, t.audience_id, a.id as asset_id, a.key as asset_key, a.title as asset_title,
      a.audience_id as asset_audience
    from work t join category c on c.id = t.category_id and c.path in ('Hardware › Laptop', 'Hardware › Screen')
    join lateral (
      select a.id, a.key, a.title, a.audience_id from holding h join asset a on a.id = h.item_id
      where h.holder_id = t.requester_id and h.since < t.opened_at
        and a.type = case c.title when 'Laptop' then 'laptop' else 'monitor' end
      order by a.key limit 1
    ) a on true
    where not t.archived order by t.key`.execute(ctx.db)
  await linkRecords(
    ctx,
    rows.map((row) => ({
      from: { id: row.work_id, kind: row.kind, key: row.key, title: row.title, audience_id: row.audience_id },
      relation: relatesTo.name,
      to: {
        id: row.asset_id,
        kind: 'asset',
        key: row.asset_key,
        title: row.asset_title,
        audience_id: row.asset_audience,
      },
    })),
  )
}
