import { Refusal } from '#lib/refusal'
import type { Holiday } from '#lib/time/holidays'
import type { HolidayFeed } from './schemas.ts'
import { w } from './words.ts'

// The library is large; only who edits a calendar waits for it.
const library = async () => (await import('date-holidays')).default

const hoursPerDay = 24 * 3_600_000

/** The holidays of a country, state or region in these years, in English where the library knows English names. */
export async function holidaysOf(
  feed: Pick<HolidayFeed, 'country' | 'state' | 'region'>,
  from: number,
  to: number,
): Promise<Holiday[]> {
  const Holidays = await library()
  const place = [feed.country, feed.state, feed.region].filter((part) => part !== null)
  const book = new Holidays()
  if (!isKnown(book, feed)) throw new Refusal('invalid', w.later('no-country', { place: place.join(' ') }))
  const [country = '', state, region] = place
  book.init(country, state, region)
  const years = Array.from({ length: to - from + 1 }, (_, n) => from + n)
  return years.flatMap((year) => yearOf(book, place.join(' '), year))
}

// The holidays of a year are what they are: previews while typing ask for the same ones again and again.
const known = new Map<string, readonly Holiday[]>()
const mostKnown = 500

function yearOf(book: Book, place: string, year: number): readonly Holiday[] {
  const name = `${place} ${year}`
  const found = known.get(name) ?? book.getHolidays(year, 'en').flatMap(daysOf)
  known.delete(name)
  known.set(name, found)
  if (known.size > mostKnown) known.delete(known.keys().next().value ?? '')
  return found
}

/** `2026-12-24 14:00:00` begins in the afternoon; some last several days. */
function daysOf({ date, start, end, name, type }: ReturnType<Book['getHolidays']>[number]): Holiday[] {
  const [first = '', time = ''] = date.split(' ')
  const from = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / hoursPerDay))
  return Array.from({ length: count }, (_, days) => ({
    date: Temporal.PlainDate.from(first).add({ days }).toString(),
    name: name.slice(0, 120),
    type,
    ...(days === 0 && from > 0 && { from }),
  }))
}

type Book = InstanceType<Awaited<ReturnType<typeof library>>>

function isKnown(book: Book, { country, state, region }: Pick<HolidayFeed, 'country' | 'state' | 'region'>) {
  const has = (known: unknown, key: string) => Object.hasOwn(Object(known) as object, key)
  if (!has(book.getCountries(), country)) return false
  if (state === null) return region === null
  if (!has(book.getStates(country), state)) return false
  return region === null || has(book.getRegions(country, state), region)
}

const listed = (names: unknown, language: string) =>
  Object.entries(Object(names) as Record<string, string>)
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name, language))

/** What can be chosen from: countries, then a country's states, then a state's regions. */
export async function holidayPlaces(country: string | undefined, state: string | undefined, language = 'en') {
  const Holidays = await library()
  const book = new Holidays()
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const countries = Object.entries(book.getCountries('en')).map(([code, name]) => [
    code,
    language === 'en' ? name : (names.of(code) ?? name),
  ])
  return {
    countries: listed(Object.fromEntries(countries), language),
    states: country ? listed(book.getStates(country, language), language) : [],
    regions: country && state ? listed(book.getRegions(country, state, language), language) : [],
  }
}
