import { sql } from 'kysely'
import { installationOf } from '../installation.ts'
import { workerLives } from '../jobs.ts'
import { uncertain } from '../mail/queue.ts'
import { owedByMail } from '../seal/mailed.ts'
import { together } from '../together.ts'
import type { Ailment, Check, Patient } from './check.ts'
import { w } from './words.ts'

/** What a worker that runs and keeps up never leaves waiting. */
const lateMinutes = 10

const late = sql`now() - make_interval(mins => ${lateMinutes}::int)`

type Counts = Record<string, number>
type Word = Parameters<typeof w.later>[0]

/** A check that counts rows in one statement, and tells those that should not be. */
const counted = (
  name: Word,
  query: ReturnType<typeof sql<Counts>>,
  tell: (counts: Counts, patient: Patient) => Ailment[] | Promise<Ailment[]>,
): Check => ({
  name,
  title: w.later(name),
  find: async (patient) => tell((await query.execute(patient.db)).rows[0] ?? {}, patient),
})

const some = (n: number | undefined, grave: boolean, says: Word, remedy: Word): Ailment[] =>
  n !== undefined && n > 0
    ? [{ grave, says: w.later(says, { n, minutes: lateMinutes }), remedy: w.later(remedy) }]
    : []

const jobs = counted(
  'jobs',
  sql<Counts>`select count(*) filter (where state = 'failed')::int as failed,
    count(*) filter (where state = 'waiting' and run_after < ${late})::int as waiting,
    count(*) filter (where state = 'running' and started_at < ${late}
      and not ${workerLives(sql.ref('job.worker'))})::int as abandoned
    from job`,
  ({ failed, waiting, abandoned }) => [
    ...some(abandoned, true, 'jobs-abandoned', 'worker-remedy'),
    ...some(waiting, true, 'jobs-late', 'worker-remedy'),
    ...some(failed, false, 'jobs-failed', 'jobs-remedy'),
  ],
)

const deliveries = counted(
  'deliveries',
  sql<Counts>`select count(*) filter (where dead_at is not null)::int as dead,
    count(*) filter (where dead_at is null and run_after < ${late})::int as waiting from outbox`,
  ({ dead, waiting }) => [
    ...some(waiting, true, 'deliveries-late', 'worker-remedy'),
    ...some(dead, false, 'deliveries-dead', 'deliveries-remedy'),
  ],
)

const mail = counted(
  'mail',
  sql<Counts>`select count(*) filter (where state = 'failed')::int as failed, count(*) filter (where ${uncertain})::int as unknown,
    count(*) filter (where state = 'waiting' and not_before < ${late})::int as waiting from mail`,
  async ({ failed, unknown, waiting }, patient) => {
    const { mails } = await installationOf(patient)
    return [
      ...some(mails ? waiting : 0, true, 'mail-late', 'mail-late-remedy'),
      ...some(mails ? 0 : waiting, false, 'mail-off', 'mail-off-remedy'),
      ...some(unknown, false, 'mail-unknown', 'mail-remedy'),
      ...some(failed, false, 'mail-failed', 'mail-remedy'),
    ]
  },
)

/** A day for the mail that goes daily, and one for what keeps it. */
const owedSeconds = 172_800

const outside: Check = {
  name: 'outside',
  title: w.later('outside'),
  async find(patient) {
    const [owed, { rows }] = await together(
      owedByMail(patient),
      sql<{ place: string; why: string | null }>`
        select place, error as why from forward_cursor where failing_since < ${late} and seen_at > now() - interval '1 hour'
        order by place`.execute(patient.db),
    )
    return [
      ...rows.map(({ place, why }) => ({
        grave: true,
        says: w.later('outside-stuck', { place, why: why ?? '' }),
        remedy: w.later('outside-stuck-remedy'),
      })),
      ...some(owed > owedSeconds ? 1 : 0, true, 'outside-owed', 'mail-remedy'),
    ]
  },
}

export const waitingChecks: readonly Check[] = [jobs, deliveries, mail, outside]
