import { z } from 'zod'
import { event } from '#lib/contract'
import { calendarChanged, calendarCreated } from '#facets/clocks/calendars'
import { eventLine } from '#kernel/event-lines'
import { w } from './words.ts'

export const calendarRenamed = event('calendar.renamed', z.object({ before: z.string(), after: z.string() }))
export const calendarMadeDefault = event('calendar.made-default', z.object({}))
/** Told of the one that was it before. */
export const calendarNoDefault = event('calendar.no-longer-default', z.object({}))
export const calendarArchived = event('calendar.archived', z.object({ archived: z.boolean() }))

export const events = [
  calendarCreated,
  calendarChanged,
  calendarRenamed,
  calendarMadeDefault,
  calendarNoDefault,
  calendarArchived,
]

export const eventLines = [
  eventLine(calendarCreated, { say: () => w.later('said-created') }),
  eventLine(calendarChanged, { say: ({ version }) => w.later('said-changed', { version }) }),
  eventLine(calendarRenamed, { say: (data) => w.later('said-renamed', data) }),
  eventLine(calendarMadeDefault, { say: () => w.later('said-default') }),
  eventLine(calendarNoDefault, { say: () => w.later('said-no-default') }),
  eventLine(calendarArchived, {
    say: ({ archived }) => w.later(archived ? 'said-archived' : 'said-restored'),
  }),
]
