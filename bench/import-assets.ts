// What it costs to bring a list of assets in, to bring it again, and to take it back: node bench/import-assets.ts [assets]
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { compose } from '#apps/compose'
import { openDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { migrate } from '#kernel/migrate'
import { system } from '#kernel/actor'
import { roles } from '#kernel/auth/roles'
import { writing } from '#kernel/context'
import { randomFrom } from '#lib/random'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { postmaster } from '#kernel/embedded-postgres/lock-file'
import { cpuOf } from './cpu.ts'
import { serve } from './serve.ts'
import { technician } from './technician.ts'

const assets = Number(process.argv[2] ?? 100_000)
const [people, sites] = [2000, 40]
const longestMs = 15 * 60_000
const began = performance.now()
const say = (line: string) =>
  console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}`)

/** A list as Snipe-IT exports it: half of it with people, the rest at sites; two hundred models, tags and serial numbers. */
function list(): string {
  const random = randomFrom(1)
  const makers = ['Corvid', 'Nordlys', 'Lumen', 'Bastion', 'Fjell']
  const rows = Array.from({ length: assets }, (_, n) => {
    const model = random.below(200)
    const site = `Site ${random.below(sites)}`
    const holder = random.below(2) === 0 ? `p${random.below(people)}` : ''
    const day = `202${random.below(6)}-0${1 + random.below(9)}-1${random.below(10)}`
    return `${n + 1},Alpha,,T-${n},S${n}X,Model ${model},M${model},Laptops,${holder === '' ? 'Ready to Deploy' : 'Deployed'},${holder},${site},${site},${makers[model % 5] ?? ''},${day},${500 + random.below(2000)}.00,PO-${random.below(5000)},36 months,`
  })
  const heading =
    'ID,Company,Asset Name,Asset Tag,Serial,Model,Model No.,Category,Status,Checked Out To,Location,Default Location,Manufacturer,Purchase Date,Purchase Cost,Order Number,Warranty,Notes'
  return [heading, ...rows].join('\n')
}

interface Import {
  id: string
  state: string
  importer: string
  counts: Record<string, number>
  why: string | null
}

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-bench-'))
rmSync(folder, { recursive: true })
const postgres = await startEmbedded(folder, () => undefined)
const open = openDb({ url: postgres.url })
let server: Awaited<ReturnType<typeof serve>> | undefined
try {
  await migrate(postgres.url)
  compose()
  await writing({ db: open.db, actor: system }, async (ctx) => {
    await createPlaces(
      ctx,
      Array.from({ length: sites }, (_, n) => ({ name: `Site ${n}`, level: 'site' as const })),
    )
    for (let from = 0; from < people; from += 500)
      await createPeople(
        ctx,
        Array.from({ length: 500 }, (_, n) => ({
          display_name: `Person ${from + n}`,
          username: `p${from + n}`,
        })),
      )
  })
  const token = await technician(open, [], roles)
  server = await serve(postgres.url, folder, 8798)
  const { pid } = server
  const database = postmaster(join(folder, 'postgres/18'))?.pid ?? 0
  /** Seconds of processor that server and database have used; that says more than the clock where others use the machine, too. */
  const used = () => ({ server: cpuOf(pid) / 1000, database: cpuOf(database) / 1000 })
  const origin = `http://127.0.0.1:${server.port}`

  async function ask(method: 'GET' | 'POST', path: string, body?: string): Promise<Import> {
    const reply = await fetch(`${origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'x-wheelhouse': '1',
        'content-type': path.startsWith('/api/imports?') ? 'application/octet-stream' : 'application/json',
      },
      ...(body !== undefined && { body }),
    })
    if (!reply.ok) throw new Error(`${method} ${path}: ${await reply.text()}`)
    return (await reply.json()) as Import
  }
  /** Asks for a step, waits for its end, and says how long it took. */
  async function step(what: string, asked: Promise<Import>, during: string): Promise<Import> {
    const [from, before] = [performance.now(), used()]
    const { id } = await asked
    for (;;) {
      const now = await ask('GET', `/api/imports/${id}`)
      if (now.state !== during) {
        const seconds = (performance.now() - from) / 1000
        const since = used()
        say(
          `${what}: ${seconds.toFixed(1)} s, ${(assets / seconds).toFixed(0)} rows/s; processor: server ${(since.server - before.server).toFixed(1)} s, database ${(since.database - before.database).toFixed(1)} s; ${now.state} ${now.why ?? ''}`,
        )
        return now
      }
      if (performance.now() - from > longestMs) throw new Error(`${what} has not ended`)
      await after(200)
    }
  }
  const verb = (id: string, name: string) => ask('POST', `/api/imports/${id}/${name}`, '{}')
  const bring = () => ask('POST', '/api/imports?name=assets.csv', list())

  const read = await step('reading', bring(), 'reading')
  await step('rehearsal', verb(read.id, 'rehearse'), 'rehearsing')
  const done = await step('bringing in', verb(read.id, 'run'), 'running')
  say(JSON.stringify(done.counts))
  const again = await step('reading it again', bring(), 'reading')
  const tried = await step('rehearsal of what is there', verb(again.id, 'rehearse'), 'rehearsing')
  say(JSON.stringify(tried.counts))
  await step('taking back', verb(read.id, 'undo'), 'undoing')
  say(
    `${cpus().length} cores (${cpus()[0]?.model.trim()}), load ${loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}`,
  )
} finally {
  await server?.stop()
  await open.close()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
