// Pictures of every screen, wide and narrow, light and dark, into the ignored folder shots/, whose index.html lays them out.
// npm run shots -- [--german] [a part of a screen's name…]
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { openDb, withClient } from '#kernel/db'
import { embeddedBinaries } from '#kernel/embedded-postgres/binaries'
import { migrate } from '#kernel/migrate'
import { setLogLevel } from '#kernel/log'
import { startBrowser } from '../chromium.ts'
import { startTestCluster } from '../cluster.ts'
import { openToured } from './house.ts'
import { looks, pictured } from './pictures.ts'
import { sheetOf } from './sheet.ts'
import { stops } from './stops.ts'

const words = process.argv.slice(2)
const language = words.includes('--german') ? 'de' : 'en'
const parts = words.filter((word) => !word.startsWith('--'))
const wanted = stops.filter(({ name }) => parts.length === 0 || parts.some((part) => name.includes(part)))
const folder = join(import.meta.dirname, '../../shots', language)

const began = performance.now()
const say = (line: string) =>
  process.stdout.write(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}\n`)

setLogLevel('error')
mkdirSync(folder, { recursive: true })
await using later = new AsyncDisposableStack()
const cluster = await startTestCluster(embeddedBinaries())
later.defer(cluster.stop)
await withClient({ url: cluster.url('postgres') }, (client) => client.query('create database tour'))
const url = cluster.url('tour')
await migrate(url)
const open = openDb({ url })
later.defer(open.close)
const house = await openToured({ ...open, url }, true)
later.defer(house.close)
const server = await startBrowser()
later.defer(() => server.close())
const browser = await chromium.connect(server.wsEndpoint())
later.defer(() => browser.close())

const failed: string[] = []
const picture = pictured({ browser, house, folder, language })
async function take(some: typeof stops) {
  const waiting = [...some]
  const lane = async () => {
    for (let stop = waiting.shift(); stop; stop = waiting.shift())
      try {
        await picture(stop)
      } catch (error) {
        failed.push(`${stop.name}: ${error instanceof Error ? error.message : String(error)}`)
      }
  }
  await Promise.all([lane(), lane()])
}

await take(wanted.filter(({ as }) => as === 'founder'))
say('the house is there; telling the demo company')
await house.settle()
say('told; taking the pictures')
await take(wanted.filter(({ as }) => as !== 'founder'))
writeFileSync(join(folder, 'index.html'), sheetOf(stops))
say(
  `${wanted.length - failed.length} screens, ${(wanted.length - failed.length) * looks.length} pictures: ${join(folder, 'index.html')}`,
)
for (const line of failed) process.stderr.write(`${line}\n`)
process.exitCode = failed.length > 0 ? 1 : 0
