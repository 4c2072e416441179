import { sql } from 'kysely'
import { say } from '#lib/words'
import type { Read, Write } from '#kernel/context'
import { houseSubject } from '#kernel/house-subject'
import { installationOf } from '#kernel/installation'
import { tellMonitors } from '#kernel/metrics'
import { owedByMail } from '#kernel/seal/mailed'
import type { Schedule } from '#kernel/schedules'
import { type Alarm, raisedAlarms } from '#facets/home/alarms'
import type { Finding } from '#facets/home/panels'
import { lastBackup, owed } from './backups.ts'
import { type Lateness, lateOnes } from './engine/late.ts'
import { AlarmOver, AlarmRaised } from './events.ts'
import { w } from './words.ts'

/** How long the worker, mail, the timeline and mailed heads have been behind, in seconds. */
async function lateness(ctx: Pick<Read, 'db'>): Promise<Lateness> {
  const { mails } = await installationOf(ctx)
  const { rows } = await sql<{ worker: number | null; mail: number | null; timeline: number | null }>`
    select (select extract(epoch from now() - max(last_run))::float8 from schedule) as worker,
      (select extract(epoch from now() - min(not_before))::float8 from mail where state = 'waiting' and not_before < now()) as mail,
      (select extract(epoch from now() - min(failing_since))::float8 from forward_cursor
        where seen_at > now() - interval '1 hour') as timeline`.execute(ctx.db)
  const [found] = rows
  return {
    worker: found?.worker ?? 0,
    mail: mails ? (found?.mail ?? 0) : 0,
    timeline: found?.timeline ?? 0,
    heads: await owedByMail(ctx),
  }
}

interface Place {
  place: string
  free_mb: number
}

/** Of a program that says nothing any more nobody knows how full its disk is. */
async function lowPlaces({ db }: Pick<Read, 'db'>): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select place, free_mb from disk_place where low and seen_at > now() - interval '5 minutes' order by place`.execute(
    db,
  )
  return rows
}

/** All but the backup. */
async function mostAlarms(ctx: Read): Promise<Alarm[]> {
  const [late, [low]] = [lateOnes(await lateness(ctx)), await lowPlaces(ctx)]
  const disk = low && {
    name: 'disk',
    says: w.later('alarm.disk', { mb: low.free_mb }),
    sub: w.later('alarm.disk-sub', { place: low.place }),
    to: '/admin/jobs',
  }
  return [
    ...(await raisedAlarms(ctx)),
    ...(disk ? [disk] : []),
    ...late.map(({ name, minutes }) => ({
      name,
      says: w.later(`alarm.${name}`, { n: minutes }),
      sub: w.later(`alarm.${name}-sub`),
      to: name === 'mail' || name === 'heads' ? '/admin/mail' : '/admin/jobs',
    })),
  ]
}

const backupLate: Alarm = {
  name: 'backup',
  says: w.later('alarm.backup'),
  sub: w.later('alarm.backup-sub'),
  to: '/admin/jobs',
}

/** What wants whoever administers now, asked afresh: a worker that stands still tells of nothing, this does. */
export async function alarmsOf(ctx: Read): Promise<Alarm[]> {
  const [alarms, backup] = [await mostAlarms(ctx), await owed(ctx)]
  return backup?.late ? [...alarms, backupLate] : alarms
}

export async function listAlarms(ctx: Read) {
  const { language } = ctx.actor
  const said = ({ name, says, sub, to }: Alarm) => ({
    name,
    to,
    says: say(says, language),
    sub: say(sub, language),
  })
  return { items: (await alarmsOf(ctx)).map(said) }
}

/** The backup has a panel of its own there. */
export async function alarmsAtHome(ctx: Read): Promise<Finding | null> {
  const alarms = await mostAlarms(ctx)
  if (alarms.length === 0) return null
  return {
    title: w.later('alarm.home', { n: alarms.length }),
    figures: [],
    items: alarms.map(({ name, says, sub, to }) => ({ id: name, title: says, sub, to })),
  }
}

/** Writes down what began and what is over, each once; who is told by mail is a flow's to say. */
export async function keepAlarms(ctx: Write): Promise<void> {
  const standing = (await alarmsOf(ctx)).filter(({ isMailed }) => !isMailed)
  const names = standing.map(({ name }) => name)
  const subject = await houseSubject(ctx, 'alarm')
  const over = await sql<{
    name: string
  }>`delete from alarm where not name = any(${names}::text[]) returning name`.execute(ctx.db)
  for (const { name } of over.rows) ctx.emit(AlarmOver, subject, { name })
  for (const { name, says } of standing) {
    const { rows } = await sql`
      insert into alarm (name, since) values (${name}::text, ${ctx.now}::timestamptz) on conflict do nothing returning name`.execute(
      ctx.db,
    )
    if (rows.length > 0) ctx.emit(AlarmRaised, subject, { name, says: say(says, 'en') })
  }
}

export const alarmSchedule: Schedule = {
  name: 'alarms.look',
  title: w.later('schedule-alarms'),
  everySeconds: 60,
  run: keepAlarms,
}

tellMonitors({
  name: 'late_seconds',
  help: 'How long the worker and mail have been behind, and how old the newest good backup is',
  async of(db) {
    const { worker, mail, timeline, heads } = await lateness({ db })
    const made = await lastBackup({ db })
    return [
      { what: 'worker', value: worker },
      { what: 'mail', value: mail },
      { what: 'timeline', value: timeline },
      { what: 'heads', value: heads },
      ...(made ? [{ what: 'backup', value: (Date.now() - Date.parse(made.at)) / 1000 }] : []),
    ]
  },
})
