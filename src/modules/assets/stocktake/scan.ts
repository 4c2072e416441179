import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { inputRefused, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { recordset } from '#kernel/insert-rows'
import { seenAmong } from '#kernel/readable'
import { visible } from '#kernel/visible'
import { noteUnknown } from './commands.ts'
import { AssetSeen, type stocktakeEndpoints } from './contract.ts'
import { lookedFor, lyingIn, stocktakeRow } from './look.ts'
import { refusal } from './policy.ts'
import type { Scanned } from './schemas.ts'
import { w } from './words.ts'

interface Meant {
  tag: string
  id: string
  name: string
  audience_id: number
}

/** The assets that labels mean: by tag, else by serial number, else by key; what is gone is meant last. */
async function meantBy(ctx: Write, tags: readonly string[]): Promise<Map<string, Meant>> {
  const { rows } = await sql<Meant>`
    select distinct on (n.tag) n.tag, a.id, a.title as name, a.audience_id
    from unnest(${[...tags]}::text[]) as n(tag) join lateral (
      select b.id, 1 as rank from asset b where lower(b.tag) = lower(n.tag) and b.tag <> ''
      union all select b.id, 2 from asset b where lower(b.serial) = lower(n.tag) and b.serial <> ''
      union all select e.id, 3 from entity e where e.key = upper(n.tag) and e.kind = 'asset'
    ) m on true join asset a on a.id = m.id
    where ${visible(ctx.actor, 'a')}
    order by n.tag, a.meaning = 'gone', m.rank, a.id`.execute(ctx.db)
  return new Map(rows.map((row) => [row.tag, row]))
}

/** Takes in what was seen where; says of each label what it means. What is seen again is only seen later. */
export async function scan(ctx: Write, { id, tags, place_id }: Input<typeof stocktakeEndpoints.scan>) {
  const row = await stocktakeRow(ctx, id, true)
  refuseIf(refusal.scan(row.state))
  const at = place_id ?? row.place_id
  const place = (await seenAmong(ctx, [at])).get(at)
  if (place?.kind !== 'place') throw inputRefused('place_id', w.later('no-place'))
  const asked = [...new Set(tags)]
  const meant = await meantBy(ctx, asked)
  const things = new Map([...meant.values()].map((one) => [one.id, one]))
  const ids = [...things.keys()]
  const before = new Set(
    (await lookedFor(ctx, id, ids)).flatMap(({ asset_id, found_at }) => (found_at === null ? [] : asset_id)),
  )
  const rows = ids.map((asset_id) => ({
    stocktake_id: id,
    asset_id,
    found_at: ctx.now,
    found_by: ctx.actor.id,
    found_place_id: at,
  }))
  if (rows.length > 0)
    await sql`insert into stocktake_item (stocktake_id, asset_id, found_at, found_by, found_place_id, book_place_id)
      select r.stocktake_id, r.asset_id, r.found_at, r.found_by, r.found_place_id, ${lyingIn}
      from ${recordset('stocktake_item', rows)} r join asset a on a.id = r.asset_id
      on conflict (stocktake_id, asset_id) do update
        set found_at = excluded.found_at, found_by = excluded.found_by, found_place_id = excluded.found_place_id,
          book_place_id = excluded.book_place_id`.execute(ctx.db)
  await noteUnknown(
    ctx,
    id,
    asked.filter((tag) => !meant.has(tag)),
    at,
  )
  for (const one of things.values())
    if (!before.has(one.id))
      ctx.emit(
        AssetSeen,
        { id: one.id, kind: 'asset', audience_id: one.audience_id },
        { place_id: at },
        { granted: false },
      )
  const looked = new Map((await lookedFor(ctx, id, ids)).map((one) => [one.asset_id, one]))
  return {
    items: asked.map((tag): Scanned => {
      const one = meant.get(tag)
      if (!one) return { tag, result: 'unknown', name: '' }
      const result = looked.get(one.id)?.result
      return {
        tag,
        name: one.name,
        result: before.has(one.id)
          ? 'again'
          : result === undefined || result === 'missing'
            ? 'found'
            : result,
      }
    }),
  }
}
