import { randomFrom } from '#lib/random'
import { sql } from 'kysely'
import { pick } from '#lib/patch'
import { hashOf } from '#kernel/auth/credentials'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { asOf } from '#kernel/lived'
import { DAY_MS, isoOf, msOf } from '#lib/time/instant'
import { installedNow } from '#modules/software/public'
import { handOver, lockField } from '#modules/assets/public'
import { assetFields } from './asset-fields.ts'
import { needAgent } from './agent.ts'
import { markOtherwise } from './said.ts'
import { refuseAgent } from './commands.ts'
import { type DemoAgent, demoAgents, type DemoMachine } from './demo/fleet.ts'
import { demoLog } from './demo/log.ts'
import { demoLoad } from './demo/load.ts'
import { seedSeenAt } from './demo/seen-at.ts'
import { demoCast, type DemoReport, demoStory } from './demo/story.ts'
import { placingAddresses } from './engine/addresses.ts'
import { factsOf } from './engine/facts.ts'
import type { Sections } from './engine/form.ts'
import { hoursOf } from './engine/spread.ts'
import { takeReport } from './ingest.ts'
import { type Report, summedUp } from './report.ts'
import { asInstallations } from './sections.ts'

const seed = 2903

interface DemoGround {
  readonly devices: readonly {
    readonly id: string
    readonly type: string
    readonly site: string
    readonly name: string
    readonly serial: string
    readonly model: { readonly manufacturer: string; readonly model: string }
  }[]
  readonly people: ReadonlyMap<string, string>
  readonly now: string
}

interface Seeded extends DemoAgent {
  readonly id: string
  readonly asset: string
  readonly report: Report
}

/** What agents report of the devices of Halden Marine, what happened to some of them lately, and who knocked that nobody knows. */
export async function seedAgents(ctx: Write, { devices, people, now }: DemoGround): Promise<void> {
  const here = devices.filter(({ name }) => name !== '')
  const machines = standing(
    here.map(({ type, name, serial, model, site }) => ({
      type,
      name,
      serial,
      ...model,
      net: nets[site] ?? home,
    })),
  )
  const agents = demoAgents(seed, machines.map(asReported(machines)), now)
  const all = agents.map((one): Seeded => ({
    ...one,
    id: newId(),
    asset: here[one.machine]?.id ?? '',
    report: summedUp(one.message, { people: false }),
  }))
  if (all.length === 0) return
  const random = randomFrom(seed)
  await keepTokens(ctx, now)
  await keepAgents(ctx, all)
  await insertRows(
    'agent_load',
    all.map(({ id, seen_at }) => ({ agent_id: id, ...demoLoad(random, seen_at.slice(0, 10)) })),
  ).execute(ctx.db)
  await markOtherwise(
    ctx,
    all.map(({ asset }) => asset),
  )
  await keepFacts(ctx, all, machines)
  const marit = people.get('Marit Lund')
  for (const report of demoStory({ machines, agents, now })) {
    const agent = await tellStory(ctx, all, report)
    if (report.refused) await refuseAgent(asOf(ctx, marit, report.at), { id: agent })
    const owner = people.get(report.owner ?? '')
    if (owner !== undefined) await giveTo(asOf(ctx, marit, report.at), agent, owner)
  }
  await settle(ctx, all, machines, now)
  await keepOwnTokens(ctx, all, now)
  await seedSeenAt(ctx, all[demoCast(machines).elsewhere ?? -1]?.id, now)
  const { called } = demoCast(machines)
  const locked = all[called ?? -1]
  if (locked) await lockField(asOf(ctx, marit, now), { id: locked.asset, field: 'name', locked: true })
}

/** How addresses begin at each site. */
const nets: Readonly<Record<string, string>> = { Bergen: '10.20', Hamburg: '10.30', Valparaíso: '10.40' }
const [home, away] = ['10.20', '10.30']

/** One of them is at another site than the books say. */
function standing(machines: readonly (DemoMachine & { net: string })[]): DemoMachine[] {
  const { elsewhere } = demoCast(machines)
  return machines.map((one, n) => (n === elsewhere ? { ...one, net: one.net === away ? home : away } : one))
}

/** Where the books say something else: typed wrong, or called otherwise by now. */
function asReported(machines: readonly DemoMachine[]) {
  const { mistyped, renamed, called, other } = demoCast(machines)
  return (machine: DemoMachine, n: number): DemoMachine => ({
    ...machine,
    ...(n === mistyped && { serial: machine.serial.replace(/.$/, 'X') }),
    ...(n === renamed && { name: `${machine.name}-new` }),
    ...(n === called && { name: 'kiosk-yard-2' }),
    ...(n === other && { model: 'Brygge Mini II' }),
  })
}

const tokens = [
  ['Clients', 540, false],
  ['Servers', 530, false],
  ['Own devices', 60, true],
] as const

/** Nobody holds what these stand for: they are shown, and let nobody in. */
const keepTokens = (ctx: Write, now: string) =>
  ctx.db
    .insertInto('agent_token')
    .values(
      tokens.map(([name, days, own]) => ({
        id: newId(),
        name,
        private: own,
        token_hash: hashOf(newId()),
        made_at: isoOf(msOf(now) - days * DAY_MS),
        used_at: now,
        used_ip: own ? '' : '10.20.16.24',
      })),
    )
    .execute()

/** So many devices have a token of their own by now. */
const ownOnes = 6

