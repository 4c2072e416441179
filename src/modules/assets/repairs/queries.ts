import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#lib/contract'
import { costText } from '#lib/money/columns'
import { moneyText } from '#lib/money/money'
import { msOf } from '#lib/time/instant'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { seenAmong } from '#kernel/readable'
import { todayOf } from '#kernel/today'
import { seen, visible } from '#kernel/visible'
import { hoursAway } from '../engine/downtime.ts'
import type { repairEndpoints } from './contract.ts'
import type { RepairRow } from './schemas.ts'

interface Row extends Omit<RepairRow, 'vendor' | 'cost' | 'hours'> {
  vendor_id: string | null
  cost_minor: string | null
  currency: string | null
  at: string
}

const overdue = (ctx: Read) =>
  sql<boolean>`(r.closed_at is null and coalesce(r.expected_on < ${todayOf(ctx)}::date, false))`

async function repairsWhere(ctx: Read, where: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.id, r.kind, r.fault, r.vendor_id, r.rma, r.under_warranty, r.opened_at, r.opened_at::text as at, r.expected_on::text,
      r.closed_at, r.result, r.remark, r.cost_minor, r.currency, r.version, ${overdue(ctx)} as overdue,
      jsonb_build_object('id', a.id, 'key', a.key, 'name', a.title, 'tag', a.tag,
        'icon', (select icon from asset_type where code = a.type)) as asset
    from asset_repair r join asset a on a.id = r.asset_id
    where ${where} and ${visible(ctx.actor, 'a')}
    order by r.opened_at desc, r.id desc limit ${limit}::int`.execute(ctx.db)
  return rows
}

async function shown(ctx: Read, rows: readonly Row[]): Promise<RepairRow[]> {
  const vendors = await seenAmong(
    ctx,
    rows.flatMap(({ vendor_id }) => vendor_id ?? []),
  )
  const now = msOf(ctx.now)
  return rows.map(({ vendor_id, cost_minor, currency, at: _, ...row }) => {
    const vendor = vendors.get(vendor_id ?? '')
    return {
      ...row,
      vendor: vendor ? { id: vendor.id, name: vendor.title } : null,
      cost: costText(cost_minor, currency),
      hours: hoursAway([spanOf(row)], now),
    }
  })
}

const spanOf = ({ opened_at, closed_at }: Pick<Row, 'opened_at' | 'closed_at'>) => ({
  from: msOf(opened_at),
  until: closed_at === null ? null : msOf(closed_at),
})

const whichOf = (ctx: Read, state: Input<typeof repairEndpoints.repairs>['state']) => {
  if (state === 'open') return sql`r.closed_at is null`
  if (state === 'closed') return sql`r.closed_at is not null`
  return state === 'overdue' ? overdue(ctx) : sql`true`
}

export async function listRepairs(
  ctx: Read,
  { state, asset_id, after, limit }: Input<typeof repairEndpoints.repairs>,
) {
  const from = after === undefined ? undefined : unseal(after, ['timestamptz', 'uuid'])
  const rows = await repairsWhere(
    ctx,
    sql`${whichOf(ctx, state)} and ${asset_id ? sql`r.asset_id = ${asset_id}::uuid` : sql`true`}
      and ${from ? sql`(r.opened_at, r.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql`true`}`,
    limit + 1,
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: await shown(ctx, items),
    next: rows.length > limit && last ? seal([last.at, last.id]) : null,
  }
}

export async function repairFigures(ctx: Read) {
  const lately = sql`r.closed_at > ${ctx.now}::timestamptz - interval '365 days'`
  const { rows } = await sql<{ open: number; overdue: number; mean_hours: number | null }>`
    select count(*) filter (where r.closed_at is null)::int as open, count(*) filter (where ${overdue(ctx)})::int as overdue,
      (avg(extract(epoch from r.closed_at - r.opened_at) / 3600) filter (where ${lately}))::int as mean_hours
    from asset_repair r join asset a on a.id = r.asset_id
    where (r.closed_at is null or ${lately}) and ${visible(ctx.actor, 'a')}`.execute(ctx.db)
  const { rows: costs } = await sql<{ minor: string; currency: string }>`
    select sum(r.cost_minor)::text as minor, r.currency from asset_repair r join asset a on a.id = r.asset_id
    where r.cost_minor > 0 and ${lately} and ${visible(ctx.actor, 'a')}
    group by r.currency order by sum(r.cost_minor) desc`.execute(ctx.db)
  return {
    open: rows[0]?.open ?? 0,
    overdue: rows[0]?.overdue ?? 0,
    mean_hours: rows[0]?.mean_hours ?? null,
    cost: costs.map(({ minor, currency }) => moneyText({ minor: Number(minor), currency })),
  }
}

const most = 200

export async function repairsOf(ctx: Read, { id }: Input<typeof repairEndpoints.repairsOf>) {
  const { inside } = await seen(ctx, id, 'asset')
  const rows = inside ? await repairsWhere(ctx, sql`r.asset_id = ${id}::uuid`, most) : []
  const costs = new Map<string, number>()
  for (const { cost_minor, currency } of rows)
    if (cost_minor !== null && currency !== null)
      costs.set(currency, (costs.get(currency) ?? 0) + Number(cost_minor))
  return {
    items: await shown(ctx, rows),
    cost: [...costs].map(([currency, minor]) => moneyText({ minor, currency })),
    hours: hoursAway(rows.map(spanOf), msOf(ctx.now)),
  }
}
