// The long test of fail-over: npm run failover [rounds] [seed]. Writes what came of it to docs/failover.md.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setLogLevel } from '#kernel/log'
import { chaos } from '../chaos/chaos.ts'
import { machine } from '../chaos/machine.ts'
import { failoversOf } from './blows.ts'
import { housedIn } from './house.ts'
import { pageOf } from './page.ts'

// Lost connections are what it is about.
setLogLevel('fatal')
const rounds = Number(process.argv[2] ?? 30)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 1e6))
const clients = 6

const began = performance.now()
const say = (line: string) =>
  process.stdout.write(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}\n`)

await using later = new AsyncDisposableStack()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void later.disposeAsync().finally(() => process.exit(130)))
const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-failover-'))
later.defer(async () => rmSync(folder, { recursive: true, force: true }))
say(`seed ${seed}, ${rounds} rounds`)
const { house, cluster } = await housedIn(folder, clients, later)
const outcome = await chaos(house, { rounds, lookEvery: 6, seed, blows: failoversOf(cluster), say })
const seconds = (performance.now() - began) / 1000
writeFileSync('docs/failover.md', pageOf(outcome, { machine: machine(), seconds, rounds, clients }))
for (const one of outcome.findings) say(one)
say(outcome.findings.length === 0 ? 'green: nothing acknowledged was lost' : 'red')
process.exitCode = outcome.findings.length === 0 ? 0 : 1
