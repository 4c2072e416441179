import { Refusal } from '#lib/refusal'
import { calendarProblems } from '#lib/time/calendar-problems'
import type { SpecialDay, WorkingCalendar } from '#lib/time/calendar'
import { daysOff } from '#lib/time/holidays'
import { w as house } from '#kernel/words'
import { mergeDays } from './engine/merge-days.ts'
import { holidaysOf } from './holidays.ts'
import type { Definition, HolidayFeed } from './schemas.ts'
import { w } from './words.ts'

const mostDays = 5000

interface Years {
  readonly from: number
  readonly to: number
}
/** Imports bring tickets of years ago, and terms run for years: holidays are known this far back and ahead. */
export const yearsAround = (year: number): Years => ({ from: year - 15, to: year + 15 })

/** Turns what a person wrote into the hours that the engine reads, every holiday a day; refused field by field. */
export async function hoursOf(name: string, definition: Definition, years: Years) {
  const holidays = definition.always ? [] : await feedDays(definition, years)
  const { zone, always, weekly, days } = definition
  const hours: WorkingCalendar = {
    name,
    zone,
    always,
    weekly,
    days: always ? days : mergeDays(days, holidays),
  }
  if (hours.days.length > mostDays)
    throw new Refusal('invalid', w.later('too-many-days', { n: hours.days.length, most: mostDays }))
  const problems = calendarProblems(hours)
  // One sentence a field is what a form shows: the first that is wrong with it.
  if (problems.length > 0)
    throw new Refusal('invalid', house.later('invalid'), {
      fields: Object.fromEntries(
        problems.toReversed().map(({ path, sentence }) => [String(path[0]), sentence]),
      ),
    })
  return { definition, hours, known_until: years.to }
}

async function feedDays({ holidays, weekly }: Definition, years: Years): Promise<SpecialDay[]> {
  const feeds = await Promise.all(holidays.map((feed) => oneFeed(feed, weekly, years)))
  return feeds.flat()
}

async function oneFeed(feed: HolidayFeed, weekly: Definition['weekly'], { from, to }: Years) {
  const skip = new Set(feed.skip)
  const known = await holidaysOf(feed, from, to)
  return daysOff(
    known.filter(({ name }) => !skip.has(name)),
    weekly,
    feed.types,
  )
}
