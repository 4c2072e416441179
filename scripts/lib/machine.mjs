import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { run } from './run.mjs'
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
]

/** Debian starts a database of its own with the package unless this says no. */
const noCluster = '/etc/postgresql-common/createcluster.d/wheelhouse-tests.conf'

async function asRoot() {
  if (process.getuid?.() === 0) return []
  const { code } = await run('sudo', ['-n', 'true'])
  return code === 0 ? ['sudo', '-n'] : undefined
}

async function aptGet(prefix, args) {
  const [command, ...first] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args]
  return run(command, first)
}

async function installWithout(prefix, names) {
  const mayWrite = prefix.length === 0 && names.includes('postgresql-15')
  if (mayWrite) {
    mkdirSync(dirname(noCluster), { recursive: true })
    writeFileSync(noCluster, 'create_main_cluster = false\n')
  }
  // One by one: where a release of Debian lacks one of them, the other still comes.
  for (const name of names) await aptGet(prefix, ['install', '-y', '--no-install-recommends', name])
  if (mayWrite) rmSync(noCluster, { force: true })
}

/** Installs what the tests need of the machine, where that is allowed, and gives back what is still missing. */
export async function prepareMachine() {
  const missing = () => wanted.filter(({ files }) => !files.some((file) => existsSync(file)))
  if (missing().length === 0 || !existsSync('/usr/bin/apt-get')) return missing()
  const prefix = await asRoot()
  if (!prefix) return missing()
  const names = missing().map(({ name }) => name)
  say(`Installing ${names.join(' and ')} with apt-get`)
  await aptGet(prefix, ['update'])
  await installWithout(prefix, names)
  return missing()
}
