import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import type { Line, notices } from './contract.ts'
import { bundled } from './engine/bundle.ts'
import { type NoticeRow, recordsOf, sayer } from './said.ts'
import { isShown } from './sight.ts'

const mine = ({ actor }: Read) => sql`
  select n.*, coalesce(n.entity_id, n.id) as line from notice n left join entity e on e.id = n.entity_id
  where n.person_id = ${actor.id}::uuid and ${isShown(actor)}`

/** So many notices of one line are shown. */
const mostShown = 5

interface Found {
  line: string
  unread: number
  sort: string
}

export async function listNotices(ctx: Read, { unread, after, limit }: Input<typeof notices.list>) {
  const [isFresh, at, id] = after === undefined ? [] : unseal(after, ['int', 'timestamptz', 'uuid'])
  const past =
    after === undefined
      ? sql`true`
      : sql`(fresh, at, line) < (${isFresh}::int, ${at}::timestamptz, ${id}::uuid)`
  const { rows } = await sql<Found>`
    with mine as (${mine(ctx)}), lines as (
      select line, max(at) as at, count(*) filter (where read_at is null)::int as unread,
        (count(*) filter (where read_at is null) > 0)::int as fresh
      from mine group by line)
    select line, unread, at::text as sort from lines where ${past} and (not ${unread}::boolean or fresh = 1)
    order by fresh desc, at desc, line desc limit ${limit + 1}::int`.execute(ctx.db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: await linesOf(ctx, shown),
    next: rows.length > limit && last ? seal([String(Number(last.unread > 0)), last.sort, last.line]) : null,
  }
}

async function linesOf(ctx: Read, found: readonly Found[]): Promise<Line[]> {
  if (found.length === 0) return []
  const { rows } = await sql<NoticeRow & { line: string }>`
    select * from (select m.*, row_number() over (partition by line order by (read_at is null) desc, at desc, id desc) as nth
      from (${mine(ctx)}) m where line = any(${found.map(({ line }) => line)}::uuid[])) t
    where nth <= ${mostShown}::int`.execute(ctx.db)
  const [told, records] = [await sayer(ctx, rows, ctx.actor), await recordsOf(ctx, rows)]
  const counts = new Map(found.map(({ line, unread }) => [line, unread]))
  return bundled(rows).map(({ id, at, notices: some }) => ({
    id,
    record: records.get(id) ?? null,
    to: some[0]?.leads_to ?? null,
    at,
    unread: counts.get(id) ?? 0,
    notices: some.map((one) => ({
      id: one.id,
      kind: one.kind,
      says: told(one),
      at: one.at,
      unread: one.read_at === null,
    })),
  }))
}

/** A badge says no more than this many. */
const mostCounted = 1000

export async function countNotices(ctx: Read) {
  const { rows } = await sql<{ n: number }>`
    select count(distinct line)::int as n from (select coalesce(n.entity_id, n.id) as line
      from notice n left join entity e on e.id = n.entity_id
      where n.person_id = ${ctx.actor.id}::uuid and n.read_at is null and ${isShown(ctx.actor)} limit ${mostCounted}::int) mine`.execute(
    ctx.db,
  )
  return { unread: rows[0]?.n ?? 0 }
}
