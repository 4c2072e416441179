import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compose } from '#apps/compose'
import { hashOf } from '#kernel/auth/credentials'
import { system } from '#kernel/actor'
import { writing } from '#kernel/context'
import { type Db, openDb, type OpenDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { postmaster } from '#kernel/embedded-postgres/lock-file'
import { stop, urlOf } from '#kernel/embedded-postgres/server'
import { newId, newSecret } from '#kernel/ids'
import { migrate } from '#kernel/migrate'
import { createPeople } from '#modules/people/public'
import { makeDesk } from '../../bench/maker.ts'
import { type MailSink, mailSink } from './mail-sink.ts'
import { type Network, networkTo } from './network.ts'
import { thaw } from './processes.ts'
import { type Server, serverOf } from './server.ts'

export interface Client {
  token: string
  /** Whose tickets it opens, and whom its replies are mailed to. */
  requester_id: string
  team_id: string
}

export interface House {
  /** Two servers, each with its worker, on one database. */
  servers: [Server, Server]
  clients: Client[]
  /** Of one who administers. */
  adminToken: string
  database: OpenDb
  mail: MailSink
  secret: string
  /** Where each server keeps the signed heads. */
  headFiles: string[]
  close: () => Promise<void>
}

/** Somebody with an account, a role and a token. */
async function somebody(db: Db, name: string, role: 'technician' | 'requester' | 'administrator') {
  const drafts = [{ given_name: name, family_name: 'Chaos' }]
  const [person] = await writing({ db, actor: system }, (ctx) => createPeople(ctx, drafts))
  const [person_id, token, now] = [person?.id ?? '', newSecret(), new Date().toISOString()]
  const email = `${name}@example.org`
  await db.insertInto('account').values({ person_id, email, created_at: now }).execute()
  const grant = { id: newId(), principal_id: person_id, role, team_id: null, granted_at: now }
  await db.insertInto('role_grant').values(grant).execute()
  const kept = { id: newId(), token_hash: hashOf(token), person_id, name: 'chaos', permissions: ['*'] }
  await db
    .insertInto('api_token')
    .values({ ...kept, created_at: now })
    .execute()
  return { id: person_id, token }
}

/** Fills the empty database as a first start does, with a service level and those who will work there. */
export async function furnish(url: string, clients: number) {
  compose()
  const open = openDb({ url })
  try {
    await migrate(url)
    const { teams } = await makeDesk(
      open,
      { tickets: 0, people: 1, now: new Date().toISOString(), seed: 1 },
      () => {},
    )
    const [team_id = ''] = teams
    const all: Client[] = []
    for (let n = 0; n < clients; n++) {
      const { token } = await somebody(open.db, `technician-${n}`, 'technician')
      const { id } = await somebody(open.db, `requester-${n}`, 'requester')
      all.push({ token, requester_id: id, team_id })
    }
    return { clients: all, adminToken: (await somebody(open.db, 'administrator', 'administrator')).token }
  } finally {
    await open.close()
  }
}

interface Ground extends Awaited<ReturnType<typeof furnish>> {
  /** Of the database, straight to its server. */
  url: string
  /** A data folder for each server, and how else it is configured. */
  servers: [ServerGround, ServerGround]
}

interface ServerGround {
  folder: string
  env: Record<string, string>
}

/** Starts two servers on a furnished database, as an operator would. */
export async function openHouse({ url, servers: grounds, ...who }: Ground): Promise<House> {
  const mail = await mailSink()
  const secret = newSecret()
  const started = ({ folder, env }: ServerGround, name: string) => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'secret'), secret, { mode: 0o600 })
    const common = { SMTP_URL: mail.url, MAIL_FROM: 'it@example.org', WHEELHOUSE_SECRET: secret }
    return serverOf(name, { ...common, WHEELHOUSE_DATA: folder, ...env })
  }
  const servers: House['servers'] = [
    started(grounds[0], 'the first server'),
    started(grounds[1], 'the second server'),
  ]
  try {
    for (const one of servers) await one.start()
  } catch (error) {
    for (const one of servers) one.kill()
    mail.close()
    throw error
  }
  const database = openDb({ url, max: 3, statementTimeoutMs: 0 })
  return {
    ...who,
    servers,
    database,
    mail,
    secret,
    headFiles: grounds.map(({ folder }) => join(folder, 'seal-heads.jsonl')),
    async close() {
      thaw()
      await database.close()
      for (const one of servers) one.kill()
      mail.close()
    },
  }
}

export interface EmbeddedHouse extends House {
  /** The process of its database, while there is one. */
  postmaster: () => number | undefined
  /** Between the second server and the database. */
  network: Network
  /** Sets the second server's clock off by so much. */
  setClock: (ms: number) => void
}

const clockPreload = join(import.meta.dirname, 'shifted-clock.ts')

/** A house in that folder, whose first server keeps the embedded database. */
export async function embeddedHouse(data: string, clients: number): Promise<EmbeddedHouse> {
  const embedded = await startEmbedded(data, () => {}, { durable: false })
  const who = await furnish(embedded.url, clients).finally(embedded.stop)
  const run = join(data, 'postgres/run')
  const url = urlOf({ run }, 'wheelhouse')
  const network = await networkTo(join(run, '.s.PGSQL.5432'))
  const clock = join(data, 'clock')
  const beside = {
    DATABASE_URL: `postgres://wheelhouse@127.0.0.1:${network.port}/wheelhouse?sslmode=disable`,
    NODE_OPTIONS: `--import ${clockPreload}`,
    CHAOS_CLOCK: clock,
  }
  const house = await openHouse({
    ...who,
    url,
    servers: [
      { folder: data, env: {} },
      { folder: join(data, 'beside'), env: beside },
    ],
  })
  const pgdata = join(data, 'postgres', readFileSync(join(data, 'postgres/18/PG_VERSION'), 'utf8').trim())
  return {
    ...house,
    postmaster: () => postmaster(pgdata)?.pid,
    network,
    setClock: (ms) => writeFileSync(clock, String(ms)),
    async close() {
      await house.close()
      network.close()
      await stop({ pgdata }, 'SIGQUIT')
    },
  }
}

/** Asks until it is so; what is asked may fail meanwhile. */
export async function until(what: () => string, so: () => Promise<boolean>, seconds = 120) {
  const deadline = performance.now() + seconds * 1000
  while (!(await so().catch(() => false))) {
    if (performance.now() > deadline) throw new Error(`not within ${seconds} s: ${what()}`)
    await once(AbortSignal.timeout(50), 'abort')
  }
}
