import { clockAt } from '#lib/time/clock'
import { rowOf } from '#lib/time/clock-history'
import { flightRecord } from '#lib/time/flight-recorder'
import { msOf } from '#lib/time/instant'
import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import { factsCalled } from './called.ts'
import { cellOf } from './cells.ts'
import { calendarsFor } from './clocks.ts'
import { heardBy } from './earlier.ts'
import { metricTitle } from './explain.ts'

/** The clocks of a record as they stood at a moment, replayed from what they had been told by then. */
export async function clocksThen(ctx: Read, id: string, at: string) {
  const now = msOf(at)
  const then = await heardBy(ctx, id, now)
  const calendars = await calendarsFor(ctx, then)
  const factsOf = await factsCalled(ctx, then)
  const { language, zone } = ctx.actor
  return then.map((clock) => {
    const facts = factsOf(clock)
    const view = clockAt(rowOf(facts, calendars), now, calendars)
    return {
      title: metricTitle(clock.metric, language),
      headline: say(flightRecord(facts, calendars, { language, zone, now }).headline, language),
      cell: { id: clock.id, ...cellOf(clock, view) },
    }
  })
}
