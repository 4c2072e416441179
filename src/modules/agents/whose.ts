import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { setAgent, type Suspect } from './agent.ts'
import { assetsLike, makeAsset } from './asset.ts'
import type { State, Why } from './contract.ts'
import { type Candidate, verdict } from './engine/identity.ts'
import type { Keys } from './engine/keys.ts'
import type { Kept } from './engine/load.ts'
import { ownedIn } from './engine/own.ts'
import { hoursOf } from './engine/spread.ts'
import { agentMade } from './events.ts'
import { sharing } from './known.ts'
import { claimed, noteMisuse, type OwnToken } from './own.ts'
import { type Report, sectionsOf } from './report.ts'
import type { Token } from './entrance.ts'

/** By what a report came in. */
export interface Way {
  /** None where it needed none. */
  readonly token?: Token | undefined
  readonly ip: string
  /** A device that has a token of its own is reported by nothing else. */
  readonly guards: boolean
}

interface Reported {
  keys: Keys
  report: Report
  by: Way
  /** It came by a token for devices that are people's own, and is narrowed. */
  isPrivate: boolean
}

export interface Standing {
  id: string
  /** How busy it was, as far as that is kept. */
  load: Kept | null
  state: State
  asset_id: string | null
  private: boolean
  /** When it last reported while its asset was gone; null: its asset was there. */
  gone_seen_at: string | null
  /** By these it was last said where it is, and where that was; before this report. */
  addresses: readonly string[]
  place_id: string | null
  seen_at: string
}

/** Which sections say what a device is known by: a partial report leaves the rest as it was. */
const saidBy = { serial: 'bios', uuid: 'hardware', name: 'hardware', macs: 'networks' } as const

