import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compose } from '#apps/compose'
import { system } from '#kernel/actor'
import { writing } from '#kernel/context'
import { openDb, type OpenDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { newId } from '#kernel/ids'
import { type Random, randomFrom } from '#lib/random'
import { type AssetDraft, createAssets } from '#modules/assets/public'
import { takeReport } from '#modules/agents/ingest'
import { readApart } from '#modules/agents/reading'
import { makeMany } from '../many.ts'
import { serve } from '../serve.ts'
import { settled } from '../settled.ts'
import { keysOf, reportOf } from './devices.ts'

export interface Estate {
  assets: number
  agents: number
  /** Devices that report by the house's own way; the others are copies of these. */
  kinds: number
  tickets: number
}
export const estate: Estate = { assets: 250_000, agents: 20_000, kinds: 100, tickets: 100_000 }

const portion = 2000
const models = [
  ['laptop', 'Dell Inc.', 'Latitude 5440'],
  ['laptop', 'Lenovo', 'ThinkPad T14'],
  ['monitor', 'Dell Inc.', 'U2723QE'],
  ['phone', 'Apple', 'iPhone 16'],
  ['dock', 'Lenovo', 'USB-C Dock'],
  ['printer', 'Brother', 'HL-L6410'],
] as const

function draftOf(n: number, agents: number, people: readonly string[], random: Random): AssetDraft {
  const [type, manufacturer, model] = models[n < agents ? 0 : random.below(models.length)] ?? models[0]
  return {
    type,
    manufacturer,
    model,
    name: keysOf(n).name,
    tag: `A-${n}`,
    serial: keysOf(n).serial,
    holder_id: random.below(10) < 7 ? random.pick(people) : null,
    bought_on: `20${20 + random.below(6)}-0${1 + random.below(9)}-15`,
    warranty_until: `20${26 + random.below(4)}-0${1 + random.below(9)}-15`,
    cost: `${200 + random.below(1800)}.00 EUR`,
  }
}

async function makeAssets({ db }: OpenDb, { assets, agents }: Estate, people: readonly string[], say: Say) {
  const random = randomFrom(11)
  const began = performance.now()
  for (let n = 0; n < assets; n += portion) {
    const drafts = Array.from({ length: Math.min(portion, assets - n) }, (_, i) =>
      draftOf(n + i, agents, people, random),
    )
    await writing({ db, actor: system, origin: 'import', request: { id: newId() } }, (ctx) =>
      createAssets(ctx, drafts),
    )
  }
  const seconds = (performance.now() - began) / 1000
  say(`${assets} assets by command, ${(assets / seconds).toFixed(0)} a second`)
}

type Say = (line: string) => void

/** One device of each kind reports as agents do. */
async function report({ db }: OpenDb, kinds: number) {
  for (let n = 0; n < kinds; n++) {
    async function* body() {
      yield reportOf(n, kinds)
    }
    const said = await readApart(body(), { people: false })
    const taken = await writing({ db, actor: system, origin: 'system' }, (ctx) =>
      takeReport(ctx, { report: said, ownId: '', makes: true }),
    )
    if ('refused' in taken) throw new Error(`a report was refused: ${taken.refused}`)
  }
}

const indexes = `select indexname, indexdef from pg_indexes where tablename = 'installation' and indexname <> 'installation_pkey'`

/** The others have what the device of their kind has, but for what each is known by. */
async function copy({ pool }: OpenDb, { agents, kinds }: Estate) {
  const all = Array.from({ length: agents - kinds }, (_, i) => ({ kind: i % kinds, ...keysOf(kinds + i) }))
  // Devices are copied to the one of their number, whose rest by the kinds is the same.
  const rows = JSON.stringify(all.map((one, i) => ({ ...one, kind: (kinds + i) % kinds })))
  await pool.query(
    `create table copied as
     select r.*, gen_random_uuid() as id, a.id as asset_id, t.id as of, t.asset_id as of_asset
     from jsonb_to_recordset($1::jsonb) as r(kind int, device text, name text, serial text, uuid text, mac text)
     join asset a on a.serial = r.serial
     join agent t on t.device = 'pc-' || r.kind || '-2026-01-01-00-00-00'`,
    [rows],
  )
  await pool.query(`insert into agent (id, device, own_id, serial, uuid, macs, name, tag, client, itemtype, state, asset_id, first_seen, seen_at, due_at)
    select c.id, c.device, '', lower(c.serial), c.uuid, array[c.mac], c.name, t.tag, t.client, t.itemtype, t.state, c.asset_id, t.first_seen, t.seen_at, t.due_at
    from copied c join agent t on t.id = c.of`)
  await pool.query(`insert into agent_section (agent_id, section, hash, content, since)
    select c.id, s.section, s.hash, s.content, s.since from copied c join agent_section s on s.agent_id = c.of`)
  const { rows: defs } = await pool.query<{ indexname: string; indexdef: string }>(indexes)
  for (const { indexname } of defs) await pool.query(`drop index ${indexname}`)
  await pool.query('alter table installation drop constraint installation_pkey')
  await pool.query(`insert into installation (device_id, package_id, first_seen)
    select c.asset_id, i.package_id, i.first_seen from copied c join installation i on i.device_id = c.of_asset`)
  await pool.query('alter table installation add primary key (device_id, package_id, first_seen)')
  for (const { indexdef } of defs) await pool.query(indexdef)
  await pool.query('drop table copied')
}

/** Makes an estate in a folder, to be measured as often as one likes. */
export async function make(folder: string, wanted: Estate, say: Say) {
  if (existsSync(folder)) throw new Error(`${folder} is there already`)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const quick = await startEmbedded(folder, say, { durable: false })
  const open = openDb({ url: quick.url, statementTimeoutMs: 0 })
  try {
    await open.pool.query(`alter system set max_wal_size = '16GB'`)
    await open.pool.query('select pg_reload_conf()')
    compose()
    const { people } = await makeMany(open, quick.url, { rows: wanted.tickets, byCommand: 2000 }, say)
    await makeAssets(open, wanted, people, say)
    await report(open, wanted.kinds)
    await copy(open, wanted)
    say(`${wanted.agents} agents`)
    await open.pool.query('alter system reset all')
    await open.pool.query('vacuum (freeze, analyze)')
    say('vacuumed')
  } finally {
    await open.close()
    await quick.settle()
  }
  const postgres = await startEmbedded(folder, say)
  const durable = openDb({ url: postgres.url, statementTimeoutMs: 0 })
  const { stop } = await serve(postgres.url, folder)
  try {
    await settled(durable, 1_800_000)
    writeFileSync(join(folder, 'made'), JSON.stringify(wanted))
    say('the workers have nothing left to do')
  } finally {
    await stop()
    await durable.close()
    await postgres.stop()
  }
}
