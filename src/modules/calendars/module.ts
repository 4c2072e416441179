import './home.ts'
import { makingOne, thenDone } from '#kernel/handlers'
import { defineModule } from '#kernel/module'
import { roles } from '#kernel/auth/roles'
import { calendarKind } from '#facets/clocks/calendars'
import { archive, createCalendars, extendCalendars, makeDefault, readIcal, save } from './commands.ts'
import { calendars as contract } from './contract.ts'
import { eventLines, events } from './events.ts'
import { calendarPast } from './past.ts'
import { holidayPlaces } from './holidays.ts'
import { holidays, list, one, preview, tryOut, whatIf } from './queries.ts'
import { w } from './words.ts'

export const calendars = defineModule({
  name: 'calendars',
  contract,
  handlers: {
    list,
    get: one,
    create: makingOne(createCalendars),
    save,
    makeDefault: thenDone(makeDefault),
    archive: thenDone(archive),
    preview: (_, input) => preview(input),
    whatIf,
    holidayPlaces: ({ actor }, { country, state }) => holidayPlaces(country, state, actor.language),
    holidays: (_, input) => holidays(input),
    readIcal: (ctx, _, body) => readIcal(ctx, body),
    tryOut,
  },
  permissions: {
    'calendars.read': { title: w.later('may-read'), roles, part: 'everywhere' },
    'calendars.manage': { title: w.later('may-manage'), roles: ['manager', 'administrator'] },
  },
  kinds: [
    {
      name: calendarKind,
      title: w.later('calendar'),
      prefix: 'CAL',
      sequence: 'calendar_number',
      can: { read: 'calendars.read', write: 'calendars.manage' },
      page: contract.get.path,
    },
  ],
  events,
  eventLines,
  pasts: [calendarPast],
  schedules: [
    {
      name: 'calendars.extend',
      title: w.later('extend'),
      everySeconds: 24 * 3600,
      run: extendCalendars,
    },
  ],
})
