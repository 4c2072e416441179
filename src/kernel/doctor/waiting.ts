import { sql } from 'kysely'
import type { Sentence } from '#lib/words'
import { installationOf } from '../installation.ts'
import { workerLocks } from '../jobs.ts'
import { uncertain } from '../mail/queue.ts'
import type { Check, Patient } from './check.ts'
import { w } from './words.ts'

/** What a worker that runs and keeps up never leaves waiting. */
const lateMinutes = 10

type Counts = Record<string, number>

async function counts({ db }: Patient, query: ReturnType<typeof sql<Counts>>): Promise<Counts> {
  return (await query.execute(db)).rows[0] ?? {}
}

const line = (grave: boolean, n: number | undefined, says: (n: number) => Sentence, remedy: Sentence) =>
  n !== undefined && n > 0 ? [{ grave, says: says(n), remedy }] : []

const late = sql`now() - make_interval(mins => ${lateMinutes}::int)`

const jobs: Check = {
  name: 'jobs',
  title: w.later('jobs'),
  async find(patient) {
    const { failed, waiting, abandoned } = await counts(
      patient,
      sql<Counts>`select count(*) filter (where state = 'failed')::int as failed,
        count(*) filter (where state = 'waiting' and run_after < ${late})::int as waiting,
        count(*) filter (where state = 'running' and started_at < ${late} and not exists (
          select from pg_locks l where l.locktype = 'advisory' and l.classid = ${workerLocks}::int
            and l.objid = job.worker::oid and l.granted))::int as abandoned
        from job`,
    )
    return [
      ...line(true, abandoned, (n) => w.later('jobs-abandoned', { n }), w.later('worker-remedy')),
      ...line(
        true,
        waiting,
        (n) => w.later('jobs-late', { n, minutes: lateMinutes }),
        w.later('worker-remedy'),
      ),
      ...line(false, failed, (n) => w.later('jobs-failed', { n }), w.later('jobs-remedy')),
    ]
  },
}

const deliveries: Check = {
  name: 'deliveries',
  title: w.later('deliveries'),
  async find(patient) {
    const { dead, waiting } = await counts(
      patient,
      sql<Counts>`select count(*) filter (where dead_at is not null)::int as dead,
        count(*) filter (where dead_at is null and run_after < ${late})::int as waiting from outbox`,
    )
    return [
      ...line(
        true,
        waiting,
        (n) => w.later('deliveries-late', { n, minutes: lateMinutes }),
        w.later('worker-remedy'),
      ),
      ...line(false, dead, (n) => w.later('deliveries-dead', { n }), w.later('deliveries-remedy')),
    ]
  },
}

const mail: Check = {
  name: 'mail',
  title: w.later('mail'),
  async find(patient) {
    const { failed, unknown, waiting } = await counts(
      patient,
      sql<Counts>`select count(*) filter (where state = 'failed')::int as failed, count(*) filter (where ${uncertain})::int as unknown,
        count(*) filter (where state = 'waiting' and not_before < ${late})::int as waiting from mail`,
    )
    const { mails } = await installationOf(patient)
    return [
      ...line(
        true,
        mails ? waiting : 0,
        (n) => w.later('mail-late', { n, minutes: lateMinutes }),
        w.later('mail-late-remedy'),
      ),
      ...line(false, mails ? 0 : waiting, (n) => w.later('mail-off', { n }), w.later('mail-off-remedy')),
      ...line(false, unknown, (n) => w.later('mail-unknown', { n }), w.later('mail-remedy')),
      ...line(false, failed, (n) => w.later('mail-failed', { n }), w.later('mail-remedy')),
    ]
  },
}

export const waitingChecks: readonly Check[] = [jobs, deliveries, mail]
