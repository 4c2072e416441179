// What the replay of the last 90 days costs at size: portion by portion, as a browser asks for it.
// node bench/what-if.ts [tickets] [folder that keeps the tickets for the next run] [make: only makes them]
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose } from '#apps/compose'
import { whatIfHours, whatIfPolicy } from '#facets/clocks/what-if-trials'
import type { PolicyDefinition } from '#facets/clocks/schemas'
import { plus } from '#facets/clocks/engine/what-if-sum'
import type { WhatIf } from '#facets/clocks/what-if-contract'
import type { WorkingCalendar } from '#lib/time/calendar'
import { system } from '#kernel/actor'
import { reading, type Read } from '#kernel/context'
import { openDb } from '#kernel/db'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { migrate } from '#kernel/migrate'
import { makeDesk } from './maker.ts'

const tickets = Number(process.argv[2] ?? 100_000)
const kept = process.argv[3]
const onlyMakes = process.argv[4] === 'make'
const now = '2026-11-10T08:24:00.000Z'

const began = performance.now()
const say = (line: string) =>
  console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}`)

/** The longest time for which nobody else was answered. */
function watched() {
  let [last, longest] = [performance.now(), 0]
  const timer = setInterval(() => {
    const at = performance.now()
    longest = Math.max(longest, at - last - 5)
    last = at
  }, 5)
  return () => {
    clearInterval(timer)
    return longest
  }
}

async function timed(name: string, portion: (ctx: Read, after: string | undefined) => Promise<WhatIf>) {
  const stop = watched()
  const start = performance.now()
  const took: number[] = []
  let sum: WhatIf | undefined
  for (let after: string | undefined; ;) {
    const at = performance.now()
    const found = await portion(reading({ db: open.db, actor: system, now }), after)
    took.push(performance.now() - at)
    sum = sum ? plus(sum, found) : found
    if (found.next === null) break
    after = found.next
  }
  const total = ((performance.now() - start) / 1000).toFixed(1)
  const promises = sum.promises.reduce((n, { before: { kept: k, broken, open: o } }) => n + k + broken + o, 0)
  say(
    `${name}: ${total} s for ${sum.tickets} tickets and ${promises} promises, ${sum.changed} changed, in ${took.length} portions, ` +
      `the first ${took[0]?.toFixed(0)} ms, the longest ${Math.max(...took).toFixed(0)} ms; held up for ${stop().toFixed(0)} ms at most`,
  )
}

const folder = kept ?? mkdtempSync(join(tmpdir(), 'wheelhouse-bench-'))
const postgres = await startEmbedded(folder, say)
const open = openDb({ url: postgres.url, statementTimeoutMs: 0 })
try {
  await migrate(postgres.url)
  compose()
  const { rows } = await open.pool.query<{ n: number }>('select count(*)::int as n from work')
  if (rows[0]?.n === 0) {
    await makeDesk(open, { tickets, people: 200, now, seed: 1, days: 89, lived: true }, say)
    await open.pool.query('vacuum analyze')
    say(`made ${tickets} tickets`)
  }
  if (!onlyMakes) {
    const policy = await open.db
      .selectFrom('policy_version')
      .select(['policy_id as id', 'definition'])
      .executeTakeFirstOrThrow()
    const { hours, calendar_id } = await open.db
      .selectFrom('calendar_version')
      .select(['hours', 'calendar_id'])
      .executeTakeFirstOrThrow()
    const { fits: _, ...definition } = policy.definition as PolicyDefinition & { fits: unknown }
    const twice = definition.targets.map(({ metric, minutes }) => ({
      metric,
      minutes: minutes.map((some) => some && some * 2),
    }))
    const tried = (change: Partial<PolicyDefinition>) => (ctx: Read, after: string | undefined) =>
      whatIfPolicy(ctx, { id: policy.id, definition: { ...definition, ...change }, after })
    say(`${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}`)
    for (const round of [1, 2, 3]) {
      say(`round ${round}`)
      await timed('other targets', tried({ targets: twice }))
      await timed('other pauses', tried({ pauses: ['requester'] }))
      await timed('another scope', tried({ scope: 'priority<=3 team:Network' }))
      const always = { ...(hours as WorkingCalendar), always: true, weekly: [] }
      await timed('other hours', (ctx, after) => whatIfHours(ctx, { id: calendar_id, hours: always, after }))
    }
  }
} finally {
  await open.close()
  await postgres.stop()
  if (kept === undefined) rmSync(folder, { recursive: true, force: true })
}
