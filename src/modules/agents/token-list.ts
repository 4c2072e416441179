import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { installationOf } from '#kernel/installation'
import { containing } from '#kernel/like'
import { visible } from '#kernel/visible'
import { ofSeen } from './agent.ts'
import type { agents } from './contract.ts'
import { paths } from './paths.ts'
import type { TokenRow } from './token-contract.ts'
import { forAsset } from './token-subject.ts'

/** Where agents report to. */
export const addressOf = async (ctx: Pick<Read, 'db'>) => `${(await installationOf(ctx)).address}${paths[0]}`

const from = sql`from agent_token t left join agent a on a.id = t.agent_id left join entity e on e.id = ${forAsset}`
/** Those whose asset the reader may see: of others not even the name is told. */
const seenTokens = (ctx: Pick<Read, 'actor'>) => sql<boolean>`(e.id is null or ${visible(ctx.actor, 'e')})
  and (t.asset_id is null or t.asset_id = e.id or exists (select from entity m where m.id = t.asset_id and ${visible(ctx.actor, 'm')}))`

const columns = sql`t.id, t.name, t.own, t.private, t.certificate, t.made_at, t.used_at, t.used_ip,
  case when e.id is not null then jsonb_build_object('id', e.id, 'key', e.key, 'title', e.title) end as asset,
  case when a.id is not null then jsonb_build_object('id', a.id, 'name', coalesce(nullif(a.name, ''), a.device)) end as agent,
  case when t.before_until > now() then t.before_until end as before_until, t.misused_at, t.misused_device, t.misused_ip`

type Row = Omit<TokenRow, 'misuse'> & {
  misused_at: string | null
  misused_device: string | null
  misused_ip: string | null
}
const shown = ({ misused_at: at, misused_device, misused_ip, ...row }: Row): TokenRow => ({
  ...row,
  misuse: at === null ? null : { at, device: misused_device ?? '', ip: misused_ip ?? '' },
})

const which = {
  all: sql`true`,
  shared: sql`not t.own`,
  own: sql`t.own`,
  unused: sql`t.used_at is null`,
  misused: sql`t.misused_at is not null`,
} as const

function having(find: string) {
  const like = containing(find)
  return find === ''
    ? sql`true`
    : sql`(lower(t.name) like ${like} or lower(e.title) like ${like} or lower(e.key) like ${like})`
}

/** How many agents come by which kind of token, of those that are wanted. */
async function countedBy(ctx: Read) {
  const { rows } = await sql<{ own: number; shared: number; none: number }>`
    select count(*) filter (where t.own)::int as own, count(*) filter (where not t.own)::int as shared,
      count(*) filter (where t.id is null)::int as none
    from agent a left join agent_token t on t.id = a.token_id where a.state <> 'refused' and ${ofSeen(ctx)}`.execute(
    ctx.db,
  )
  return rows[0] ?? { own: 0, shared: 0, none: 0 }
}

/** A token, unless its asset is hidden from the reader. */
export async function tokenSeen(ctx: Read, id: string): Promise<TokenRow | undefined> {
  const { rows } =
    await sql<Row>`select ${columns} ${from} where t.id = ${id}::uuid and ${seenTokens(ctx)}`.execute(ctx.db)
  return rows[0] && shown(rows[0])
}

/** How many tokens another device brought. */
export async function misusedTokens(ctx: Read) {
  const { rows } = await sql<Row>`
    select ${columns} ${from} where t.misused_at is not null and ${seenTokens(ctx)} order by t.misused_at desc limit 200`.execute(
    ctx.db,
  )
  return rows.map(shown)
}

export async function listTokens(ctx: Read, input: Input<typeof agents.tokens>) {
  const { which: kind, find, after, limit } = input
  const [name, id] = after === undefined ? [] : unseal(after, ['text', 'uuid'])
  // Those that several share are few, and come first.
  const isAfter =
    id === undefined ? sql`true` : sql`(t.own::text || t.name, t.id) > (${name}::text, ${id}::uuid)`
  const { rows } = await sql<Row>`
    select ${columns} ${from}
    where ${which[kind]} and ${having(find)} and ${seenTokens(ctx)} and ${isAfter}
    order by t.own::text || t.name, t.id limit ${limit + 1}::int`.execute(ctx.db)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    address: await addressOf(ctx),
    items: items.map(shown),
    next: rows.length > limit && last ? seal([`${last.own}${last.name}`, last.id]) : null,
    by: await countedBy(ctx),
    misused: (await misusedTokens(ctx)).length,
  }
}

/** The tokens that are for an asset, or for a device that is it. */
export async function tokensOf(ctx: Read, assetId: string) {
  const { rows } = await sql<Row>`
    select ${columns} ${from} where t.own and e.id = ${assetId}::uuid and t.id = any(array(
      select id from agent_token where asset_id = ${assetId}::uuid
      union all select o.id from agent_token o join agent d on d.id = o.agent_id where d.asset_id = ${assetId}::uuid)) and ${seenTokens(ctx)} order by t.made_at desc, t.id limit 20`.execute(
    ctx.db,
  )
  return rows.map(shown)
}
