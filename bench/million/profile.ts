import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { compose } from '#apps/compose'
import { openDb, type OpenDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { randomFrom } from '#lib/random'
import { opening } from '../calls.ts'
import { bearer, type Call, load } from '../load.ts'
import { users } from '../runs.ts'
import { serve } from '../serve.ts'
import { settled } from '../settled.ts'
import { peopleOf, teamsOf } from './people.ts'

interface Branch {
  share: number
  self: number
  under: Map<string, Branch>
}
const branch = (): Branch => ({ share: 0, self: 0, under: new Map() })

function add(root: Branch, stack: readonly string[], weight: number) {
  let at = root
  at.share += weight
  for (const name of stack) {
    const next = at.under.get(name) ?? branch()
    at.under.set(name, next)
    at = next
    at.share += weight
  }
  at.self += weight
}

/** A flame graph as text: what takes at least so much of the whole, the dearest first. */
function flames(root: Branch, least: number, deepest = 30): string[] {
  const lines: string[] = []
  const draw = (at: Branch, depth: number) => {
    for (const [name, one] of [...at.under].toSorted(([, a], [, b]) => b.share - a.share)) {
      const share = one.share / root.share
      if (share < least || depth > deepest) continue
      lines.push(`${(share * 100).toFixed(1).padStart(5)} % ${'  '.repeat(depth)}${name}`)
      draw(one, depth + 1)
    }
  }
  draw(root, 0)
  return lines
}

/** What used most by itself, wherever it was called from. */
function leaves(root: Branch, most: number): string[] {
  const sums = new Map<string, number>()
  const walk = (at: Branch) => {
    for (const [name, one] of at.under) {
      sums.set(name, (sums.get(name) ?? 0) + one.self)
      walk(one)
    }
  }
  walk(root)
  return [...sums]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name, self]) => `${((self / root.share) * 100).toFixed(1).padStart(5)} % ${name}`)
}

interface CpuProfile {
  nodes: {
    id: number
    callFrame: { functionName: string; url: string; lineNumber: number }
    children?: number[]
  }[]
  samples: number[]
  timeDeltas: number[]
}

const waits = new Set(['(idle)', '(program)'])

/** The server's own profile of its last so many seconds; what waits is left out. */
function serverTree(file: string, seconds: number): Branch {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  )
  const nameOf = (id: number) => {
    const { functionName = '', url = '' } = byId.get(id)?.callFrame ?? {}
    const place = url.replace(/^.*\/node_modules\//, '').replace(/^.*\/src\//, 'src/')
    return `${functionName || '(unnamed)'} ${place}`.trim()
  }
  const root = branch()
  let left = timeDeltas.reduce((sum, delta) => sum + delta, 0) - seconds * 1e6
  for (const [n, id] of samples.entries()) {
    left -= timeDeltas[n] ?? 0
    if (left > 0) continue
    const stack: string[] = []
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) stack.unshift(nameOf(at))
    if (!waits.has(stack.at(-1) ?? '')) add(root, stack.slice(1), timeDeltas[n] ?? 0)
  }
  return root
}

/** PostgreSQL's functions, by perf. Its programs come without what perf would need to tell who called them. */
function databaseTree(file: string): Branch {
  const read = ['script', '-i', file, '-F', 'ip,sym']
  const text = execFileSync('perf', read, { maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'ignore'] })
  const root = branch()
  for (const line of text.toString().split('\n')) {
    const name = /^\s*[0-9a-f]+ (.+)$/.exec(line)?.[1]
    if (name) add(root, [name], 1)
  }
  return root
}

/** Which statements PostgreSQL is at, looked at again and again: each with its share. */
function statements({ pool }: OpenDb) {
  const root = branch()
  const life = { over: false }
  const look = async () => {
    while (!life.over) {
      const { rows } = await pool.query<{ text: string; wait: string | null }>(
        `select regexp_replace(left(query, 160), '\\s+', ' ', 'g') as text, wait_event as wait from pg_stat_activity
         where state = 'active' and pid <> pg_backend_pid() and backend_type = 'client backend'`,
      )
      for (const { text, wait } of rows) add(root, [text, ...(wait === null ? [] : [`waits: ${wait}`])], 1)
      await after(4)
    }
  }
  const looking = look()
  return async () => {
    life.over = true
    await looking
    return root
  }
}

/** Where the time of a list and of an opening goes, in the server and (where perf is installed) in PostgreSQL. */
export async function profile(folder: string, seconds: number, say: (line: string) => void) {
  const postgres = await startEmbedded(folder, say)
  const open = openDb({ url: postgres.url, statementTimeoutMs: 0 })
  compose()
  const random = randomFrom(9)
  const teams = await teamsOf(open)
  const { technicians } = await peopleOf(open, teams)
  const paths: [string, () => Call][] = [
    ['list', () => ({ method: 'GET', path: '/api/desk/tickets?q=is%3Aopen&sort=due&limit=50' })],
    ['open', opening(random, teams[0] ?? '')],
  ]
  try {
    for (const [name, next] of paths) {
      const out = mkdtempSync(join(tmpdir(), 'wheelhouse-profile-'))
      let at = branch()
      const served = await serve(postgres.url, folder, 8799, ['--cpu-prof', `--cpu-prof-dir=${out}`])
      try {
        await settled(open, 1_800_000)
        await load(served.port, technicians.map(bearer), users, 5000, next)
        const backends = await open.pool.query<{ pid: number }>(
          `select pid from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`,
        )
        const pids = backends.rows.map(({ pid }) => pid).join()
        const perf = spawn(
          'perf',
          ['record', '-q', '-F', '499', '-p', pids, '-o', join(out, 'perf'), 'sleep', String(seconds)],
          { stdio: 'ignore' },
        )
        const over = new Promise((done) => perf.once('close', done).once('error', done))
        const seen = statements(open)
        const { perSecond } = await load(served.port, technicians.map(bearer), users, seconds * 1000, next)
        await over
        at = await seen()
        say(`${name}: ${perSecond.toFixed(0)}/s while it was watched`)
      } finally {
        await served.stop()
      }
      const file = readdirSync(out).find((one) => one.endsWith('.cpuprofile'))
      const trees: [string, Branch][] = file ? [['server', serverTree(join(out, file), seconds)]] : []
      try {
        trees.push(['database', databaseTree(join(out, 'perf'))])
      } catch (error) {
        say(`no profile of PostgreSQL: ${String(error)}`)
      }
      console.log(`\n${name}, statements\n${flames(at, 0.01).join('\n')}`)
      for (const [of, tree] of trees) {
        console.log(`\n${name}, ${of}: by themselves\n${leaves(tree, 30).join('\n')}`)
        if (of === 'server') console.log(`\n${name}, ${of}: flames\n${flames(tree, 0.03).join('\n')}`)
      }
      rmSync(out, { recursive: true, force: true })
    }
  } finally {
    await open.close()
    await postgres.stop()
  }
}
