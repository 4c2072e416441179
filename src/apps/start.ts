import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { Refusal } from '#lib/refusal'
import { backupFolderOf, type Config } from '#kernel/config'
import { type Db, openDb } from '#kernel/db'
import { announce } from '#kernel/installation'
import { migrate } from '#kernel/migrate'
import { keepingOf } from '#kernel/seal/keeper'
import { openDatabase, type PutAway } from '#kernel/open-database'
import { w } from '#kernel/start-words'
import { version } from './version.ts'
import { w as said } from './words.ts'

/** How long requests under way may take to finish once we are asked to stop. */
const finishWithinMs = 10_000

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function fileOf(name: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Refusal('unavailable', w.later('unreadable', { name, file, why: reasonOf(error) }))
  }
}

function tlsOf({ tlsCert, tlsKey, tlsClientCa }: Config) {
  if (tlsCert === undefined || tlsKey === undefined) return undefined
  const pair = { cert: fileOf('TLS_CERT', tlsCert), key: fileOf('TLS_KEY', tlsKey) }
  const clientCa = tlsClientCa === undefined ? undefined : fileOf('TLS_CLIENT_CA', tlsClientCa)
  try {
    createSecureContext({ ...pair, ...(clientCa && { ca: clientCa }) })
  } catch (error) {
    throw new Refusal('unavailable', w.later('bad-tls', { why: reasonOf(error) }))
  }
  return { ...pair, clientCa }
}

/** Where a proxy says which certificate was shown to it. */
const certificateHeaders = ({ clientCertHeader, clientVerifiedHeader }: Config) =>
  clientCertHeader === undefined
    ? undefined
    : { certificate: clientCertHeader, verified: clientVerifiedHeader }

function listenRefusal(error: unknown, { host, port }: Config): unknown {
  const { code } = error as NodeJS.ErrnoException
  const values = { host, port: String(port) }
  if (code === 'EADDRINUSE') return new Refusal('conflict', w.later('port-taken', values))
  if (code === 'EACCES') return new Refusal('conflict', w.later('port-forbidden', values))
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Refusal('conflict', w.later('no-such-address', values))
  return error
}

/** Making a database takes longest: whether the port can be had is asked before that. */
async function tryPort(config: Config) {
  if (config.databaseUrl !== undefined || existsSync(join(config.data, 'postgres'))) return
  const server = createServer().listen(config.port, config.host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw listenRefusal(error, config)
  }
  server.close()
  await once(server, 'close')
}

/** How a host is written in an address; all of this machine's addresses are not one. */
function hostIn(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

export interface Started {
  address: string
  /** The path of the link by which a new house is set up. */
  setUp: string | undefined
}

async function bringDemo(db: Db, say: (line: string) => void) {
  const { seedDemo } = await import('./demo.ts')
  const door = await seedDemo(db, { whole: true })
  say(door ? said('demo', door) : said('demo-not-empty'))
}

/** Brings the whole house up and says where it is served. What must be put away again is left to `later`. */
export async function start(config: Config, say: (line: string) => void, later: PutAway): Promise<Started> {
  const tls = tlsOf(config)
  await tryPort(config)
  // Reading our own code takes about as long as starting the database: both at once.
  const code = Promise.all([import('./server.ts'), import('#modules/identity/public')])
  code.catch(() => {})
  const { url, secrets, servedAt } = await openDatabase(config, say, later)
  const ran = await migrate(url)
  if (ran.length > 0) say(said('migrated', { n: ran.length }))

  const pooled = config.poolerUrl !== undefined
  const open = openDb({ url: config.poolerUrl ?? url, pooled })
  later(open.close)
  const [{ buildServer }, { issueSetupLink }] = await code
  const { publicUrl, trustedProxies = [], smtpUrl, mailFrom, clamdUrl, timelineTo, sealMail } = config
  const { webhooksMayReach, pushMayReach, inventoryInbox } = config
  const mail = smtpUrl !== undefined && mailFrom !== undefined ? { url: smtpUrl, from: mailFrom } : undefined
  const seal = keepingOf(config, () => secrets().now)
  const { archive } = config
  const backups = { folder: backupFolderOf(config), keyFile: config.backupKeyFile, archive }
  const app = await buildServer(open, {
    url,
    secret: secrets,
    version,
    publicUrl,
    trustedProxies,
    tls,
    clientCertificates: certificateHeaders(config),
    mail,
    seal,
    sealMail: sealMail ?? null,
    backups,
    clamdUrl,
    inventoryInbox,
    timelineTo,
    perMinute: config.rateLimit,
    webhooksMayReach,
    pushMayReach,
    disks: { folders: [config.data, join(config.data, 'postgres'), tmpdir()], leastMb: config.leastDisk },
  })
  if (config.demo) await bringDemo(open.db, say)
  later(async () => {
    // Fastify waits for requests under way; a stuck one must not keep the house from closing.
    const stuck = setTimeout(() => app.server.closeAllConnections(), finishWithinMs)
    await app.close()
    clearTimeout(stuck)
  })
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    throw listenRefusal(error, config)
  }
  const bound = app.server.address()
  const port = typeof bound === 'object' && bound ? bound.port : config.port
  const address = config.publicUrl ?? `${tls ? 'https' : 'http'}://${hostIn(config.host)}:${port}`
  await announce(open.db, { address })
  servedAt(address)
  return { address, setUp: await issueSetupLink(open.db) }
}
