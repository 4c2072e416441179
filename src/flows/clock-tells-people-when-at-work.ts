import { isoOf, msOf } from '#lib/time/instant'
import { tellAt } from '#lib/time/reminders'
import { loadCalendars } from '#facets/clocks/calendars'
import { ClockBreached, ClockReminded } from '#facets/clocks/contract'
import { factOf, type Telling, tellPerson } from '#facets/clocks/tell'
import type { Write } from '#kernel/context'
import { when } from '#kernel/flows'
import { enqueue } from '#kernel/jobs'
import { workingHoursOf } from '#modules/people/public'

/** Each person hears of it now if they are at work, else when they next are. */
async function tellWhenAtWork(
  ctx: Write,
  people: readonly string[],
  about: Omit<Telling, 'person_id'>,
): Promise<void> {
  const hours = await workingHoursOf(ctx, people)
  const calendars = await loadCalendars(ctx, [...hours.values()])
  const now = msOf(ctx.now)
  for (const person_id of people) {
    const version = hours.get(person_id)
    const at = version === undefined ? now : (tellAt(calendars(version), now) ?? now)
    const telling = { ...about, person_id }
    await enqueue(ctx, tellPerson, telling, { at: isoOf(at), unique: factOf(telling) })
  }
}

export const clockReminderTellsPeople = when(
  ClockReminded,
  'clock-reminder-tells-people-when-at-work',
  (ctx, { tell, clock_id, metric, cycle, due_at }, { subject }) =>
    tellWhenAtWork(ctx, tell, { entity_id: subject.id, clock_id, metric, cycle, due_at, about: 'reminded' }),
)

export const clockBreachTellsPeople = when(
  ClockBreached,
  'clock-breach-tells-people-when-at-work',
  (ctx, { tell, clock_id, metric, cycle, due_at }, { subject }) =>
    tellWhenAtWork(ctx, tell, { entity_id: subject.id, clock_id, metric, cycle, due_at, about: 'breached' }),
)
