// The long crash test: npm run chaos [rounds] [seed]. Writes what came of it to docs/chaos.md.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setLogLevel } from '#kernel/log'
import { isRoot } from '#kernel/embedded-postgres/identity'
import { blowsOn, fullDisk } from './blows.ts'
import { chaos } from './chaos.ts'
import { embeddedHouse } from './house.ts'
import { machine } from './machine.ts'
import { pageOf } from './page.ts'
import { canSlow } from './slow-disk.ts'

// Lost connections are what it is about.
setLogLevel('fatal')
const meant = 100
const rounds = Number(process.argv[2] ?? meant)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 1e6))
const clients = 6

const began = performance.now()
const say = (line: string) =>
  process.stdout.write(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}\n`)

const disk = mkdtempSync(join(tmpdir(), 'wheelhouse-chaos-'))
// A small disk of its own can be filled without harm to the machine.
const isMounted =
  isRoot() && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1500m,mode=711', 'chaos', disk]).status === 0
if (!isMounted) say('the disk is not filled: this user may not mount a small one')

say(`seed ${seed}, ${rounds} rounds`)
await using later = new AsyncDisposableStack()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void later.disposeAsync().finally(() => process.exit(130)))
later.defer(async () => {
  if (isMounted) spawnSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})
const house = await embeddedHouse(join(disk, 'data'), clients)
later.defer(house.close)
const blows = isMounted ? [...blowsOn(house), fullDisk(disk)] : blowsOn(house)
const outcome = await chaos(house, { rounds, lookEvery: 10, seed, blows, say })
const seconds = (performance.now() - began) / 1000
writeFileSync(
  'docs/chaos.md',
  pageOf(outcome, {
    machine: machine(),
    seconds,
    rounds,
    meant,
    clients,
    filled: isMounted,
    slowed: canSlow(),
  }),
)
for (const one of outcome.findings) say(one)
say(outcome.findings.length === 0 ? 'green: nothing was lost and nothing is half' : 'red')
process.exitCode = outcome.findings.length === 0 ? 0 : 1
