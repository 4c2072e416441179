import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { busiest } from './load.ts'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { containing } from '#kernel/like'
import { seenFor, visible } from '#kernel/visible'
import { assetFactsOf, goneAmong, lockedFieldsOf, networkedAmong } from '#modules/assets/public'
import { ofSeen, type Suspect } from './agent.ts'
import { type AssetField, assetFields } from './asset-fields.ts'
import type { Agent, agents, Report } from './contract.ts'
import { type Facts, factsOf } from './engine/facts.ts'
import { keptGroups } from './private.ts'
import { asInstallations, keptSections } from './sections.ts'
import type { By } from './token-contract.ts'
import { tokensOf } from './token-list.ts'

/** Long overdue: two rounds of reports did not come. */
const lateHours = 48
const isLate = ({ now }: Pick<Read, 'now'>) =>
  sql<boolean>`a.due_at < ${now}::timestamptz - make_interval(hours => ${lateHours}::int)`

const waits = sql`a.state in ('ambiguous', 'new')`
function ofState(state: Input<typeof agents.list>['state']) {
  if (state === 'all') return sql`true`
  return state === 'waiting' ? waits : sql`a.state = ${state}::text`
}

function having(find: string) {
  if (find === '') return sql`true`
  const like = containing(find)
  return sql`(a.name like ${like} or lower(a.device) like ${like} or lower(a.serial) like ${like}
    or exists (select from entity e where e.id = a.asset_id and lower(e.title) like ${like}))`
}

/** By what each came last. */
const by = sql<By>`case when t.id is null then 'none' when not t.own then 'shared' when t.certificate is null then 'own' else 'certificate' end`
const byWhich = {
  all: sql`true`,
  own: sql`t.own`,
  shared: sql`not t.own`,
  none: sql`t.id is null`,
} as const
const tokenOfIt = sql`left join agent_token t on t.id = a.token_id`

type Row = Omit<Agent, 'candidates'> & { candidates: Suspect[] }

export async function listAgents(
  ctx: Read,
  { state, find, by: which, after, limit }: Input<typeof agents.list>,
) {
  const from = after === undefined ? sql`true` : sql`a.id < ${unseal(after, ['uuid'])[0]}::uuid`
  const { rows } = await sql<Row>`
    select a.id, coalesce(nullif(a.name, ''), a.device) as name, a.device, a.serial, a.macs, a.tag, a.client, a.state, ${by} as by, a.private,
      case when e.id is not null then jsonb_build_object('id', e.id, 'key', e.key, 'title', e.title) end as asset,
      a.candidates, a.first_seen, a.seen_at, a.due_at, ${isLate(ctx)} as late, a.before is not null as undo
    from agent a left join entity e on e.id = a.asset_id ${tokenOfIt}
    where ${ofState(state)} and ${byWhich[which]} and ${having(find)} and ${from} and ${ofSeen(ctx)}
    order by a.id desc limit ${limit + 1}::int`.execute(ctx.db)
  const items = rows.slice(0, limit)
  const { rows: counts } = await sql<{ n: number }>`
    select count(*)::int as n from agent a where ${waits} and ${ofSeen(ctx)}`.execute(ctx.db)
  return {
    items: await withCandidates(ctx, items),
    next: rows.length > limit ? seal([items.at(-1)?.id]) : null,
    waiting: counts[0]?.n ?? 0,
  }
}

const goneDays = 30
const mostGone = 200

/** Devices that reported in the last days while their asset was gone, as it still is; the latest first. */
export async function goneThatReport(ctx: Read) {
  const { rows } = await sql<{ id: string; name: string; asset: { id: string; key: string; title: string } }>`
    select a.id, coalesce(nullif(a.name, ''), a.device) as name,
      jsonb_build_object('id', e.id, 'key', e.key, 'title', e.title) as asset
    from agent a join entity e on e.id = a.asset_id
    where a.gone_seen_at > ${ctx.now}::timestamptz - make_interval(days => ${goneDays}::int) and a.state = 'matched' and ${ofSeen(ctx)}
    order by a.gone_seen_at desc, a.id limit ${mostGone}::int`.execute(ctx.db)
  const gone = await goneAmong(
    ctx,
    rows.map(({ asset }) => asset.id),
  )
  return rows.filter(({ asset }) => gone.has(asset.id))
}

