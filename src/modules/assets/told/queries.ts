import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { insideOf } from '../queries/inside.ts'
import type { toldEndpoints } from './contract.ts'
import type { ToldWhat } from './schemas.ts'

interface Row {
  id: string
  at: string
  what: ToldWhat
  note: string
  by_id: string | null
}

/** What another program told of a thing's past, the latest first. */
export async function listTold(ctx: Read, { id, after, limit }: Input<typeof toldEndpoints.told>) {
  await insideOf(ctx, id)
  const [at, last] = after === undefined ? [] : unseal(after, ['timestamptz', 'uuid'])
  const { rows } = await sql<Row>`
    select id, at, what, note, by_id from asset_told
    where asset_id = ${id}::uuid and ${at === undefined ? sql`true` : sql`(at, id) < (${at}::timestamptz, ${last}::uuid)`}
    order by at desc, id desc limit ${limit + 1}::int`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const names = await namesOf(
    ctx,
    page.flatMap(({ by_id }) => by_id ?? []),
  )
  const end = page.at(-1)
  return {
    items: page.map(({ by_id, ...row }) => ({
      ...row,
      by: by_id === null ? null : { id: by_id, name: names.get(by_id) ?? '' },
    })),
    next: rows.length > limit && end ? seal([end.at, end.id]) : null,
  }
}
