import type { Write } from '#kernel/context'
import type { WorkingCalendar } from '#lib/time/calendar'
import { createCalendars } from './commands.ts'
import { hoursOf } from './hours.ts'
import { CalendarDraft } from './schemas.ts'

const week = (start: number, end: number) =>
  [1, 2, 3, 4, 5].map((day) => ({ day, start: start * 60, end: end * 60 }))

const drafts: CalendarDraft[] = [
  { name: 'Bergen', zone: 'Europe/Oslo', weekly: week(8, 16), holidays: [{ country: 'NO' }] },
  {
    name: 'Hamburg',
    zone: 'Europe/Berlin',
    weekly: week(8, 17),
    holidays: [{ country: 'DE', state: 'HH' }],
  },
  {
    name: 'Valparaíso',
    zone: 'America/Santiago',
    weekly: week(9, 18),
    holidays: [{ country: 'CL' }],
  },
  { name: 'Round the clock', zone: 'Europe/Oslo', always: true },
]

/** The hours of the three sites, with each country's holidays; name → id. */
export async function seedCalendars(ctx: Write): Promise<Map<string, string>> {
  const made = await createCalendars(ctx, drafts)
  return new Map(made.map(({ id, title }) => [title, id]))
}

/** The same hours as the engine reads them, for the years of the story; by name. */
export async function hoursBetween(from: number, to: number): Promise<Map<string, WorkingCalendar>> {
  const all = drafts.map(async (draft) => {
    const { name, ...definition } = CalendarDraft.parse(draft)
    const { hours } = await hoursOf(name, definition, { from, to })
    return [name, hours] as const
  })
  return new Map(await Promise.all(all))
}
