import type { Read } from '#kernel/context'
import { type Finding, tellAtHome } from '#facets/home/panels'
import { visible } from '#kernel/visible'
import type { WorkingCalendar } from '#lib/time/calendar'
import { firstStep } from '#facets/home/first-steps'
import { defaultCalendar } from '#facets/clocks/calendars'
import { w } from './words.ts'

const daysAhead = 14
const shown = 5

interface Special {
  id: string
  key: string
  calendar: string
  date: string
  name: string
  closed: boolean
}

/** Days within the next fortnight on which a calendar keeps other hours than its week, the nearest first. */
async function specialDays(ctx: Read): Promise<Special[]> {
  const rows = await ctx.db
    .selectFrom('calendar as c')
    .innerJoin('entity', 'entity.id', 'c.id')
    .innerJoin('calendar_version as v', 'v.id', 'c.version_id')
    .select(['c.id', 'entity.key', 'entity.title as calendar', 'v.hours'])
    .where('entity.archived_at', 'is', null)
    .where(visible(ctx.actor, 'entity'))
    .orderBy('entity.title')
    .execute()
  const found = rows.flatMap(({ hours: stored, ...row }) => {
    const { always, days, weekly, zone } = stored as WorkingCalendar
    const today = Temporal.Instant.from(ctx.now).toZonedDateTimeISO(zone).toPlainDate()
    const last = today.add({ days: daysAhead }).toString()
    const works = new Set(weekly.map(({ day }) => day))
    return days
      .filter(
        ({ date, spans }) =>
          date >= today.toString() && date <= last && (spans.length > 0 || works.has(weekdayOf(date))),
      )
      .map(({ date, name, spans }) => ({ ...row, date, name, closed: spans.length === 0 }))
      .filter(() => !always)
  })
  return found.sort((a, b) => a.date.localeCompare(b.date))
}

const weekdayOf = (date: string) => Temporal.PlainDate.from(date).dayOfWeek

async function find(ctx: Read): Promise<Finding | null> {
  const days = await specialDays(ctx)
  if (days.length === 0) return null
  return {
    title: w.later('home.days', { n: days.length, most: daysAhead }),
    calm: true,
    figures: [],
    items: days.slice(0, shown).map(({ id, key, calendar, date, name, closed }) => ({
      id: `${id} ${date}`,
      key,
      title: name,
      to: `/calendars/${key}`,
      sub: calendar,
      day: { date, until: false },
      mark: { tone: null, words: closed ? w.later('home.closed') : w.later('home.other-hours') },
    })),
  }
}

tellAtHome({ name: 'calendars.days', order: 61, can: 'calendars.read', find })
firstStep({
  name: 'calendars',
  order: 10,
  can: 'calendars.manage',
  title: w.later('first-step'),
  why: w.later('first-step-why'),
  to: '/calendars',
  isDone: async (ctx) => (await defaultCalendar(ctx)) !== undefined,
})