const locked = (ctx: Write, name: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(ctx.db)

async function standingOf({ db }: Write, id: string): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select a.id, a.state, a.asset_id, a.private, a.gone_seen_at, a.addresses, a.place_id, a.seen_at,
      case when l.agent_id is not null then
      jsonb_build_object('day', l.day, 'memory', l.memory, 'cpu', l.cpu) end as load
    from agent a left join agent_load l on l.agent_id = a.id where a.id = ${id}::uuid
    -- Nobody decides about it while its report is taken in: what is private by then is kept as such.
    for update of a`.execute(db)
  return rows[0]
}

/** Notes that a known device reported; what it is known by follows it. */
export async function touch(ctx: Write, id: string, { keys, report, by }: Reported) {
  const isSaid = (key: keyof typeof saidBy) => report.sums.has(saidBy[key])
  await sql`
    update agent set device = ${keys.device}, own_id = coalesce(nullif(${keys.agent}, ''), own_id),
      serial = case when ${isSaid('serial')}::bool then ${keys.serial} else serial end,
      uuid = case when ${isSaid('uuid')}::bool then ${keys.uuid} else uuid end,
      name = case when ${isSaid('name')}::bool then ${keys.name} else name end,
      macs = case when ${isSaid('macs')}::bool then ${keys.macs}::text[] else macs end,
      tag = ${report.tag}, client = coalesce(nullif(${report.client}, ''), client), itemtype = ${report.itemtype},
      token_id = (select id from agent_token where id = ${by.token?.id ?? null}::uuid), seen_at = ${ctx.now}::timestamptz, due_at = ${ctx.now}::timestamptz + make_interval(hours => ${hoursOf(keys.device)}::int)
    where id = ${id}::uuid`.execute(ctx.db)
}

async function addAgent(
  ctx: Write,
  { keys, report, isPrivate, by }: Reported,
  { state, candidates }: { state: State; candidates: readonly Suspect[] },
): Promise<Standing> {
  const id = newId()
  const { agent: own_id, ...rest } = keys
  await ctx.db
    .insertInto('agent')
    .values({
      id,
      ...rest,
      macs: [...keys.macs],
      own_id,
      tag: report.tag,
      client: report.client,
      itemtype: report.itemtype,
      private: isPrivate,
      token_id: by.token?.id ?? null,
      state,
      candidates: JSON.stringify(candidates),
      first_seen: ctx.now,
      seen_at: ctx.now,
      due_at: sql<string>`${ctx.now}::timestamptz + make_interval(hours => ${hoursOf(keys.device)}::int)`,
    })
    .execute()
  const nowhere = { addresses: [], place_id: null, seen_at: ctx.now }
  return { id, state, asset_id: null, private: isPrivate, gone_seen_at: null, load: null, ...nowhere }
}

async function suspectsOf(ctx: Write, candidates: readonly Candidate[]): Promise<Suspect[]> {
  const rows = await ctx.db
    .selectFrom('agent')
    .select(['id', 'asset_id'])
    .where('id', 'in', [...candidates.map(({ id }) => id), newId()])
    .execute()
  const assets = new Map(rows.map(({ id, asset_id }) => [id, asset_id]))
  return candidates.map(({ id, reasons }) => ({ agent: id, asset: assets.get(id) ?? null, reasons }))
}

export interface Arrived extends Reported {
  makes: boolean
  /** All that it says by which it may be known, also what is not kept. */
  known: Keys
}

/** A device that none of those known is: the asset that has its serial number, a new one, or a question for somebody. */
async function welcome(ctx: Write, arrived: Arrived, hints: readonly Suspect[]): Promise<Standing> {
  const { keys, report } = arrived
  const { serials, names } = await assetsLike(ctx, keys)
  const [only, ...others] = serials
  if (only && (others.length > 0 || only.reasons.includes('taken')))
    return addAgent(ctx, arrived, { state: 'ambiguous', candidates: [...serials, ...hints] })
  const like = [...hints, ...names]
  const waits = !arrived.makes || like.length > 0
  const agent = await addAgent(ctx, arrived, { state: 'new', candidates: only ? [] : like })
  if (!only && waits) return agent
  const asset =
    only?.asset ?? (await makeAsset(ctx, agent.id, sectionsOf(report), report.itemtype, keys.device)).id
  const matched: Standing = { ...agent, state: 'matched', asset_id: asset }
  await setAgent(ctx, agent.id, { state: 'matched', asset_id: asset })
  if (!only) await tellMade(ctx, asset, keys.name || keys.device)
  return matched
}

export const assetAs = (ctx: Write, id: string) =>
  ctx.db
    .selectFrom('entity')
    .select(['id', 'kind', 'audience_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

async function tellMade(ctx: Write, id: string, agent: string) {
  ctx.emit(agentMade, await assetAs(ctx, id), { agent, by_itself: true }, { granted: false })
}

/** Whose report it is, or why it is taken for nobody's. */
export type Found =
  | {
      readonly agent: Standing
      readonly fresh: boolean
      /** A token that is the device's from now on. */ readonly binds?: OwnToken
    }
  | { readonly refused: Why; readonly agent?: string }

/** The device that reports, by all that it says of itself: known, or welcomed now. */
async function amongAll(ctx: Write, arrived: Arrived): Promise<Found> {
  const { known, report, by } = arrived
  const found = async () => {
    const all = await sharing(ctx, known)
    const owned = by.guards ? ownedIn(known, all) : undefined
    const told = verdict(known, all)
    const agent = told.is === 'match' && !owned ? await standingOf(ctx, told.id) : undefined
    return { told, agent, owned }
  }
  const first = await found()
  if (first.owned) return { refused: 'own-token', agent: first.owned.id }
  if (first.agent) return { agent: first.agent, fresh: false }
  if (report.partial) return { refused: 'partial-unknown' }
  // Two reports of one new device at a time would make it twice.
  await locked(ctx, 'agents welcome')
  const { told, agent, owned } = await found()
  if (owned) return { refused: 'own-token', agent: owned.id }
  if (agent) return { agent, fresh: false }
  if (told.is === 'ambiguous') {
    const candidates = await suspectsOf(ctx, told.candidates)
    return { agent: await addAgent(ctx, arrived, { state: 'ambiguous', candidates }), fresh: true }
  }
  const hints = told.is === 'new' ? await suspectsOf(ctx, told.hints) : []
  return { agent: await welcome(ctx, arrived, hints), fresh: true }
}

/** A device that reports for the first time, of the asset that its token was made for. */
async function ofAsset(ctx: Write, arrived: Arrived, asset: string): Promise<Found> {
  if (arrived.report.partial) return { refused: 'partial-unknown' }
  const agent = await addAgent(ctx, arrived, { state: 'matched', candidates: [] })
  await setAgent(ctx, agent.id, { asset_id: asset })
  return { agent: { ...agent, asset_id: asset }, fresh: true }
}

/** The device that reports: of a token of one device that device, else by all that it says of itself. */
export async function whose(ctx: Write, arrived: Arrived): Promise<Found> {
  const { by, known, report } = arrived
  if (by.token?.own !== true) return amongAll(ctx, arrived)
  const said = await claimed(ctx, by.token, known)
  // It was taken away while the report waited.
  if (!said) return { refused: 'bad-token' }
  const { token, claim } = said
  if (claim.is === 'other') {
    await noteMisuse(ctx, token, { device: report.device, ip: by.token.private ? '' : by.ip })
    return { refused: 'other-device' }
  }
  const found = await ofClaim(ctx, arrived, said)
  return 'agent' in found && token.agent === null ? { ...found, binds: token } : found
}

type Said = NonNullable<Awaited<ReturnType<typeof claimed>>>

async function ofClaim(ctx: Write, arrived: Arrived, { claim, token }: Said): Promise<Found> {
  if (claim.is === 'new' && token.asset !== null) return ofAsset(ctx, arrived, token.asset)
  const agent = claim.is === 'device' ? await standingOf(ctx, claim.id) : undefined
  return agent ? { agent, fresh: false } : amongAll(ctx, arrived)
}
