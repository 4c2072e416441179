import type { Random } from '#lib/random'
import type { WorkingCalendar } from '#lib/time/calendar'
import { type CompiledCalendar, compileCalendar } from '#lib/time/span-table'
import { addWorking } from '#lib/time/working-time'
import { DAY_MS, MINUTE_MS } from '#lib/time/instant'
import { priorityOf, usualMatrix } from '#facets/work/engine/priority'
import type { Known, Life, Weight } from './life.ts'

/** What the past is told from: who there is, when each site works, and until when it runs. */
export interface Given {
  readonly people: readonly Known[]
  /** By site. */
  readonly hours: ReadonlyMap<string, WorkingCalendar>
  /** Epoch milliseconds. */
  readonly now: number
}

export interface DemoWorld {
  readonly now: number
  readonly begin: number
  /** Since then a second technician has been in Bergen. */
  readonly relief: number
  readonly hours: ReadonlyMap<string, WorkingCalendar>
  readonly askers: (site: string) => readonly Known[]
  readonly known: (name: string) => Known | undefined
  /** So many working minutes after a moment, in the hours of a site. */
  readonly after: (site: string, at: number, minutes: number) => number
  readonly isThere: (one: Known, at: number) => boolean
  readonly people: readonly Known[]
}

export const storyMonths = 18
const hire = 'Marit Lund'

export function worldOf({ people, hours, now }: Given): DemoWorld {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Europe/Oslo')
  const begin = today.subtract({ months: storyMonths }).epochMilliseconds
  const compiled = new Map<string, CompiledCalendar>(
    [...hours].map(([site, calendar]) => [site, compileCalendar(calendar)]),
  )
  const bySite = Map.groupBy(people, ({ site }) => site)
  const byName = new Map(people.map((one) => [one.name, one]))
  const fallback = compiled.get('Bergen')
  return {
    now,
    begin,
    relief: byName.get(hire)?.from ?? begin,
    hours,
    people,
    askers: (site) => bySite.get(site) ?? [],
    known: (name) => byName.get(name),
    after(site, at, minutes) {
      const calendar = compiled.get(site) ?? fallback
      return (calendar && addWorking(calendar, at, minutes * MINUTE_MS)) ?? at + minutes * MINUTE_MS
    },
    isThere: ({ from, until }, at) => from <= at && at <= until,
  }
}

/** Around a median, seldom far from it; never less than a minute. */
export function around(random: Random, median: number, spread = 0.7): number {
  const bell = random.next() + random.next() + random.next() + random.next() - 2
  return Math.max(1, Math.round(median * Math.exp(bell * 1.73 * spread)))
}

export const oneIn = (random: Random, n: number) => random.below(n) === 0
export const share = (random: Random, percent: number) => random.below(100) < percent

const teams: Record<string, string> = { Network: 'Network', 'Drawing vault': 'Drawing vault' }
export const teamOf = (category: string) =>
  teams[category.split(' › ')[1] ?? ''] ?? teams[category.split(' › ')[0] ?? ''] ?? 'Service desk'

/** Who takes it: by what they are good at, where they are, and who was there by then. */
export function takerOf(
  random: Random,
  world: DemoWorld,
  category: string,
  site: string,
  at: number,
): string {
  const two = at > world.relief
  const team = teamOf(category)
  if (team === 'Network') return two && share(random, 35) ? hire : 'Henrik Sand'
  if (team === 'Drawing vault') return share(random, 72) ? 'Priya Nair' : 'Mikkel Krog'
  if (site === 'Hamburg') return share(random, 86) ? 'Jonas Behrens' : 'Mikkel Krog'
  if (site === 'Valparaíso') return share(random, 88) ? 'Tomás Araya' : 'Jonas Behrens'
  return two && share(random, 52) ? hire : share(random, 88) ? 'Mikkel Krog' : 'Jonas Behrens'
}

/** As urgent as the desk will find it, 1 to 4. */
export const urgency = ([impact, how]: Weight) => priorityOf(usualMatrix, impact, how)

/** What has happened by now; the rest is still to come. */
export const untilNow = (life: Life, now: number): Life => ({
  ...life,
  opened: Math.round(life.opened),
  deeds: life.deeds
    .filter(({ at }) => at < now)
    .map((deed) => ({ ...deed, at: Math.round(deed.at) }))
    .toSorted((a, b) => a.at - b.at),
})

export const days = (n: number) => n * DAY_MS
