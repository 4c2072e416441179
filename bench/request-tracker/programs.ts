import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { initCluster, superuser } from '#kernel/embedded-postgres/cluster'
import { olderBinaries } from '#kernel/embedded-postgres/binaries'
import { databaseFolder } from '#kernel/embedded-postgres/folder'
import { usualSettings } from '#kernel/embedded-postgres/settings'
import { withClient } from '#kernel/db'

export const port = 8797
const databasePort = 5461
const password = 'password'
/** As many as there are users: each keeps its connection. */
const workers = 8

export const url = `postgres://${superuser}@127.0.0.1:${databasePort}/rt?sslmode=disable`

const config = `
Set($rtname, 'bench');
Set($Organization, 'bench.example');
Set($CorrespondAddress, 'rt@bench.example');
Set($CommentAddress, 'rt-comment@bench.example');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${port});
Set($DatabaseType, 'Pg');
Set($DatabaseHost, '127.0.0.1');
Set($DatabaseRTHost, '127.0.0.1');
Set($DatabasePort, ${databasePort});
Set($DatabaseUser, 'rt');
Set($DatabasePassword, 'rt');
Set($DatabaseName, 'rt');
Set($DatabaseAdmin, '${superuser}');
Set($MailCommand, 'testfile');
Set($LogToSyslog, '');
Set($LogToSTDERR, 'error');
Set($RestrictReferrer, 0);
1;
`

async function until(what: string, fact: () => Promise<boolean>) {
  for (const end = performance.now() + 60_000; performance.now() < end; await after(100))
    if (await fact().catch(() => false)) return
  throw new Error(`${what} does not answer`)
}

async function ended(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const over = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  await over
}

/** Debian's PostgreSQL with the settings that ours has, durable as ours is. */
async function database(data: string) {
  const programs = olderBinaries('15')
  if (!programs) throw new Error('Debian’s PostgreSQL 15 is not installed')
  const folder = databaseFolder(data, '15')
  await initCluster(folder, programs, { locale: ['--locale=C.UTF-8'] })
  const settings = {
    ...usualSettings(),
    listen_addresses: '127.0.0.1',
    port: databasePort,
    unix_socket_directories: folder.run,
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const out = openSync(folder.log, 'a')
  const child = spawn(join(programs.folder, 'bin/postgres'), ['-D', folder.pgdata, ...args], {
    ...folder.user,
    cwd: folder.home,
    stdio: ['ignore', out, out],
  })
  closeSync(out)
  const server = url.replace('/rt?', '/postgres?')
  await until('PostgreSQL', () =>
    withClient({ url: server }, async (client) => (await client.query('select 1')).rowCount === 1),
  )
  return child
}

/** Debian's web user, whom its folders belong to. */
const webUser = () => {
  const [, uid, gid] = /^www-data:[^:]*:(\d+):(\d+)/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? []
  return process.getuid?.() === 0 ? { uid: Number(uid), gid: Number(gid) } : {}
}

/** Request Tracker 5 as Debian packs it, set up in a folder of its own and served on 127.0.0.1. */
export async function requestTracker(data: string) {
  const server = '/usr/share/request-tracker5/libexec/rt-server'
  if (!existsSync(server)) throw new Error('Request Tracker is not installed: see bench/README.md')
  const own = join(data, 'rt')
  mkdirSync(join(own, 'none'), { recursive: true, mode: 0o755 })
  const file = join(own, 'RT_SiteConfig.pm')
  writeFileSync(file, config)
  writeFileSync(join(own, 'secret'), password)
  const env = { ...process.env, RT_SITE_CONFIG: file, RT_SITE_CONFIG_DIR: join(own, 'none') }
  await using started = new AsyncDisposableStack()
  const postgres = await database(data)
  started.defer(() => ended(postgres, 'SIGINT'))
  const setUp = ['--action', 'init', '--dba', superuser, '--dba-password', 'none']
  const secret = ['--root-password-file', join(own, 'secret')]
  execFileSync('rt-setup-database-5', [...setUp, ...secret], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const at = ['--server', 'Starlet', '--host', '127.0.0.1', '--port', String(port)]
  const kept = [
    '--max-workers',
    String(workers),
    '--max-keepalive-reqs',
    '1000000',
    '--keepalive-timeout',
    '60',
  ]
  const web = spawn(server, [...at, ...kept, '--max-reqs-per-child', '1000000'], {
    ...webUser(),
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  started.defer(() => ended(web, 'SIGTERM'))
  await until('Request Tracker', async () => (await fetch(`http://127.0.0.1:${port}/`)).ok)
  const running = started.move()
  return {
    port,
    server: web.pid ?? 0,
    database: postgres.pid ?? 0,
    stop: () => running.disposeAsync(),
  }
}

/** A session, which costs Request Tracker less than a password or a token with each call. */
export async function signIn(): Promise<string> {
  const home = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 10; tries++) {
    const reply = await fetch(`${home}/NoAuth/Login.html`, {
      method: 'POST',
      body: new URLSearchParams({ user: 'root', pass: password }),
      redirect: 'manual',
    })
    await reply.text()
    for (const cookie of reply.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')) {
      // Whoever is not signed in is answered too, with a page to sign in.
      const asked = await fetch(`${home}/REST/2.0/queue/1`, { headers: { cookie } })
      const text = await asked.text()
      if (asked.ok && text.startsWith('{')) return cookie
    }
    await after(500)
  }
  throw new Error('Request Tracker gave no session')
}
