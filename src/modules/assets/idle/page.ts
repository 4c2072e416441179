import { type RawBuilder, sql } from 'kysely'
import type { Money } from '#lib/money/currency'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { leadingCurrencyOf } from '../costs/by-device.ts'
import type { Found } from '../engine/idle.ts'
import type { IdleSort } from './schemas.ts'

/** A device that does less than it could, as it was reckoned. */
export interface Idle {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly holder_id: string | null
  readonly found: readonly Found[]
  readonly since: string | null
  /** Its book value; null: not known. */
  readonly worth: Money | null
  /** In a year, if it is replaced now. */
  readonly saves: Money | null
  /** What a smaller one in its place costs less, and of which model. */
  readonly smaller: Money | null
  readonly smaller_model: string | null
}

interface Asked {
  /** Of `i` and `t`. */
  readonly where: RawBuilder<boolean>
  readonly sort: IdleSort
  readonly after: string | undefined
  readonly limit: number
}

const money = (name: string) =>
  sql`case when ${sql.ref(`i.${name}`)} is not null
    then jsonb_build_object('minor', ${sql.ref(`i.${name}`)}, 'currency', ${sql.ref(`i.${name}_currency`)}) end as ${sql.ref(name)}`
const row = sql`i.asset_id as id, t.key, t.title as name, i.holder_id, i.found, i.since::text, ${money('worth')}, ${money('saves')},
  ${money('smaller')}, i.smaller_model`
const joined = sql`idle_thing i join asset t on t.id = i.asset_id`

/** What comes first of an order, and how it goes on: by money in one currency, or by the day. What has none comes after, by name. */
interface First {
  readonly has: RawBuilder<boolean>
  readonly by: RawBuilder<unknown>
  readonly type: RawBuilder<unknown>
  readonly falls: boolean
}

async function firstOf(ctx: Read, sort: IdleSort): Promise<First | null> {
  if (sort === 'name') return null
  if (sort === 'since')
    return { has: sql`i.since is not null`, by: sql`i.since`, type: sql`date`, falls: false }
  const currency = await leadingCurrencyOf(ctx, null)
  if (currency === null) return null
  const by = sql.ref(`i.${sort}`)
  const has = sql<boolean>`(${by} is not null and ${sql.ref(`i.${sort}_currency`)} = ${currency})`
  return { has, by, type: sql`bigint`, falls: true }
}

type Row = Idle & { by: string }

/** A page: the most money first, by one currency alone, or the longest idle; then by name what has nothing of that. */
export async function idlePage(ctx: Read, { where, sort, after, limit }: Asked) {
  const from = after === undefined ? undefined : unseal(after, ['int', 'text', 'uuid'])
  const first = await firstOf(ctx, sort)
  const begun =
    first && (from === undefined || from[0] === '0') ? await begins(ctx, first, { where, from, limit }) : []
  const rest = limit + 1 - begun.length
  const named =
    rest > 0
      ? await byName(ctx, first, { where, from: from?.[0] === '1' ? from : undefined, limit: rest })
      : []
  const all = [...begun.map((one) => ({ ...one, part: 0 })), ...named.map((one) => ({ ...one, part: 1 }))]
  const last = all.length > limit ? all[limit - 1] : undefined
  return {
    items: all.slice(0, limit) as Idle[],
    next: last ? seal([String(last.part), last.by, last.id]) : null,
  }
}

interface Part {
  readonly where: RawBuilder<boolean>
  readonly from: readonly string[] | undefined
  readonly limit: number
}

async function begins(ctx: Read, { has, by, type, falls }: First, { where, from, limit }: Part) {
  const beyond = falls ? sql`<` : sql`>`
  const start = from ? sql`(${by}, i.asset_id) ${beyond} (${from[1]}::${type}, ${from[2]}::uuid)` : sql`true`
  const way = falls ? sql`desc` : sql`asc`
  const { rows } = await sql<Row>`
    select ${row}, (${by})::text as by from ${joined} where ${has} and ${where} and ${start}
    order by ${by} ${way}, i.asset_id ${way} limit ${limit + 1}::int`.execute(ctx.db)
  return rows
}

async function byName(ctx: Read, first: First | null, { where, from, limit }: Part) {
  const start = from ? sql`(t.title, t.id) > (${from[1]}::text, ${from[2]}::uuid)` : sql`true`
  const { rows } = await sql<Row>`
    select ${row}, t.title as by from ${joined} where ${first ? sql`(${first.has}) is not true` : sql`true`} and ${where} and ${start}
    order by t.title, t.id limit ${limit}::int`.execute(ctx.db)
  return rows
}