/** A few devices come by a token of their own, of which another used one; one shows a certificate. All others come by shared ones. */
async function keepOwnTokens(ctx: Write, all: readonly Seeded[], now: string) {
  const rows = all.slice(-ownOnes).map(({ id, asset, report, seen_at }, n) => ({
    id: newId(),
    name: report.keys.name,
    own: true,
    asset_id: asset,
    agent_id: id,
    token_hash: n === 1 ? null : hashOf(newId()),
    certificate: n === 1 ? hashOf(report.device).toString('hex') : null,
    made_at: isoOf(msOf(now) - 40 * DAY_MS),
    used_at: seen_at,
    used_ip: `10.20.16.${30 + n}`,
    ...(n === 2 && {
      misused_at: isoOf(msOf(now) - 0.2 * DAY_MS),
      misused_device: 'desktop-7k2p-2026-11-02-08-14-20',
      misused_ip: '10.20.44.17',
    }),
  }))
  for (const row of rows) await ctx.db.insertInto('agent_token').values(row).execute()
  await sql`update agent a set token_id = t.id from agent_token t
    where case when exists (select from agent_token o where o.agent_id = a.id) then t.agent_id = a.id
      when a.private then not t.own and t.private else t.name = 'Clients' end`.execute(ctx.db)
}

const dueAt = (device: string, at: string) => isoOf(msOf(at) + hoursOf(device) * 3_600_000)

async function keepAgents(ctx: Write, all: readonly Seeded[]) {
  const rows = all.map(({ id, asset, report, message, first_seen, seen_at }) => {
    const { agent: own_id, ...keys } = report.keys
    const { tag, client, itemtype } = report
    const due_at = dueAt(report.device, seen_at)
    return {
      id,
      ...keys,
      own_id,
      tag,
      client,
      itemtype,
      state: 'matched',
      asset_id: asset,
      candidates: [],
      said: pick(factsOf(message.sections), assetFields),
      private: false,
      addresses: placingAddresses(report.addresses ?? { own: [], tunnels: [] }, ''),
      first_seen,
      seen_at,
      due_at,
      before: null,
    }
  })
  await insertRows('agent', rows).execute(ctx.db)
  const sections = all.flatMap(({ id, report, message, first_seen }) =>
    [...report.sums].map(([section, sum]) => ({
      agent_id: id,
      section,
      hash: String.raw`\x${Buffer.from(sum).toString('hex')}`,
      content: message.sections[section],
      since: first_seen,
    })),
  )
  await insertRows('agent_section', sections).execute(ctx.db)
}

/** What stands on an asset as its agent says it was written by the agent. */
async function keepFacts(ctx: Write, all: readonly Seeded[], machines: readonly DemoMachine[]) {
  const rows = all.flatMap(({ id, asset, machine, message, first_seen }) => {
    const facts = factsOf(message.sections)
    const stands = machines[machine]
    return assetFields.flatMap((field) =>
      facts[field] !== undefined && facts[field] === stands?.[field]
        ? [{ asset_id: asset, field, value: facts[field], was: '', agent_id: id, at: first_seen }]
        : [],
    )
  })
  await insertRows('agent_fact', rows).execute(ctx.db)
}

/** One report as it came on its day. */
async function tellStory(ctx: Write, all: readonly Seeded[], said: DemoReport): Promise<string> {
  const then = asOf(ctx, undefined, said.at)
  const known = all[said.machine ?? -1]
  const softwares =
    known && said.came.length + said.went.length > 0 ? await softwareAfter(ctx, known.asset, said) : {}
  const report = summedUp(
    { ...said.message, sections: { ...said.message.sections, ...softwares } },
    { people: false },
  )
  const taken = await takeReport(then, {
    report,
    ownId: '',
    makes: said.owner !== undefined,
    isPrivate: said.owner !== undefined,
  })
  if ('refused' in taken) throw new Error(`a report of the demo company is refused: ${taken.refused}`)
  return taken.agent
}

async function giveTo(ctx: Write, agent: string, to_id: string) {
  const { asset_id } = await needAgent(ctx, agent)
  if (asset_id !== null) await handOver(ctx, { ids: [asset_id], to_id, note: 'Her own device' })
}

async function softwareAfter(ctx: Write, asset: string, { came, went }: DemoReport): Promise<Sections> {
  const there = (await installedNow(ctx, asset)).filter(({ name }) => !went.includes(name))
  const fresh = came.map(([name, version, publisher]) => ({ name, version, publisher, source: 'registry' }))
  return { [asInstallations]: [...there, ...fresh].map(({ source: from, ...rest }) => ({ ...rest, from })) }
}

/** Since then all of them have reported again, but for the one that has fallen silent; what came in lately stands in the log. */
async function settle(ctx: Write, all: readonly Seeded[], machines: readonly DemoMachine[], now: string) {
  const { silent } = demoCast(machines)
  const seen = all.map(({ id, report: { device }, machine, ...one }) => {
    const seen_at = machine === silent ? isoOf(msOf(now) - 19.3 * DAY_MS) : one.seen_at
    return { id, device, seen_at, due_at: dueAt(device, seen_at) }
  })
  await sql`update agent a set seen_at = r.seen_at, due_at = r.due_at
    from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as r(id uuid, seen_at timestamptz, due_at timestamptz)
    where a.id = r.id`.execute(ctx.db)
  const lines = demoLog(seed, seen, now).map(({ agent, ...line }) => ({
    id: newId(),
    ...line,
    agent_id: agent === undefined ? null : (all[agent]?.id ?? null),
  }))
  await insertRows('agent_report', lines).execute(ctx.db)
}
