import { calendarChanged, calendarKind } from '#facets/clocks/calendars'
import { fieldsAs, type Past, tells } from '#kernel/past'
import { dayDated, localeOf } from '#lib/time/relative'
import { calendarArchived, calendarMadeDefault, calendarNoDefault, calendarRenamed } from './events.ts'
import { CalendarDraft, Definition } from './schemas.ts'
import { w } from './words.ts'

const two = (n: number) => String(n).padStart(2, '0')
const clock = (minutes: number) => `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
interface Span {
  start: number
  end: number
}
const spans = (all: readonly Span[]) =>
  all.map(({ start, end }) => `${clock(start)}–${clock(end)}`).join(', ')

/** 1 is Monday: so was the first of January 2024. */
const weekday = (day: number, language: string) =>
  new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  )

const turns = (field: string, to: boolean) => ({ before: { [field]: !to }, after: { [field]: to } })

/** When work was done. Versions never change, so events name them alone. */
export const calendarPast: Past = {
  of: (kind) => kind === calendarKind,
  called: 'name',
  fields: {
    ...fieldsAs(CalendarDraft.shape, { name: {} }),
    version: { title: w.later('past.version') },
    is_default: { title: w.later('past.default'), reads: 'switch' },
    archived: { title: w.later('past.archived'), reads: 'switch' },
    ...fieldsAs(Definition.shape, {
      zone: {},
      always: { reads: 'switch' },
      weekly: { many: true },
      holidays: { many: true },
      days: { many: true },
    }),
  },
  async now({ db }, { id, title, archived_at }) {
    const row = await db
      .selectFrom('calendar')
      .select(['version_id', 'is_default'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return { ...row, name: title, archived: archived_at !== null }
  },
  tells: [
    tells(calendarRenamed, ['name'], ({ before, after }) => ({
      before: { name: before },
      after: { name: after },
    })),
    tells(calendarChanged, ['version_id'], ({ version_id, before_id }) => ({
      before: { version_id: before_id },
      after: { version_id },
    })),
    tells(calendarMadeDefault, ['is_default'], () => turns('is_default', true)),
    tells(calendarNoDefault, ['is_default'], () => turns('is_default', false)),
    tells(calendarArchived, ['archived'], ({ archived }) => turns('archived', archived)),
  ],
  async opens({ db }, _, { version_id }) {
    const found = await db
      .selectFrom('calendar_version')
      .select(['version', 'definition'])
      .where('id', '=', String(version_id))
      .executeTakeFirst()
    return found ? { version: found.version, ...Definition.parse(found.definition) } : {}
  },
  async say({ actor: { language } }, _, values) {
    const { weekly = [], holidays = [], days = [] } = values as Partial<Definition>
    return {
      weekly: weekly.map(({ day, ...span }) => `${weekday(day, language)} ${spans([span])}`),
      holidays: holidays.map(({ country, state }) => (state === null ? country : `${country}-${state}`)),
      days: days.map(({ date, name, spans: open }) =>
        `${dayDated(date, language)} ${name} ${spans(open)}`.trim(),
      ),
    }
  },
}
