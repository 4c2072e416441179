import { eventLine } from '#kernel/event-lines'
import { TimeCorrected, TimeRemoved, TimeRestored, TimeSpent } from './time-contract.ts'
import { w } from './words.ts'

/** How time spent is told: to those inside. */
export const timeLines = [
  eventLine(TimeSpent, {
    say: ({ minutes }, { actor }) => w.later('line.time', { actor, minutes }),
    insideOnly: true,
  }),
  eventLine(TimeCorrected, {
    say({ person_id, before, after }, { actor, actorId, of, day }) {
      const who = { actor, whose: of(person_id), own: person_id === actorId ? 'yes' : 'no' }
      if (before.minutes !== after.minutes)
        return w.later('line.time-corrected', { ...who, from: before.minutes, to: after.minutes })
      if (before.spent_on !== after.spent_on)
        return w.later('line.time-moved', { ...who, to: day(after.spent_on) })
      return w.later('line.time-noted', who)
    },
    mentions: ({ person_id }) => [person_id],
    insideOnly: true,
  }),
  eventLine(TimeRemoved, {
    say: ({ person_id, minutes }, { actor, actorId, of }) =>
      w.later('line.time-removed', {
        actor,
        minutes,
        whose: of(person_id),
        own: person_id === actorId ? 'yes' : 'no',
      }),
    mentions: ({ person_id }) => [person_id],
    insideOnly: true,
  }),
  eventLine(TimeRestored, {
    say: ({ minutes }, { actor }) => w.later('line.time-restored', { actor, minutes }),
    insideOnly: true,
  }),
]
