import { randomFrom } from '#lib/random'
import { badModel } from './catalogue.ts'
import { buyer, type Device, type Drawn, momentOn, type Story } from './buy.ts'

export interface FleetPerson {
  readonly name: string
  readonly site: string
  readonly title: string
  /** First and last day, as far as they lie within reach of the story: 2026-11-30. */
  readonly from: string
  readonly until: string | null
}

const manual =
  /welder|plater|fitter|rigger|apprentice|painter|blaster|insulator|crane|docker|labourer|driver|cleaner|guard|outfitter|scaffold|operator|mechanic|turner|storekeeper|electrician/i
const draws = /design|naval|engineer|project|planner/i
const laptopMonths = 50

/** What stands at each site beside what people have: how many of a type, for each share of the site. */
const standing = [
  ['server', 2],
  ['network-device', 6],
  ['printer', 3],
  ['desktop', 5],
  ['laptop', 3],
  ['phone', 2],
] as const
const shares = { Bergen: 4, Hamburg: 2, Valparaíso: 1 } as const

/**
 * Everything that Halden Marine owns, with who had it since the story began: whoever comes is given what lies in stores, else what
 * is bought for them; what leavers bring back goes on to others; old laptops are replaced and sold. The same for the same seed and day.
 */
export function fleetOf(seed: number, people: readonly FleetPerson[], story: Story): Device[] {
  const random = randomFrom(seed)
  const { next, below } = random
  const buy = buyer(random, story)
  const [begins, today] = [Temporal.PlainDate.from(story.begins), Temporal.PlainDate.from(story.today)]
  const free: (Drawn & { day: string })[] = []

  function give(type: string, person: FleetPerson, day: string): Drawn {
    const site = person.site === 'Remote' ? 'Bergen' : person.site
    const n = free.findIndex((one) => one.model.type === type && one.site === site && one.day < day)
    const drawn =
      (n === -1 ? undefined : free.splice(n, 1)[0]) ??
      buy(type, { site, day, dear: draws.test(person.title) })
    drawn.steps.push({ at: momentOn(day, random), to: { person: person.name } })
    return drawn
  }

  /** One that will be too old goes back and is sold, and another comes in its place; some of the bad model are in repair. */
  function renew(drawn: Drawn, person: FleetPerson) {
    if (drawn.model.model === badModel && next() < 0.1) {
      const day = today.subtract({ days: 3 + below(12) }).toString()
      drawn.steps.push({
        at: momentOn(day, random),
        to: 'stores',
        status: 'in-repair',
        note: 'The hinge broke again',
      })
      return
    }
    const day = begins.add({ days: 20 + below(500) })
    const dies = Temporal.PlainDate.from(drawn.bought_on).add({ months: laptopMonths })
    if (Temporal.PlainDate.compare(dies, day) > 0) return
    drawn.steps.push({ at: momentOn(day.toString(), random), to: 'stores', note: 'Replaced' })
    drawn.steps.push({ at: momentOn(day.add({ days: 4 }).toString(), random), to: null, status: 'sold' })
    give('laptop', person, day.toString())
  }

  function equip(person: FleetPerson, day: string) {
    const { until, title } = person
    for (const type of needsOf(title, next)) {
      const drawn = give(type, person, day)
      if (until !== null && until > day && until < story.today) {
        drawn.steps.push({ at: momentOn(until, random), to: 'stores' })
        free.push({ ...drawn, day: until })
      } else if (type === 'laptop') renew(drawn, person)
    }
  }

  const all = people.map((one) => ({ ...one, day: one.from < story.begins ? story.begins : one.from }))
  const comings = all
    .filter(({ day }) => day <= story.today)
    .toSorted((a, b) => Number(a.day > b.day) - Number(a.day < b.day))
  for (const person of comings) equip(person, person.day)
  for (const [site, share] of Object.entries(shares))
    for (const [type, n] of standing)
      for (let one = 0; one < n * share; one++) buy(type, { site, day: story.begins, dear: false })
  return buy.all
}

/** What somebody needs for what they do: who works by hand a phone at most, who draws two screens. */
function needsOf(title: string, next: () => number): string[] {
  const share = (type: string, of: number) => (next() < of ? [type] : [])
  if (manual.test(title)) return share('phone', 0.45)
  const monitors = draws.test(title) ? ['monitor', 'monitor'] : share('monitor', 0.85)
  return ['laptop', ...monitors, ...share('dock', 0.8), ...share('phone', 0.7)]
}
