import { setTimeout as after } from 'node:timers/promises'
import { sql } from 'kysely'
import { dueClocks } from '#facets/clocks/due'
import type { OpenDb } from '#kernel/db'
import { call } from './call.ts'

const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
const day = 24 * 60 * 60_000

async function scans({ db }: OpenDb, moment: string) {
  const took: number[] = []
  let found = 0
  for (let n = 0; n < 200; n++) {
    const began = performance.now()
    found = (await dueClocks(moment).execute(db)).rows.length
    took.push(performance.now() - began)
  }
  return {
    ms: at(
      took.toSorted((a, b) => a - b),
      0.95,
    ),
    found,
  }
}

/** The look for clocks that have fallen due: with next to nothing due, as at every second, and with more than it takes at once. */
export async function dueScan(open: OpenDb) {
  const { rows } = await open.pool.query<{ open: string; ahead: string }>(
    `select count(*) as open, count(next_at) as ahead from clock where phase in ('running', 'paused')`,
  )
  return {
    open: Number(rows[0]?.open),
    ahead: Number(rows[0]?.ahead),
    now: await scans(open, new Date().toISOString()),
    later: await scans(open, new Date(Date.now() + 365 * day).toISOString()),
  }
}

interface Policy {
  id: string
  version: number
  definition: { targets: { metric: string; minutes: (number | null)[] }[] } & Record<string, unknown>
}

interface Counted {
  version: string
  phase: string
  n: string
}

const byVersion = `select policy_version_id as version, phase, count(*) as n from clock group by 1, 2 order by 1, 2`

/** Promises a tenth more time to everything: how soon that is answered, how long the open clocks take in the background, and what was touched. */
export async function policyEdit({ db, pool }: OpenDb, port: number, token: string) {
  const { items } = await call<{ items: Policy[] }>(port, token, 'GET', '/api/clocks/policies')
  const [policy] = items
  if (!policy) throw new Error('nothing is promised')
  const before = (await pool.query<Counted>(byVersion)).rows
  const targets = policy.definition.targets.map(({ metric, minutes }) => ({
    metric,
    minutes: minutes.map((some) => some && Math.ceil(some * 1.1)),
  }))
  const since = new Date(Date.now() - 1000).toISOString()
  const began = performance.now()
  const body = { version: policy.version, definition: { ...policy.definition, targets } }
  await call(port, token, 'PATCH', `/api/clocks/policies/${policy.id}`, body)
  const answered = performance.now() - began
  for (;;) {
    const { rows } = await sql<{ waits: boolean }>`select exists (select from job
      where task = 'clocks.replan' and state in ('waiting', 'running')) as waits`.execute(db)
    if (!rows[0]?.waits) break
    await after(100)
  }
  const seconds = (performance.now() - began) / 1000
  // Whoever looks for stragglers meanwhile may have begun it a second time: that one finds nothing left.
  const { rows: jobs } = await sql<{ clocks: number; late: number }>`
    select sum((result ->> 'clocks')::int)::int as clocks, sum((result ->> 'late')::int)::int as late from job
    where task = 'clocks.replan' and created_at >= ${since}::timestamptz`.execute(db)
  const later = (await pool.query<Counted>(byVersion)).rows
  const done = (all: readonly Counted[]) =>
    JSON.stringify(all.filter(({ phase }) => phase === 'stopped' || phase === 'cancelled'))
  const stillOld = later.filter(
    ({ version, phase }) =>
      (phase === 'running' || phase === 'paused') && before.some((one) => one.version === version),
  )
  return {
    answered,
    seconds,
    clocks: jobs[0]?.clocks ?? 0,
    late: jobs[0]?.late ?? 0,
    doneUntouched: done(before) === done(later),
    left: stillOld.reduce((sum, { n }) => sum + Number(n), 0),
  }
}
