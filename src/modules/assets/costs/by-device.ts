import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { inAudience } from '#kernel/visible'
import { heardPart, hearsAll } from './heard.ts'
import type { CostSort } from './schemas.ts'

interface Asked {
  /** Which of them; null: all. */
  readonly where: RawBuilder<boolean> | null
  readonly sort: CostSort
  readonly after: string | undefined
  readonly limit: number
}

interface Found {
  id: string
  /** What it is ordered by: money, or of what has none its name. */
  by: string
}

/** Ids of the devices of a page: the dearest first, by one currency alone; then by name what has nothing in it. */
export async function devicesPage(ctx: Read, { where, sort, after, limit }: Asked) {
  const from = after === undefined ? undefined : unseal(after, ['int', 'text', 'uuid'])
  const seen = seenWhere(ctx, where)
  const isMoney = sort !== 'name' && sort !== 'devices'
  const currency = isMoney ? await leadingCurrencyOf(ctx, where) : null
  const value = currency === null || !isMoney ? null : { currency, of: await valueOf(ctx, sort) }
  const dear = value && (from === undefined || from[0] === '0') ? await dearest(ctx, value, { seen, from, limit }) : [] // prettier-ignore
  const rest = limit + 1 - dear.length
  const others = rest > 0 ? await named(ctx, value, { seen, from: from?.[0] === '1' ? from : undefined, limit: rest - 1 }) : [] // prettier-ignore
  const all = [...dear.map((one) => ({ ...one, part: 0 })), ...others.map((one) => ({ ...one, part: 1 }))]
  const last = all.length > limit ? all[limit - 1] : undefined
  return {
    ids: all.slice(0, limit).map(({ id }) => id),
    next: last ? seal([String(last.part), last.by, last.id]) : null,
  }
}

const seenWhere = ({ actor }: Read, where: RawBuilder<boolean> | null) =>
  sql<boolean>`${where ?? sql`true`} and ${inAudience(actor, 't')}`

interface Value {
  readonly currency: string
  /** Of `s`, an asset's figures in this currency, as far as the reader hears of them; null: there is none. */
  readonly of: RawBuilder<unknown>
}

interface Part {
  readonly seen: RawBuilder<boolean>
  readonly from: readonly string[] | undefined
  readonly limit: number
}

/** By the figure as it is kept, which an index holds in order, where the reader hears all of it; else without what others tell others. */
async function valueOf(ctx: Read, sort: Exclude<CostSort, 'name' | 'devices'>): Promise<RawBuilder<unknown>> {
  if (sort === 'repairs' || sort === 'downtime' || (await hearsAll(ctx))) return sql.ref(`s.${sort}`)
  const told = (which: RawBuilder<unknown>) => sql`(select sum(p.minor)::bigint from cost_part p
    where p.asset_id = s.asset_id and p.currency = s.currency and ${which} and ${heardPart(ctx)})`
  if (sort === 'work' || sort === 'licences') return told(sql`p.part = ${sort}`)
  const own = [sql`s.purchase`, sql`s.worth`, sql`s.repairs`, sql`s.downtime`, told(sql`true`)]
  const total = sql`case when coalesce(${sql.join(own)}) is null then null
    else ${sql.join(
      own.map((one) => sql`coalesce(${one}, 0)`),
      sql` + `,
    )} end`
  if (sort === 'total') return total
  return sql`(select case when c.days >= 365 then round((${total})::numeric * 1461 / (c.days * 4))::bigint end
    from cost_thing c where c.asset_id = s.asset_id)`
}

async function dearest(ctx: Read, { currency, of }: Value, { seen, from, limit }: Part): Promise<Found[]> {
  const start = from ? sql`(${of}, s.asset_id) < (${from[1]}::bigint, ${from[2]}::uuid)` : sql`true`
  const { rows } = await sql<Found>`
    select s.asset_id as id, (${of})::text as by from cost_sum s join asset t on t.id = s.asset_id
    where s.currency = ${currency} and ${of} is not null and ${seen} and ${start}
    order by ${of} desc, s.asset_id desc limit ${limit + 1}::int`.execute(ctx.db)
  return rows
}

async function named(ctx: Read, value: Value | null, { seen, from, limit }: Part): Promise<Found[]> {
  const start = from ? sql`(t.title, t.id) > (${from[1]}::text, ${from[2]}::uuid)` : sql`true`
  const hasNone = value
    ? sql`not exists (select from cost_sum s
        where s.asset_id = t.id and s.currency = ${value.currency} and ${value.of} is not null)`
    : sql`true`
  const { rows } = await sql<Found>`
    select t.id, t.title as by from asset t join cost_thing c on c.asset_id = t.id
    where ${seen} and ${start} and ${hasNone} order by t.title, t.id limit ${limit + 1}::int`.execute(ctx.db)
  return rows
}

/** The currency in which most of these were bought, of equals the first by name; null where nothing has a price. */
export async function leadingCurrencyOf(
  { db, actor }: Read,
  where: RawBuilder<boolean> | null,
): Promise<string | null> {
  const { rows } = where
    ? await sql<{ currency: string }>`
        select t.currency from asset t join cost_thing c on c.asset_id = t.id
        where t.currency is not null and ${where} and ${inAudience(actor, 't')}
        group by t.currency order by count(*) desc, t.currency limit 1`.execute(db)
    : await sql<{ currency: string }>`
        select g.currency from cost_group g where g.by = 'model' and g.kind = 'purchase' and ${inAudience(actor, 'g')}
        group by g.currency order by sum(g.n) desc, g.currency limit 1`.execute(db)
  return rows[0]?.currency ?? null
}
