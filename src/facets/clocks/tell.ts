import { sql } from 'kysely'
import { z } from 'zod'
import { Id, Instant } from '#lib/contract'
import { msOf } from '#lib/time/instant'
import { spell, when } from '#lib/time/relative'
import { say } from '#lib/words'
import { type Actor, system } from '#kernel/actor'
import { actorOf } from '#kernel/auth/actors'
import { seenBy } from '#kernel/auth/readers'
import { type Write, writing } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import { task } from '#kernel/jobs'
import { writeLetter } from '#kernel/mail/letter'
import { queueMail } from '#kernel/mail/queue'
import type { Seen } from '#kernel/visible'
import { calendarsFor, type Clock, clocksOf, viewOf } from './clocks.ts'
import { Metric } from './schemas.ts'
import { w } from './words.ts'

const Telling = z.object({
  person_id: Id,
  entity_id: Id,
  clock_id: Id,
  metric: Metric,
  cycle: z.int(),
  due_at: Instant,
  about: z.enum(['reminded', 'breached']),
})
export type Telling = z.output<typeof Telling>

/** By the time somebody is at work again it may be done, wait, or be due at another moment: then it is told no more. */
function stillSo({ row }: Clock, { about, cycle, due_at }: Telling): boolean {
  if (row.cycle !== cycle || row.phase === 'stopped' || row.phase === 'cancelled') return false
  return about === 'breached' || (row.phase === 'running' && row.due_at === msOf(due_at))
}

/** Tells one person of one fact about one clock, by mail, if it is still so and they may still see the record. */
export const tellPerson = task('clocks.tell', {
  title: w('task.tell'),
  input: Telling,
  run: ({ db }, telling) => writing({ db, actor: system, origin: 'flow' }, (ctx) => tellNow(ctx, telling)),
})

async function tellNow(ctx: Write, telling: Telling): Promise<{ told: boolean }> {
  const person = await actorOf(ctx.db, telling.person_id)
  const clock = (await clocksOf(ctx, [telling.entity_id])).find(({ id }) => id === telling.clock_id)
  if (!person || !clock || !stillSo(clock, telling)) return { told: false }
  const record = await seenBy(ctx, person, telling.entity_id)
  const email = record && (await addressOf(ctx, person.id))
  if (!record || email === undefined || (await toldBefore(ctx, email, telling))) return { told: false }
  const texts = await letter(ctx, person, record, clock, telling)
  const headers = { [factHeader]: factOf(telling) }
  await queueMail(ctx, [{ to: email, entity_id: record.id, headers, ...texts }])
  return { told: true }
}

const factHeader = 'X-Wheelhouse-Fact'
/** Names what is told; one person hears of it once. */
export const factOf = ({ clock_id, cycle, due_at, about, person_id }: Telling) =>
  [clock_id, cycle, due_at, about, person_id].join(' ')

/** A job may run again after a crash. */
async function toldBefore(ctx: Write, email: string, telling: Telling): Promise<boolean> {
  const { rows } = await sql`
    select from mail where entity_id = ${telling.entity_id}::uuid and recipient = ${email}
      and headers->>${factHeader} = ${factOf(telling)} limit 1`.execute(ctx.db)
  return rows.length > 0
}

async function addressOf({ db }: Write, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ email: string }>`
    select email from account where person_id = ${personId}::uuid and disabled_at is null`.execute(db)
  return rows[0]?.email
}

async function letter(
  ctx: Write,
  person: Actor,
  record: Seen,
  clock: Clock,
  { about, metric, due_at }: Telling,
) {
  const { language } = person
  const reader = { language, zone: person.zone, now: msOf(ctx.now) }
  const view = viewOf(clock, ctx.now, await calendarsFor(ctx, [clock]))
  const { address } = await installationOf(ctx)
  const said = {
    key: record.key,
    title: record.title,
    promise: say(w.later(`promise.${metric}`), language),
    due: when(msOf(due_at), reader),
    left: spell(Math.abs(view.left_ms), reader),
    level: clock.row.label,
  }
  return writeLetter(
    {
      subject: w.later(`mail.${about}-subject`, said),
      lines: [w.later('mail.record', said), w.later(`mail.${about}`, said)],
      action: { label: w.later('mail.open', said), url: `${address}/go/${record.key}` },
      foot: [w.later('mail.foot', { address })],
    },
    language,
  )
}
