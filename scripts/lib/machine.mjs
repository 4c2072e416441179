import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, run } from './run.mjs'
import { say } from './say.mjs'

/** What the tests need of Debian, and how one sees that it is there. */
const wanted = [
  {
    name: 'chromium-headless-shell',
    files: ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'],
    for: 'the browser journeys',
  },
  {
    name: 'postgresql-15',
    files: ['/usr/lib/postgresql/15/bin/postgres'],
    for: 'the tests on the oldest PostgreSQL',
  },
  {
    name: 'slapd',
    files: ['/usr/sbin/slapd'],
    for: 'the tests with a real LDAP directory',
  },
  {
    name: 'openssl',
    files: ['/usr/bin/openssl'],
    for: 'the certificate of that directory',
  },
  {
    name: 'xmlsec1',
    files: ['/usr/bin/xmlsec1'],
    for: 'the tests of SAML, as what signs there',
  },
  {
    name: 'clamav-daemon',
    files: [join(root, '.cache/debian/usr/sbin/clamd'), '/usr/sbin/clamd'],
    for: 'the tests with a real virus scanner',
    // Installed whole it would start services and load signatures down: its program is all that is wanted.
    unpacked: { needs: 'libclamav12', into: join(root, '.cache/debian') },
  },
  {
    name: 'fusioninventory-agent',
    files: ['/usr/bin/fusioninventory-agent'],
    for: 'the tests with a real inventory agent',
  },
  ...['patroni', 'etcd-server', 'haproxy', 'pgbouncer'].map((name) => ({
    name,
    files: [`/usr/bin/${name.replace('-server', '')}`, `/usr/sbin/${name}`],
    for: 'the test of fail-over',
  })),
]

/** Debian makes a database of its own with the package, and starts services, unless these say no. */
const refusals = [
  {
    file: '/etc/postgresql-common/createcluster.d/wheelhouse-tests.conf',
    text: 'create_main_cluster = false\n',
  },
  { file: '/usr/sbin/policy-rc.d', text: '#!/bin/sh\nexit 101\n' },
]

async function asRoot() {
  if (process.getuid?.() === 0) return []
  const { code } = await run('sudo', ['-n', 'true'])
  return code === 0 ? ['sudo', '-n'] : undefined
}

async function aptGet(prefix, args) {
  const [command, ...first] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args]
  return run(command, first)
}

async function unpack(prefix, name, { needs, into }) {
  await aptGet(prefix, ['install', '-y', '--no-install-recommends', needs])
  mkdirSync(into, { recursive: true })
  await run('apt-get', ['-q', 'download', name], { cwd: into })
  for (const file of readdirSync(into).filter((one) => one.endsWith('.deb')))
    await run('dpkg-deb', ['-x', join(into, file), into])
}

async function installWithout(prefix, all) {
  const names = all.filter(({ unpacked }) => !unpacked).map(({ name }) => name)
  const written = prefix.length === 0 ? refusals.filter(({ file }) => !existsSync(file)) : []
  for (const { file, text } of written) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { mode: 0o755 })
  }
  // One by one: where a release of Debian lacks one of them, the other still comes.
  for (const name of names) await aptGet(prefix, ['install', '-y', '--no-install-recommends', name])
  for (const { file } of written) rmSync(file, { force: true })
  for (const { name, unpacked } of all) if (unpacked) await unpack(prefix, name, unpacked)
}

/** Installs what the tests need of the machine, where that is allowed, and gives back what is still missing. */
export async function prepareMachine() {
  const missing = () => wanted.filter(({ files }) => !files.some((file) => existsSync(file)))
  if (missing().length === 0 || !existsSync('/usr/bin/apt-get')) return missing()
  const prefix = await asRoot()
  if (!prefix) return missing()
  const wants = missing()
  say(`Installing ${wants.map(({ name }) => name).join(' and ')} with apt-get`)
  await aptGet(prefix, ['update'])
  await installWithout(prefix, wants)
  return missing()
}
