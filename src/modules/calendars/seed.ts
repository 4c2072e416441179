import type { Write } from '#kernel/context'
import { createCalendars } from './commands.ts'

const week = (start: number, end: number) =>
  [1, 2, 3, 4, 5].map((day) => ({ day, start: start * 60, end: end * 60 }))

/** The hours of the three sites, with each country's holidays; name → id. */
export async function seedCalendars(ctx: Write): Promise<Map<string, string>> {
  const made = await createCalendars(ctx, [
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
  ])
  return new Map(made.map(({ id, title }) => [title, id]))
}