/** Whom each may be, by name; of what the reader may not see nothing is said. */
async function withCandidates(ctx: Read, rows: readonly Row[]): Promise<Agent[]> {
  const all = rows.flatMap(({ candidates }) => candidates)
  const { rows: assets } = await sql<{ id: string; key: string; title: string }>`
    select e.id, e.key, e.title from entity e
    where e.id = any(${all.flatMap(({ asset }) => asset ?? [])}::uuid[]) and ${visible(ctx.actor, 'e')}`.execute(
    ctx.db,
  )
  const { rows: others } = await sql<{ id: string; name: string }>`
    select a.id, coalesce(nullif(a.name, ''), a.device) as name from agent a
    where a.id = any(${all.flatMap(({ agent }) => agent ?? [])}::uuid[]) and ${ofSeen(ctx)}`.execute(ctx.db)
  const assetOf = new Map(assets.map((one) => [one.id, one]))
  const nameOf = new Map(others.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    ...row,
    candidates: row.candidates.flatMap(({ agent, asset: id, reasons }) => {
      const asset = id === null ? null : (assetOf.get(id) ?? null)
      const name = asset?.title ?? (id === null && agent !== null ? nameOf.get(agent) : undefined)
      return name === undefined ? [] : [{ asset, name, reasons: [...reasons] }]
    }),
  }))
}

const isOnAsset = (field: string): field is AssetField => (assetFields as readonly string[]).includes(field)

/** What agents say of an asset, and where it says something else itself. */
export async function aboutAsset(ctx: Read, { id }: Input<typeof agents.about>) {
  const { id: assetId } = await seenFor(ctx, id, 'read')
  const { rows } = await sql<{
    id: string
    name: string
    client: string
    tag: string
    private: boolean
    by: By
    seen_at: string
    due_at: string
    late: boolean
  }>`select a.id, coalesce(nullif(a.name, ''), a.device) as name, a.client, a.tag, a.private, ${by} as by, a.seen_at, a.due_at,
      ${isLate(ctx)} as late
    from agent a ${tokenOfIt} where a.asset_id = ${assetId}::uuid order by a.seen_at desc, a.id`.execute(
    ctx.db,
  )
  const stands = (await assetFactsOf(ctx, [assetId])).get(assetId)
  const locked = await lockedFieldsOf(ctx, assetId)
  const items = []
  for (const row of rows) {
    const facts = factsOf(await keptSections(ctx, row.id))
    const sections = await ctx.db
      .selectFrom('agent_section')
      .select(['section', 'since'])
      .where('agent_id', '=', row.id)
      .where('section', '<>', asInstallations)
      .orderBy('section')
      .execute()
    const busy = await busiest(ctx, row.id)
    items.push({ ...row, facts: compared(facts, stands, locked), busy, sections })
  }
  const networked = (await networkedAmong(ctx, [assetId])).has(assetId)
  return { items, tokens: await tokensOf(ctx, assetId), networked }
}

/** What is kept of the private devices that an asset is; nothing of others. */
export async function keptOf(ctx: Read, { id }: Input<typeof agents.kept>) {
  const { id: assetId } = await seenFor(ctx, id, 'read')
  const rows = await ctx.db
    .selectFrom('agent')
    .select(['id', 'seen_at'])
    .where('asset_id', '=', assetId)
    .where('private', '=', true)
    .execute()
  const groups = await keptGroups(ctx)
  const items = []
  for (const row of rows) {
    const facts = Object.entries(factsOf(await keptSections(ctx, row.id))) as [keyof Facts, string][]
    items.push({ ...row, groups, facts: facts.map(([field, value]) => ({ field, value })) })
  }
  return { items }
}

function compared(facts: Facts, stands: Facts | undefined, locked: ReadonlySet<string>) {
  return (Object.entries(facts) as [keyof Facts, string][]).map(([field, value]) => {
    const isThere = isOnAsset(field)
    const other = isThere ? (stands?.[field] ?? '') : value
    return {
      field,
      value,
      instead: other === value || other === '' ? null : other,
      locked: isThere ? locked.has(field) : null,
    }
  })
}

export async function listReports(ctx: Read, { outcome, after, limit }: Input<typeof agents.reports>) {
  const from = after === undefined ? sql`true` : sql`r.id < ${unseal(after, ['uuid'])[0]}::uuid`
  const { rows } = await sql<Report>`
    select r.id, r.at, coalesce(nullif(a.name, ''), r.device) as name, r.device, r.ip, r.outcome, r.why, r.sections, r.bytes, r.ms
    from agent_report r left join agent a on a.id = r.agent_id
    where ${outcome === undefined ? sql`true` : sql`r.outcome = ${outcome}::text`} and ${from}
      and (r.agent_id is null or ${ofSeen(ctx)})
    order by r.id desc limit ${limit + 1}::int`.execute(ctx.db)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? seal([items.at(-1)?.id]) : null }
}
