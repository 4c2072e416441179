import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { newSecret } from '#kernel/ids'
import { databaseUser, type Identity } from '#kernel/embedded-postgres/identity'
import { postmaster } from '#kernel/embedded-postgres/lock-file'
import { until } from '../chaos/house.ts'
import { type Beside, besideOf } from './programs.ts'
import { freePorts } from './ports.ts'

const host = '127.0.0.1'
const given = join(import.meta.dirname, '../../deploy/high-availability')

export interface Member {
  name: string
  patroni: Beside
  /** Its PostgreSQL, while there is one. */
  postmaster: () => number | undefined
  /** What its Patroni says of it. */
  state: () => Promise<{ role: string; state: string; sync_standby?: boolean }>
  ask: (path: string, body: object) => Promise<Response>
}

export interface Cluster {
  members: [Member, Member]
  /** The leader as its Patroni knows it. */
  leader: () => Promise<Member>
  /** Both stand, one leads, and the other misses nothing that is acknowledged. */
  whole: () => Promise<void>
  /** Through HAProxy to whoever leads, and through PgBouncer before it. */
  url: string
  poolerUrl: string
  said: () => string
}

/** As older and newer ones call it. */
export const leads = (role: string) => role === 'master' || role === 'primary'

/** The seconds after which a silent leader has lost, and how often each looks. */
const pace = { TTL: '10', LOOP_WAIT: '2', RETRY_TIMEOUT: '3' }

/** A file of the set-up that the documentation gives, filled in. */
function filled(name: string, words: Record<string, string | number>): string {
  const text = readFileSync(join(given, name), 'utf8')
  return text.replaceAll(/\$\{([A-Z_]+)\}/g, (_, word: string) => {
    const value = words[word]
    if (value === undefined) throw new Error(`${name}: nothing fills ${word}`)
    return String(value)
  })
}

const flags = (given: Record<string, string>) =>
  Object.entries(given).flatMap(([name, value]) => [`--${name}`, value])

interface Place {
  folder: string
  user: Identity
  words: Record<string, string | number>
}

/** Where Patroni keeps who leads: one member, which the test does not strike. */
function etcdOf(place: Place, clientPort: number, peerPort: number): Beside {
  const clients = `http://${host}:${clientPort}`
  const peers = `http://${host}:${peerPort}`
  return besideOf(
    'etcd',
    [
      '/usr/bin/etcd',
      '--enable-v2',
      ...flags({
        name: 'one',
        'data-dir': join(place.folder, 'etcd-data'),
        'listen-client-urls': clients,
        'advertise-client-urls': clients,
        'listen-peer-urls': peers,
        'initial-advertise-peer-urls': peers,
        'initial-cluster': `one=${peers}`,
      }),
    ],
    place,
  )
}

