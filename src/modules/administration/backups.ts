import { sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import { system } from '#kernel/actor'
import { takeBase } from '#kernel/archive/base'
import { backUp } from '#kernel/backup/backup'
import { backupPlaceOf } from '#kernel/backup/place'
import { type Read, type Write, writing } from '#kernel/context'
import { houseSubject } from '#kernel/house-subject'
import { installationOf } from '#kernel/installation'
import { Cancelled, enqueue, Interrupted, task } from '#kernel/jobs'
import type { Schedule } from '#kernel/schedules'
import { setting, valueOf, whole } from '#kernel/settings'
import { together } from '#kernel/together'
import type { Finding } from '#facets/home/panels'
import { backupDue, mayTryAgain } from './engine/backup-due.ts'
import { BackupFailed, BackupMade } from './events.ts'
import { w } from './words.ts'

const daily = setting('backup.daily', w.later('backup-daily'), z.boolean(), true)
const hour = setting('backup.hour', w.later('backup-hour'), whole(0, 23), 2)
const keep = setting('backup.keep', w.later('backup-keep'), whole(1, 365), 14)
export const backupSettings = [daily, hour, keep]

interface Last {
  at: string
  payload: string
}

const last = async ({ db }: Pick<Read, 'db'>, kind: string): Promise<Last | undefined> => {
  const { rows } = await sql<Last>`
    select e.at, d.payload from event e join event_data d on d.event_id = e.id where e.kind = ${kind}
    order by e.id desc limit 1`.execute(db)
  return rows[0]
}

/** The newest good one. */
export const lastBackup = (ctx: Pick<Read, 'db'>) => last(ctx, BackupMade.name)

/** Since when there has been anything to back up. */
async function begun({ db, now }: Read): Promise<string> {
  const { rows } = await sql<{ at: string | null }>`select min(applied_at) as at from migration`.execute(db)
  return rows[0]?.at ?? now
}

/** Whether a backup is owed now; nothing where none is made, as this organisation or its operator decided. */
export async function owed(ctx: Read) {
  const [{ backups }, isDaily, atHour, made] = await together(
    installationOf(ctx),
    valueOf(ctx, daily),
    valueOf(ctx, hour),
    last(ctx, BackupMade.name),
  )
  if (!backups || !isDaily) return undefined
  const since = made?.at ?? (await begun(ctx))
  return { made, ...backupDue(Date.parse(ctx.now), atHour, Date.parse(since)) }
}

export const backupTask = task('backup.make', {
  title: w.later('task-backup'),
  input: z.object({}),
  async run({ db, progress }) {
    const place = backupPlaceOf(db)
    if (!place) throw new Error(w('backup-nowhere'))
    const tell = (work: (ctx: Write) => Promise<void>) =>
      writing({ db, actor: system, origin: 'schedule' }, work)
    try {
      const [stay, goOn] = [await valueOf({ db }, keep), () => progress({})]
      const made = await backUp({ ...place, keep: stay, goOn })
      if (place.archive !== undefined)
        await takeBase({ url: place.url, archive: place.archive, keep: stay, goOn })
      const { file, bytes, rows, seconds, encrypted, removed } = made
      await tell(async (ctx) =>
        ctx.emit(BackupMade, await houseSubject(ctx, 'backup'), {
          file,
          bytes,
          rows,
          seconds,
          encrypted,
          removed: removed.length,
        }),
      )
    } catch (error) {
      if (error instanceof Cancelled || error instanceof Interrupted) throw error
      const why = error instanceof Refusal ? say(error.sentence, 'en') : String(error)
      await tell(async (ctx) => ctx.emit(BackupFailed, await houseSubject(ctx, 'backup'), { why }))
      throw error
    }
  },
})

/** Begins a backup once its hour has struck, by whichever worker looks first. */
export const backupSchedule: Schedule = {
  name: 'backup.begin',
  title: w.later('schedule-backup'),
  everySeconds: 300,
  async run(ctx) {
    if (!(await owed(ctx))?.due) return
    const failed = await last(ctx, BackupFailed.name)
    if (failed && !mayTryAgain(Date.parse(ctx.now), Date.parse(failed.at))) return
    await enqueue(ctx, backupTask, {}, { unique: backupTask.name })
  },
}

const hours = (from: string, to: string) => Math.floor((Date.parse(to) - Date.parse(from)) / 3_600_000)

/** The last good backup is older than it should be. */
export async function backupInNeed(ctx: Read): Promise<Finding | null> {
  const found = await owed(ctx)
  if (!found?.late) return null
  const failed = await last(ctx, BackupFailed.name)
  const { made } = found
  const isNews = failed && (!made || failed.at > made.at)
  const to = '/admin/audit?kind=backup.failed'
  const why = isNews ? BackupFailed.data.parse(JSON.parse(failed.payload)).why : null
  return {
    title: made ? w.later('home.backup-old', { n: hours(made.at, ctx.now) }) : w.later('home.backup-none'),
    figures: isNews ? [{ words: w.later('home.backup-tries'), to }] : [],
    items: [
      {
        id: system.id,
        title: w.later('home.backup-item'),
        to: isNews ? to : '/admin/jobs',
        sub: why ?? w.later('home.backup-silent'),
      },
    ],
  }
}
