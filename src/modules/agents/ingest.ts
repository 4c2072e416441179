import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { sql } from 'kysely'
import { pick } from '#lib/patch'
import type { Write } from '#kernel/context'
import { houseSubject } from '#kernel/house-subject'
import { newId } from '#kernel/ids'
import { isGone } from '#modules/assets/public'
import { noteDevice } from '#modules/software/public'
import { bringAll, bringFacts } from './asset.ts'
import { bindTo } from './bind.ts'
import type { Why } from './contract.ts'
import { factsOf, powerOf } from './engine/facts.ts'
import type { Sections } from './engine/form.ts'
import { becomesPrivate, forgetBeyond, keptGroups, narrowReport } from './private.ts'
import { notePlace } from './place.ts'
import { type Report, sectionsOf } from './report.ts'
import { packagesOf } from './engine/packages.ts'
import { type Difference, comings, differences } from './engine/hints.ts'
import { agentPrivate, deviceChanged } from './events.ts'
import { shows, type Token } from './entrance.ts'
import { noteLoad } from './load.ts'
import { keepSaid } from './said.ts'
import { asInstallations, saveSections } from './sections.ts'
import { alone, othersOn, recordSoftware } from './software.ts'
import { assetAs, type Standing, touch, type Way, whose } from './whose.ts'

export type Taken =
  | { readonly agent: string; readonly changed: readonly string[]; readonly isPrivate?: boolean }
  | { readonly refused: Why; readonly agent?: string; readonly isPrivate?: boolean }

/**
 * Why a report is not begun with: one of a device at a time, and none by a token that was taken away, or was given another secret,
 * while it streamed. From here on nobody takes the token away until the report is taken in; one of a device's own is held as
 * such (own.ts). Tokens are held before devices, everywhere.
 */
async function notBegun(ctx: Write, device: string, token?: Token): Promise<Why | null> {
  const isLet =
    token && !token.own
      ? sql`(select true from agent_token where id = ${token.id}::uuid and ${shows(token.shown)} for key share)`
      : sql`true`
  const { rows } = await sql<{ free: boolean; let: boolean | null }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`agents ${device}`}, 0)) as free, ${isLet} as let`.execute(
    ctx.db,
  )
  const [now] = rows
  if (now?.free !== true) return 'busy'
  return now.let === true ? null : 'bad-token'
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

/** A device whose asset is gone reports, or that of one that is back does. */
async function noteGone(ctx: Write, { id, asset_id, gone_seen_at }: Standing) {
  const isLost = asset_id !== null && (await isGone(ctx, asset_id))
  if (!isLost && gone_seen_at === null) return
  await ctx.db
    .updateTable('agent')
    .set({ gone_seen_at: isLost ? ctx.now : null })
    .where('id', '=', id)
    .execute()
}

const packed = promisify(gzip)

async function keepRaw(ctx: Write, agent_id: string, report: Report, sections: Sections) {
  const message = pick(report, ['language', 'query', 'device', 'partial', 'itemtype', 'tag', 'client'])
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
  /** How busy devices are is kept. */
  keepsLoad?: boolean
  by?: Way
}

const byNone: Way = { ip: '', guards: true }

type Refused = Extract<Taken, { refused: Why }>
type Received = { agent: Standing; fresh: boolean; own: boolean; report: Report } | Refused

/** Why nothing is taken in of a device that is known. */
function refusedOf(
  { agent, fresh }: { agent: Standing; fresh: boolean },
  isPrivate: boolean,
): Refused | null {
  // Whoever has such a token could else have what is known of any device of the house thrown away.
  if (isPrivate && !fresh && !agent.private && agent.state === 'matched')
    return { refused: 'not-private', agent: agent.id }
  if (agent.state !== 'refused') return null
  return { refused: 'not-wanted', agent: agent.id, isPrivate: isPrivate || agent.private }
}

/** Whose a report is, and what of it may be kept of that device; what was kept of it beyond that goes. */
async function received(
  ctx: Write,
  { report: said, ownId, isPrivate = false, makes, by = byNone }: Said,
): Promise<Received> {
  const groups = await keptGroups(ctx)
  const keysIn = (report: Report) => ({ ...report.keys, agent: ownId })
  const arriving = (own: boolean) => {
    const report = own ? narrowReport(said, groups) : said
    return { keys: keysIn(report), report, makes, isPrivate: own, known: keysIn(said), by }
  }
  const found = await whose(ctx, arriving(isPrivate))
  if ('refused' in found) return found
  const { fresh, binds } = found
  const own = isPrivate || found.agent.private
  const refused = refusedOf(found, isPrivate)
  if (refused) return refused
  const arrived = arriving(own)
  const agent = binds ? await bindTo(ctx, binds, found.agent, said.keys.name || said.device) : found.agent
  if (fresh) return { agent, fresh, own, report: arrived.report }
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
  const why = await notBegun(ctx, said.report.device, said.by?.token)
  if (why !== null) return { refused: why }
  const found = await received(ctx, said)
  if ('refused' in found) return found
  const { agent, fresh, own, report } = found
  const { id } = agent
  await noteLoad(ctx, agent, said.keepsLoad === false ? 'unwanted' : report.load)
  const asset = agent.state === 'matched' ? agent.asset_id : null
  await noteGone(ctx, agent)
  await notePlace(ctx, agent, report.addresses, said.by)
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
