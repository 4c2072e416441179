import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { houseSubject } from '#kernel/house-subject'
import { newId } from '#kernel/ids'
import { noteDevice } from '#modules/software/public'
import { setAgent, type Suspect } from './agent.ts'
import { assetsLike, bringAll, bringFacts, makeAsset } from './asset.ts'
import type { State, Why } from './contract.ts'
import { factsOf, powerOf } from './engine/facts.ts'
import type { Sections } from './engine/form.ts'
import { type Candidate, verdict } from './engine/identity.ts'
import type { Keys } from './engine/keys.ts'
import { becomesPrivate, forgetBeyond, keptGroups, narrowReport } from './private.ts'
import { type Report, sectionsOf } from './report.ts'
import { packagesOf } from './engine/packages.ts'
import { hoursOf } from './engine/spread.ts'
import { type Difference, comings, differences } from './engine/hints.ts'
import { agentMade, agentPrivate, deviceChanged } from './events.ts'
import { sharing } from './known.ts'
import { keepSaid } from './said.ts'
import { asInstallations, saveSections } from './sections.ts'
import { alone, othersOn, recordSoftware } from './software.ts'

export type Taken =
  | { readonly agent: string; readonly changed: readonly string[]; readonly isPrivate?: boolean }
  | { readonly refused: Why; readonly agent?: string; readonly isPrivate?: boolean }

interface Reported {
  keys: Keys
  report: Report
  /** It came by a token for devices that are people's own, and is narrowed. */
  isPrivate: boolean
}

interface Standing {
  id: string
  state: State
  asset_id: string | null
  private: boolean
}

/** Which sections say what a device is known by: a partial report leaves the rest as it was. */
const saidBy = { serial: 'bios', uuid: 'hardware', name: 'hardware', macs: 'networks' } as const