function memberOf(
  place: Place,
  name: string,
  { database, rest }: { database: number; rest: number },
): Member {
  const { user } = place
  const folder = join(place.folder, name)
  mkdirSync(folder, { mode: 0o700 })
  chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const config = join(folder, 'patroni.yml')
  const own = { NAME: name, DATA: data, RUN: folder, DATABASE_PORT: database, REST_PORT: rest }
  writeFileSync(config, filled('patroni.yml', { ...place.words, ...own }))
  chownSync(config, user.uid, user.gid)
  const address = `http://${host}:${rest}`
  return {
    name,
    patroni: besideOf(name, ['/usr/bin/patroni', config], { user, folder }),
    postmaster: () => postmaster(data)?.pid,
    state: async () =>
      (await (await fetch(`${address}/patroni`, { signal: AbortSignal.timeout(2000) })).json()) as Awaited<
        ReturnType<Member['state']>
      >,
    ask: (path, body) =>
      fetch(`${address}${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
  }
}

/** The database and its user, made as an operator would; PgBouncer knows the user by what PostgreSQL keeps of the password. */
async function prepare(url: string, password: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`create role wheelhouse login password '${password}'`)
    await client.query('create database wheelhouse owner wheelhouse')
    const { rows } = await client.query<{ rolpassword: string }>(
      `select rolpassword from pg_authid where rolname = 'wheelhouse'`,
    )
    return rows[0]?.rolpassword ?? ''
  } finally {
    await client.end()
  }
}

/** Two databases of PostgreSQL 15 under Patroni, behind HAProxy and PgBouncer, by the files that the documentation gives. */
export async function startCluster(folder: string, later: AsyncDisposableStack): Promise<Cluster> {
  const user = databaseUser(join(folder, 'none'))
  mkdirSync(folder, { recursive: true })
  chownSync(folder, user.uid, user.gid)
  const [
    etcdPort = 0,
    peerPort = 0,
    one = 0,
    oneRest = 0,
    two = 0,
    twoRest = 0,
    proxyPort = 0,
    poolerPort = 0,
  ] = await freePorts(8)
  const passwords = {
    superuser: newSecret(),
    replication: newSecret(),
    rewind: newSecret(),
    ours: newSecret(),
  }
  const words = {
    ...pace,
    HOST: host,
    NETWORK: `${host}/32`,
    ETCD_HOSTS: `${host}:${etcdPort}`,
    SUPERUSER_PASSWORD: passwords.superuser,
    REPLICATION_PASSWORD: passwords.replication,
    REWIND_PASSWORD: passwords.rewind,
    WATCHDOG: 'off',
    PROXY_PORT: proxyPort,
    POOLER_PORT: poolerPort,
    RUN: folder,
    ONE: `${host}:${one}`,
    TWO: `${host}:${two}`,
    ONE_REST_PORT: oneRest,
    TWO_REST_PORT: twoRest,
  }
  const place = { folder, user, words }
  const etcd = etcdOf(place, etcdPort, peerPort)
  writeFileSync(join(folder, 'haproxy.cfg'), filled('haproxy.cfg', words))
  const haproxy = besideOf('haproxy', ['/usr/sbin/haproxy', '-db', '-f', join(folder, 'haproxy.cfg')], place)
  writeFileSync(join(folder, 'pgbouncer.ini'), filled('pgbouncer.ini', words))
  const pgbouncer = besideOf('pgbouncer', ['/usr/sbin/pgbouncer', join(folder, 'pgbouncer.ini')], place)
  const members: Cluster['members'] = [
    memberOf(place, 'one', { database: one, rest: oneRest }),
    memberOf(place, 'two', { database: two, rest: twoRest }),
  ]
  const programs = [etcd, ...members.map(({ patroni }) => patroni), haproxy, pgbouncer]
  const said = () => programs.map((program) => `--- ${program.name}\n${program.said()}`).join('\n')
  const states = () => Promise.all(members.map(async (member) => ({ member, ...(await member.state()) })))
  const leading = async () =>
    (await states()).find(({ role, state }) => leads(role) && state === 'running')?.member
  const whole = () =>
    until(
      said,
      async () => {
        for (const { patroni } of members) if (!patroni.isUp()) patroni.start()
        const all = await states()
        return all.some(({ role }) => leads(role)) && all.some(({ sync_standby }) => sync_standby === true)
      },
      90,
    )
  later.defer(async () => {
    for (const program of [pgbouncer, haproxy]) await program.end('SIGKILL')
    await Promise.all(members.map(({ patroni }) => patroni.end('SIGKILL')))
    for (const { postmaster: pid } of members) killIfAny(pid())
    await etcd.end('SIGKILL')
  })
  etcd.start()
  // The first to come makes the database; the other copies it.
  members[0].patroni.start()
  haproxy.start()
  await until(said, async () => leads((await members[0].state()).role), 60)
  await whole()
  const through = (port: number, who: string, name: string) => `postgres://${who}@${host}:${port}/${name}`
  const kept = await prepare(
    through(proxyPort, `postgres:${passwords.superuser}`, 'postgres'),
    passwords.ours,
  )
  const list = join(folder, 'userlist.txt')
  writeFileSync(list, `"wheelhouse" "${kept}"\n`, { mode: 0o600 })
  chownSync(list, user.uid, user.gid)
  pgbouncer.start()
  const ours = `wheelhouse:${passwords.ours}`
  return {
    members,
    async leader() {
      const found = await leading()
      if (!found) throw new Error('nobody leads')
      return found
    },
    whole,
    url: through(proxyPort, ours, 'wheelhouse'),
    poolerUrl: through(poolerPort, ours, 'wheelhouse'),
    said,
  }
}

function killIfAny(pid: number | undefined) {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGQUIT')
  } catch {
    // It has ended already.
  }
}
