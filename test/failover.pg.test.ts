import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chaos } from './chaos/chaos.ts'
import { failoversOf } from './failover/blows.ts'
import { housedIn } from './failover/house.ts'

const needed = ['/usr/bin/patroni', '/usr/bin/etcd', '/usr/sbin/haproxy', '/usr/sbin/pgbouncer']
const isThere = needed.every((file) => existsSync(file)) && existsSync('/usr/lib/postgresql/15/bin/postgres')

// By the files that the documentation gives; the long one is `npm run failover`.
test.runIf(isThere)(
  'when the leading database is killed, the other takes over with all that was acknowledged',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-failover-'))
    const later = new AsyncDisposableStack()
    onTestFinished(async () => {
      await later.disposeAsync()
      rmSync(folder, { recursive: true, force: true })
    })
    const { house, cluster } = await housedIn(folder, 3, later)
    const former = await cluster.leader()
    const [blow] = failoversOf(cluster)
    const seed = Math.floor(Math.random() * 1e6)
    const outcome = await chaos(house, {
      rounds: 1,
      lookEvery: 1,
      seed,
      blows: blow ? [blow] : [],
      say: () => {},
    })
    expect({ seed, findings: outcome.findings }).toEqual({ seed, findings: [] })
    expect((await cluster.leader()).name).not.toBe(former.name)
    expect(outcome.acknowledged).toBeGreaterThan(10)
  },
)
