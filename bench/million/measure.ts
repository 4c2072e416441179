import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cpus } from 'node:os'
import { compose } from '#apps/compose'
import { openDb, type OpenDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { postmaster } from '#kernel/embedded-postgres/lock-file'
import { migrate } from '#kernel/migrate'
import { randomFrom } from '#lib/random'
import { opening } from '../calls.ts'
import { bearer, type Call } from '../load.ts'
import { probeCommits, probeDisk } from '../probe.ts'
import { type Measured, runner, users } from '../runs.ts'
import { serve } from '../serve.ts'
import { settled } from '../settled.ts'
import { asksOf } from './asks.ts'
import { scrolled, shown } from './browser.ts'
import { dueScan, policyEdit } from './clocks.ts'
import { changeSeen, idleStreams, memoryOf } from './live.ts'
import { takeAwayOpened } from './opened.ts'
import { peopleOf, sessionOf, teamsOf } from './people.ts'

const runs = 5

interface Ground {
  open: OpenDb
  folder: string
  url: string
  seconds: number
  /** A word of the names of what is to be measured; all of it if empty. */
  only: string
  say: (line: string) => void
}

const head =
  '| what | asked for | p50 ms | p95 ms | p99 ms | per second | server, ms of processor | database, ms of processor | generator, ms of processor | failed |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |'
const otherHead = '| what | asked for | measured |\n| --- | --- | --- |'

function line(name: string, wanted: string, { result, cpu }: Measured) {
  const { p50, p95, p99, perSecond, calls, failed } = result
  const each = (ms: number) => (ms / calls).toFixed(1)
  return `| ${name} | ${wanted} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${p99.toFixed(1)} | ${perSecond.toFixed(0)} | ${each(cpu.server)} | ${each(cpu.database)} | ${each(cpu.generator)} | ${failed} |`
}

async function measureAll({ open, folder, url, seconds, only, say }: Ground) {
  const teams = await teamsOf(open)
  const { technicians, administrator } = await peopleOf(open, teams)
  const one = technicians.slice(0, 1)
  const { port, pid, stop } = await serve(url, folder)
  const loads: string[] = [head]
  const others: string[] = [otherHead]
  try {
    await settled(open, 1_800_000)
    say(`the workers have nothing left to do; ${memoryOf(pid).toFixed(0)} MB`)
    const random = randomFrom(7)
    const database = postmaster(join(folder, 'postgres/18'))?.pid ?? 0
    const on = (tokens: readonly string[]) =>
      runner({ port, headers: tokens.map(bearer), server: pid, database }, { runs, warmMs: 3000 })
    const wants = (name: string) => name.includes(only)
    async function load(
      name: string,
      wanted: string,
      tokens: readonly string[],
      next: (n: number) => Call,
      at = users,
    ) {
      if (!wants(name)) return
      loads.push(line(name, wanted, await on(tokens)(seconds * 1000, next, at)))
      say(loads.at(-1) ?? '')
    }
    async function other(name: string, wanted: string, work: () => Promise<string>) {
      if (!wants(name)) return
      others.push(`| ${name} | ${wanted} | ${await work()} |`)
      say(others.at(-1) ?? '')
    }

    for (const { name, most, next } of await asksOf(open, random))
      await load(name, `< ${most}`, technicians, next)
    await other('100,000 open clocks: due scan, p95', '< 20 ms', async () => {
      const { open: clocks, ahead, now, later } = await dueScan(open)
      return `${now.ms.toFixed(1)} ms (${now.found} due); with more due than it takes at once ${later.ms.toFixed(1)} ms (${later.found}); ${clocks} open clocks, ${ahead} with a moment ahead`
    })
    const { rows } = await open.pool.query<{ id: string }>(
      'select id from work where open order by opened_at desc limit 60',
    )
    const ids = rows.map(({ id }) => id)
    await other('live change heard by another stream', '< 300 ms', async () => {
      const { p50, p95, most } = await changeSeen(port, technicians, ids.slice(1))
      return `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, at most ${most.toFixed(0)} ms`
    })
    const visit = { port, cookie: await sessionOf(open, technicians[1] ?? '') }
    await other('live change shown by another browser', '< 300 ms', async () => {
      const { loading, there } = await shown(visit, technicians[0] ?? '', ids[0] ?? '', 31)
      return `p50 ${there[15]?.toFixed(0)} ms, at most ${there.at(-1)?.toFixed(0)} ms; while the page still loads ${loading.toFixed(0)} ms`
    })
    await other('server after all this reading', '< 400 MB', async () => `${memoryOf(pid).toFixed(0)} MB`)
    await other('2,000 idle live streams', '< 300 MB more', async () => {
      const { before, more, count } = await idleStreams(port, pid, technicians)
      return `${more.toFixed(0)} MB more than ${before.toFixed(0)} MB, ${count} streams`
    })
    for (const [who, tokens] of [['one person', one] as const, ['eight people', technicians] as const]) {
      // What the line before left for the workers would be measured with it.
      await settled(open, 1_800_000)
      await load(`open a ticket, ${who}`, '≥ 500/s, < 30', tokens, opening(random, teams[0] ?? ''))
    }
    await other('a policy is edited', 'only open clocks, in the background', async () => {
      await settled(open, 1_800_000)
      const edited = await policyEdit(open, port, administrator)
      return `answered in ${edited.answered.toFixed(0)} ms, planned anew after ${edited.seconds.toFixed(0)} s: ${edited.clocks} clocks, ${edited.late} late by it; ${edited.left} open clocks left by the old one; those that are done ${edited.doneUntouched ? 'untouched' : 'TOUCHED'}`
    })
    await other('server after all of it', '< 400 MB', async () => `${memoryOf(pid).toFixed(0)} MB`)
    await other('scrolling 100,000 rows in Chromium', 'no row dropped, 95 % of frames < 32 ms', async () => {
      const { frames, slow, longest, waiting, seen, seconds: took } = await scrolled(visit, 144)
      return `${seen} rows seen in ${took.toFixed(0)} s; ${frames} frames, ${(100 - (100 * slow) / frames).toFixed(1)} % under 32 ms, the longest ${longest.toFixed(0)} ms; ${waiting} waited for a row`
    })
    const commits = await probeCommits(open, users, 2000)
    console.log(
      `\n${users} users, ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}; each line the run of ${runs} of ${seconds} s whose p95 is the median`,
    )
    console.log(
      `beside it: 8 kB and fdatasync ${probeDisk(folder).toFixed(2)} ms, single-row commits ${commits.toFixed(0)}/s at ${users}`,
    )
    console.log(`\n${loads.join('\n')}\n\n${others.join('\n')}`)
  } finally {
    await stop()
  }
}

/** Reads all tables and indexes once, so that they lie in memory as those of a server that has been asked for a day. */
function warm(folder: string) {
  const base = join(folder, 'postgres/18/base')
  const piece = Buffer.alloc(1 << 22)
  for (const name of readdirSync(base, { recursive: true, encoding: 'utf8' })) {
    const path = join(base, name)
    if (!statSync(path).isFile()) continue
    const file = openSync(path, 'r')
    while (readSync(file, piece) > 0);
    closeSync(file)
  }
}

/** Measures what was made in a folder; what is opened meanwhile stays there until the next measuring. */
export async function measure(
  folder: string,
  { seconds, only }: Pick<Ground, 'seconds' | 'only'>,
  say: Ground['say'],
) {
  warm(folder)
  say('what is in the folder was read once')
  const postgres = await startEmbedded(folder, say)
  const open = openDb({ url: postgres.url, statementTimeoutMs: 0 })
  try {
    await migrate(postgres.url)
    compose()
    await takeAwayOpened(open, say)
    await measureAll({ open, folder, url: postgres.url, seconds, only, say })
  } finally {
    await open.close()
    await postgres.stop()
  }
}
