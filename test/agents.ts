import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, expect } from 'vitest'
import type { Reply } from '#lib/contract'
import type { agents } from '#modules/agents/contract'
import type { world } from './world.ts'

/** What one device says of itself, as a test needs it. */
export interface Told {
  device?: string
  name?: string
  serial?: string
  uuid?: string
  macs?: readonly string[]
  manufacturer?: string
  model?: string
  softwares?: readonly (readonly [name: string, version: string])[]
  /** More sections, as XML. */
  more?: string
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const xml = (text: string) => text.replaceAll(/[&<>]/g, (sign) => escapes[sign] ?? sign)
const tag = (name: string, text: string | undefined) =>
  text === undefined ? '' : `<${name}>${xml(text)}</${name}>`

/** A report as Debian's agent writes it. */
export function reportOf({
  device = 'pc-1-2026-01-01-00-00-00',
  softwares,
  macs = [],
  more = '',
  ...told
}: Told) {
  const bios = `<BIOS>${tag('SSN', told.serial ?? '')}${tag('SMANUFACTURER', told.manufacturer)}${tag('SMODEL', told.model)}</BIOS>`
  const hardware = `<HARDWARE><CHECKSUM>131071</CHECKSUM>${tag('NAME', told.name ?? 'pc-1')}${tag('UUID', told.uuid)}<MEMORY>16000</MEMORY><OSNAME>Debian GNU/Linux 12</OSNAME></HARDWARE>`
  const networks = macs
    .map(
      (mac) =>
        `<NETWORKS><DESCRIPTION>eth0</DESCRIPTION><MACADDR>${mac}</MACADDR><VIRTUALDEV>0</VIRTUALDEV></NETWORKS>`,
    )
    .join('')
  const software = (softwares ?? [])
    .map(
      ([name, version]) =>
        `<SOFTWARES><FROM>deb</FROM>${tag('NAME', name)}${tag('VERSION', version)}</SOFTWARES>`,
    )
    .join('')
  return `<?xml version="1.0" encoding="UTF-8" ?><REQUEST><CONTENT>${bios}${hardware}${networks}${software}${more}<VERSIONCLIENT>FusionInventory-Agent_v2.6-3</VERSIONCLIENT></CONTENT>${tag('DEVICEID', device)}<QUERY>INVENTORY</QUERY></REQUEST>`
}

type World = Awaited<ReturnType<typeof world>>
type Listed = Reply<typeof agents.list>

/** Sends a body to the door of agents, as they do. */
export async function sendTo(
  { app }: Pick<World, 'app'>,
  body: string | Buffer,
  {
    token,
    headers = {},
    path = '/inventory',
    from,
  }: { token?: string; headers?: Record<string, string>; path?: string; from?: string },
) {
  const reply = await app.inject({
    method: 'POST',
    url: path,
    ...(from !== undefined && { remoteAddress: from }),
    payload: typeof body === 'string' && body.startsWith('<') ? deflateSync(body) : body,
    headers: {
      'content-type': 'application/x-compress-zlib',
      ...(token !== undefined && {
        authorization: `Basic ${Buffer.from(`agent:${token}`).toString('base64')}`,
      }),
      ...headers,
    },
  })
  return { status: reply.statusCode, body: reply.body, headers: reply.headers }
}

/** A house with a token for agents: reports come in, and what became of them is asked by its API and its tables. */
export async function agentsIn(house: World) {
  const { db, must, someone } = house
  const manager = await someone('Mona', ['manager'])
  const tech = await someone('Tess', ['technician'])
  const { token } = await must<{ token: string }>(manager, 'POST', '/api/agents/tokens', { name: 'All' })
  const send = (body: string | Buffer, headers: Record<string, string> = {}) =>
    sendTo(house, body, { token, headers })
  const list = (query = '') => must<Listed>(tech, 'GET', `/api/agents?limit=200&${query}`)
  const named = async (device: string) => {
    const { items } = await list()
    return items.filter((one) => one.device === device)
  }
  const only = async (device: string) => {
    const [one, ...others] = await named(device)
    if (!one || others.length > 0) throw new Error(`${device}: ${others.length + 1}`)
    return one
  }
  return {
    manager,
    tech,
    token,
    send,
    list,
    named,
    only,
    /** Sends what a device tells, which is taken. */
    report: async (told: Told, headers?: Record<string, string>) => {
      const reply = await send(reportOf(told), headers)
      expect(reply).toMatchObject({ status: 200 })
      return reply
    },
    /** The software of a device as lines; what is gone says so. */
    onDevice: async (id: string) => {
      const { items } = await must<{
        items: { name: string; version: string; last_seen: string | null }[]
      }>(tech, 'GET', `/api/software/on/${id}?past=true&limit=200`)
      return items.map(
        ({ name, version, last_seen }) => `${name} ${version}${last_seen === null ? '' : ' gone'}`,
      )
    },
    /** Each row's place and writer, which any write changes. */
    rows: async (table: 'installation' | 'agent_section' | 'agent_raw' | 'asset') => {
      const { rows: all } = await sql<{
        at: string
      }>`select ctid::text || ' ' || xmin::text as at from ${sql.table(table)} order by 1`.execute(db)
      return all.map(({ at }) => at)
    },
    assetOf: async (device: string) => {
      const { asset } = await only(device)
      if (!asset) throw new Error(`${device} is no asset`)
      return asset
    },
    decide: (id: string, what: string, input?: object) =>
      must(manager, 'POST', `/api/agents/${id}/${what}`, input),
  }
}

const program = '/usr/bin/fusioninventory-agent'
/** Whether Debian's agent is here; `npm test` installs it where it may. */
export const hasAgent = existsSync(program)

/** Its own settings of where it keeps what, which it reads once: ours are read before. */
const setup = (folder: string) => `package setup;
use parent qw(Exporter);
our @EXPORT = ('%setup');
our %setup = (datadir => '/usr/share/fusioninventory', libdir => '/usr/share/fusioninventory/lib', vardir => '${folder}');
1;
`

/** Debian's own agent, which keeps what it calls itself in a folder of this file's. Gives what it said. */
export function debianAgent() {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-agent-'))
  writeFileSync(join(folder, 'setup.pm'), setup(folder))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return async (address: string, token: string) => {
    const asked = [
      `--server=${address}/front/inventory.php`,
      '--user=agent',
      `--password=${token}`,
      '--tag=CI',
      '--no-fork',
      '--no-task=deploy,collect,esx,wakeonlan',
      '--debug',
    ]
    const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' }
    const options = { timeout: 120_000, env, maxBuffer: 64 * 1024 * 1024 }
    const { stderr } = await promisify(execFile)(
      'perl',
      [`-I${folder}`, '-Msetup', program, ...asked],
      options,
    )
    return stderr
  }
}
