import type { Random } from '#lib/random'
import { MINUTE_MS } from '#lib/time/instant'
import type { DemoWorld } from './world.ts'

export interface Opening {
  readonly at: number
  readonly site: string
}

/** Tickets on a usual day of each site. */
const perDay: Record<string, number> = { Bergen: 4.7, Hamburg: 2.45, Valparaíso: 1.35, Remote: 0.5 }
/** Monday to Sunday: the week begins with all that broke over the weekend. */
const ofWeek = [1.55, 1.12, 1, 0.95, 0.62, 0.05, 0.03]
const holiday = 0.04

/** January to December. */
const ofYear: Record<string, readonly number[]> = {
  Bergen: [1.25, 1, 1, 0.85, 0.9, 1, 0.4, 1.2, 1.2, 1.05, 1.05, 0.75],
  Hamburg: [1.2, 1, 1.05, 0.9, 0.95, 1, 0.75, 0.65, 1.25, 1.05, 1, 0.7],
  Valparaíso: [0.75, 0.5, 1.3, 1.05, 1, 1, 0.95, 1, 0.8, 1.1, 1.1, 0.95],
  Remote: [1.1, 1, 1, 1, 1, 1, 0.8, 0.8, 1.1, 1, 1, 0.8],
}

const siteZone = (world: DemoWorld, site: string) => world.hours.get(site) ?? world.hours.get('Bergen')

function factorOn(world: DemoWorld, site: string, date: Temporal.PlainDate): number {
  const calendar = siteZone(world, site)
  const isHoliday = calendar?.days.some(
    ({ date: day, spans }) => day === date.toString() && spans.length === 0,
  )
  const season = ofYear[site]?.[date.month - 1] ?? 1
  return (isHoliday ? holiday : (ofWeek[date.dayOfWeek - 1] ?? 1)) * season
}

/** A minute of the day: most write when they come in, many after lunch, few before or after. */
function minuteOf(random: Random, start: number, end: number): number {
  const luck = random.below(100)
  if (luck < 36) return start + random.below(130)
  if (luck < 58) return start + 270 + random.below(90)
  if (luck < 95) return start + random.below(end - start)
  return start - 90 + random.below(end - start + 300)
}

/** When people of each site wrote to the desk, in order. */
export function openings(random: Random, world: DemoWorld): Opening[] {
  const all: Opening[] = []
  const zone = 'Europe/Oslo'
  const dayOf = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate()
  const last = dayOf(world.now)
  for (
    let date = dayOf(world.begin);
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  )
    for (const [site, rate] of Object.entries(perDay)) {
      const calendar = siteZone(world, site)
      const span = calendar?.weekly[0] ?? { start: 480, end: 960 }
      const midnight = date.toZonedDateTime(calendar?.zone ?? zone).epochMilliseconds
      const wanted = rate * factorOn(world, site, date) * (0.75 + random.next() * 0.5)
      const n = Math.floor(wanted + random.next())
      for (let i = 0; i < n; i++)
        all.push({ site, at: midnight + minuteOf(random, span.start, span.end) * MINUTE_MS })
    }
  return all.filter(({ at }) => at > world.begin && at < world.now).toSorted((a, b) => a.at - b.at)
}