const locked = (ctx: Write, name: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(ctx.db)

/** One report of a device at a time. */
async function isBusy(ctx: Write, device: string): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`agents ${device}`}, 0)) as free`.execute(ctx.db)
  return rows[0]?.free !== true
}

const standingOf = ({ db }: Write, id: string): Promise<Standing | undefined> =>
  db
    .selectFrom('agent')
    .select(['id', 'state', 'asset_id', 'private'])
    .where('id', '=', id)
    // Nobody decides about it while its report is taken in: what is private by then is kept as such.
    .forUpdate()
    .executeTakeFirst()

/** Notes that a known device reported; what it is known by follows it. */
async function touch(ctx: Write, id: string, { keys, report }: Reported) {
  const isSaid = (key: keyof typeof saidBy) => report.sums.has(saidBy[key])
  await sql`
    update agent set device = ${keys.device}, own_id = coalesce(nullif(${keys.agent}, ''), own_id),
      serial = case when ${isSaid('serial')}::bool then ${keys.serial} else serial end,
      uuid = case when ${isSaid('uuid')}::bool then ${keys.uuid} else uuid end,
      name = case when ${isSaid('name')}::bool then ${keys.name} else name end,
      macs = case when ${isSaid('macs')}::bool then ${keys.macs}::text[] else macs end,
      tag = ${report.tag}, client = coalesce(nullif(${report.client}, ''), client), itemtype = ${report.itemtype},
      seen_at = ${ctx.now}::timestamptz, due_at = ${ctx.now}::timestamptz + make_interval(hours => ${hoursOf(keys.device)}::int)
    where id = ${id}::uuid`.execute(ctx.db)
}

async function addAgent(
  ctx: Write,
  { keys, report, isPrivate }: Reported,
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
      state,
      candidates: JSON.stringify(candidates),
      first_seen: ctx.now,
      seen_at: ctx.now,
      due_at: sql<string>`${ctx.now}::timestamptz + make_interval(hours => ${hoursOf(keys.device)}::int)`,
    })
    .execute()
  return { id, state, asset_id: null, private: isPrivate }
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

interface Arrived extends Reported {
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

const assetAs = (ctx: Write, id: string) =>
  ctx.db
    .selectFrom('entity')
    .select(['id', 'kind', 'audience_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

async function tellMade(ctx: Write, id: string, agent: string) {
  ctx.emit(agentMade, await assetAs(ctx, id), { agent, by_itself: true }, { granted: false })
}

const mostNamed = 10

/** Tells of an asset that its device is not as it was. */
async function tellChanges(
  ctx: Write,
  { agent, asset }: { agent: string; asset: string },
  facts: readonly Difference[],
  { came, went }: ReturnType<typeof comings>,
) {
  if (facts.length + came.length + went.length === 0) return
  const told = {
    agent,
    facts: [...facts],
    came: came.slice(0, mostNamed),
    went: went.slice(0, mostNamed),
    all: { came: came.length, went: went.length },
  }
  ctx.emit(deviceChanged, await assetAs(ctx, asset), told, { granted: false })
}

/** The device that reports, known or welcomed now; undefined where a part of a report is of none that is known. */
async function whose(ctx: Write, arrived: Arrived): Promise<{ agent: Standing; fresh: boolean } | undefined> {
  const { known, report } = arrived
  const found = async () => {
    const told = verdict(known, await sharing(ctx, known))
    const agent = told.is === 'match' ? await standingOf(ctx, told.id) : undefined
    return { told, agent }
  }
  const first = await found()
  if (first.agent) return { agent: first.agent, fresh: false }
  if (report.partial) return undefined
  // Two reports of one new device at a time would make it twice.
  await locked(ctx, 'agents welcome')
  const { told, agent } = await found()
  if (agent) return { agent, fresh: false }
  if (told.is === 'ambiguous') {
    const candidates = await suspectsOf(ctx, told.candidates)
    return { agent: await addAgent(ctx, arrived, { state: 'ambiguous', candidates }), fresh: true }
  }
  const hints = told.is === 'new' ? await suspectsOf(ctx, told.hints) : []
  return { agent: await welcome(ctx, arrived, hints), fresh: true }
}

const packed = promisify(gzip)

async function keepRaw(ctx: Write, agent_id: string, report: Report, sections: Sections) {
  const { keys: _, sums: __, json: ___, ...message } = report
  const body = await packed(JSON.stringify({ ...message, sections }))
  await ctx.db.insertInto('agent_raw').values({ id: newId(), agent_id, at: ctx.now, body }).execute()
}

interface Changes {
  readonly changed: readonly string[]
  readonly sections: Sections
  /** How those that changed were before. */
  readonly was: Sections
}

/** Brings what has changed of a device to its asset, and tells what somebody may want to know. `fresh`: all of it is new, and no change. */
async function bringChanges(
  ctx: Write,
  { id, asset, name, fresh }: { id: string; asset: string; name: string; fresh: boolean },
  { changed, sections, was }: Changes,
) {
  const facts = factsOf(sections)
  if (changed.some((section) => section === 'bios' || section === 'hardware'))
    await bringFacts(ctx, id, asset, facts)
  await noteDevice(ctx, asset, powerOf(sections))
  const softwares = changed.includes(asInstallations) ? sections[asInstallations] : undefined
  const { began, ended } = softwares
    ? await recordSoftware(ctx, { agent: id, asset }, packagesOf(softwares))
    : { began: [], ended: [] }
  if (fresh) return
  const before = factsOf({ ...sections, ...was })
  await tellChanges(ctx, { agent: name, asset }, differences(before, facts), comings(began, ended))
}

interface Said {
  report: Report
  ownId: string
  isPrivate?: boolean
  makes: boolean
}

/** Whose a report is, and what of it may be kept of that device; what was kept of it beyond that goes. */
async function received(ctx: Write, { report: said, ownId, isPrivate = false, makes }: Said) {
  const groups = await keptGroups(ctx)
  const keysIn = (report: Report) => ({ ...report.keys, agent: ownId })
  const arriving = (own: boolean) => {
    const report = own ? narrowReport(said, groups) : said
    return { keys: keysIn(report), report, makes, isPrivate: own, known: keysIn(said) }
  }
  const found = await whose(ctx, arriving(isPrivate))
  if (!found) return undefined
  const { agent, fresh } = found
  // Whoever has such a token could else have what is known of any device of the house thrown away.
  const isClaimed = isPrivate && !fresh && !agent.private && agent.state === 'matched'
  if (isClaimed) return { agent, fresh, own: false, report: said, isClaimed }
  const own = isPrivate || agent.private
  const arrived = arriving(own)
  if (fresh || agent.state === 'refused') return { agent, fresh, own, report: arrived.report }
  if (agent.asset_id !== null) await alone(ctx, agent.asset_id)
  if (own && !agent.private) await madePrivate(ctx, agent, arrived.report)
  else if (own) await forgetBeyond(ctx, agent.id, groups)
  await touch(ctx, agent.id, arrived)
  return { agent, fresh, own, report: arrived.report }
}

/** A token says that a known device is somebody's own: whoever cares for it is told. */
async function madePrivate(ctx: Write, { id, asset_id }: Standing, { keys, device }: Report) {
  await becomesPrivate(ctx, id)
  const subject = asset_id === null ? await houseSubject(ctx, 'agent') : await assetAs(ctx, asset_id)
  ctx.emit(agentPrivate, subject, { agent: keys.name || device, private: true })
}

/** Takes a report in: whose it is, what has changed, and what of that stands on the asset. `makes`: of what is new assets are made. */
export async function takeReport(ctx: Write, said: Said): Promise<Taken> {
  if (await isBusy(ctx, said.report.device)) return { refused: 'busy' }
  const found = await received(ctx, said)
  if (!found) return { refused: 'partial-unknown' }
  const { agent, fresh, own, report } = found
  const { id } = agent
  if (found.isClaimed === true) return { refused: 'not-private', agent: id }
  if (agent.state === 'refused') return { refused: 'not-wanted', agent: id, isPrivate: own }
  const asset = agent.state === 'matched' ? agent.asset_id : null
  const { changed, was } = await saveSections(ctx, {
    agentId: id,
    report,
    isAlone: asset !== null && (await othersOn(ctx, id, asset)).length === 0,
  })
  if (asset !== null && fresh) await bringAll(ctx, id, asset)
  if (changed.length === 0) {
    if (asset !== null) await noteDevice(ctx, asset, powerOf({}))
    return { agent: id, changed, isPrivate: own }
  }
  const sections = sectionsOf(report)
  await keepRaw(ctx, id, report, sections)
  const name = report.keys.name || report.device
  if (asset !== null) await bringChanges(ctx, { id, asset, name, fresh }, { changed, sections, was })
  if (changed.some((section) => section === 'bios' || section === 'hardware')) await keepSaid(ctx, id)
  return { agent: id, changed, isPrivate: own }
}
