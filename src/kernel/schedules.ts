import { type RawBuilder, sql } from 'kysely'
import type { Write } from './context.ts'
import type { Db } from './db.ts'
import { logger } from './log.ts'
import type { Title } from '#lib/words'

const log = logger('schedules')

/** What the clock starts: every so many seconds, by whichever worker looks first. */
export interface Schedule {
  readonly name: string
  readonly title: Title
  readonly everySeconds: number
  readonly run: (ctx: Write) => Promise<void>
}

type Take = (work: (ctx: Write) => Promise<void>) => Promise<void>

/** Runs what the clock owes: each schedule at most once per period, over all workers. One that fails holds no other up. */
export async function runDue(db: Db, schedules: readonly Schedule[], take: Take): Promise<void> {
  const { rows } = await sql<{ name: string; age: number | null; rests: boolean }>`
    select name, extract(epoch from now() - last_run)::float8 as age, coalesce(run_after > now(), false) as rests
    from schedule`.execute(db)
  const known = new Map(rows.map((row) => [row.name, row]))
  const due = schedules.filter(({ name, everySeconds }) => {
    const { age, rests } = known.get(name) ?? { age: null, rests: false }
    return !rests && (age ?? Infinity) >= everySeconds
  })
  for (const one of due)
    try {
      await take((ctx) => runOnce(ctx, one))
    } catch (error) {
      log.error({ schedule: one.name, err: error }, 'what the clock starts has failed')
      await setBack(db, one, error)
    }
}

async function runOnce(ctx: Write, { name, everySeconds, run }: Schedule) {
  const { rows: mine } = await sql`
    insert into schedule (name, last_run) values (${name}, now())
    on conflict (name) do update set last_run = excluded.last_run, failures = 0, last_error = null, run_after = null
    where (schedule.last_run is null or schedule.last_run + make_interval(secs => ${everySeconds}::int) <= excluded.last_run)
      and (schedule.run_after is null or schedule.run_after <= excluded.last_run)
    returning name`.execute(ctx.db)
  if (mine.length > 0) await run(ctx)
}

/** Each failure makes it rest twice as long, up to its own period; what comes round more often, up to a minute. */
async function setBack(db: Db, { name, everySeconds }: Schedule, error: unknown) {
  const longest = Math.max(everySeconds, 60)
  const rest = (failures: RawBuilder<number>) =>
    sql`now() + make_interval(secs => least(${longest}::int, power(2, least(${failures}, 20))))`
  await sql`
    insert into schedule (name, failures, last_error, run_after)
    values (${name}, 1, ${String(error)}::text, ${rest(sql`1`)})
    on conflict (name) do update set failures = schedule.failures + 1, last_error = excluded.last_error,
      run_after = ${rest(sql`schedule.failures + 1`)}`.execute(db)
}
