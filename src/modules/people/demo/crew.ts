import { randomFrom, type Random } from '#lib/random'
import { type Group, groups } from './groups.ts'
import { namesOf } from './names.ts'
import { emailOf } from './email.ts'

/** Somebody of the demo company beside its staff; dates as `2026-11-30`, others by their names. */
export interface Recruit {
  /** Their number at the company, which their extension has too. */
  readonly number: number
  readonly name: string
  readonly given_name: string
  readonly family_name: string
  readonly site: Group['site']
  readonly department: string
  readonly title: string
  readonly manager: string
  readonly room: string | null
  readonly zone: string
  readonly language: string
  readonly contractor: boolean
  readonly vip: boolean
  readonly starts_on: string
  readonly ends_on: string | null
}

const zones: Record<string, string> = {
  Bergen: 'Europe/Oslo',
  Hamburg: 'Europe/Berlin',
  Valparaíso: 'America/Santiago',
}
const farZones = [
  'Europe/Lisbon',
  'Europe/Warsaw',
  'Europe/Athens',
  'Europe/Helsinki',
  'Africa/Lagos',
  'Asia/Tokyo',
]
const languages: Record<string, string> = { Bergen: 'nb', Hamburg: 'de', Valparaíso: 'es', Remote: 'en' }
const directors = new Set(['Sales director', 'Project director', 'Head of projects'])

/** How many of a hundred desks changed hands while the story runs, and how many were new. */
const [changed, fresh] = [13, 4]
const months = 18

const firstNumber = 1100

type Day = Temporal.PlainDate
type Unnumbered = Omit<Recruit, 'number'>

/** Names that nobody has yet, whose addresses nobody has either. */
function namer(random: Random, taken: readonly string[]) {
  const addresses = new Set(taken.map(emailOf))
  return (site: Group['site']) => {
    const { given, family } = namesOf[site] ?? { given: [], family: [] }
    for (;;) {
      const [given_name, family_name] = [random.pick(given), random.pick(family)]
      const name = `${given_name} ${family_name}`
      if (addresses.has(emailOf(name))) continue
      addresses.add(emailOf(name))
      return { name, given_name, family_name }
    }
  }
}

const firstOf = (day: Day) => day.with({ day: 1 })
const mondayAfter = (day: Day) => day.add({ days: 8 - day.dayOfWeek })
const lastOf = (day: Day) => day.with({ day: day.daysInMonth })

/**
 * The people of Halden Marine beside its staff, in the order in which they are named: who leads comes before those whom
 * they lead. The story ends on `today`, has run for 18 months, and is the same for the same seed and day. So many work
 * there today; others have left meanwhile, or come in the next weeks. `staff`: names that are taken.
 */
export function crewOf(seed: number, today: string, staff: readonly string[]): Recruit[] {
  const random = randomFrom(seed)
  const end = Temporal.PlainDate.from(today)
  const begin = end.subtract({ months })
  const named = namer(random, staff)
  const people: Unnumbered[] = []

  const before = (): string =>
    begin
      .subtract({ months: 1 + Math.floor(random.next() ** 1.4 * 240) })
      .with({ day: 1 })
      .toString()

  function hire(
    group: Group,
    title: string,
    manager: string,
    starts_on: string,
    ends_on: string | null = null,
  ): string {
    const { name, ...names } = named(group.site)
    people.push({
      name,
      ...names,
      site: group.site,
      department: group.department,
      title,
      manager,
      room: group.room ?? null,
      zone: zones[group.site] ?? random.pick(farZones),
      language: languages[group.site] ?? 'en',
      contractor: group.as === 'contractor',
      vip: directors.has(title),
      starts_on,
      ends_on,
    })
    return name
  }

  function fill(group: Group, title: string, manager: string) {
    if (group.as === 'contractor') {
      const starts = firstOf(end.subtract({ months: 2 + random.below(12) }))
      const ends = lastOf(end.add({ months: 1 + random.below(9) }))
      return hire(group, title, manager, starts.toString(), ends.toString())
    }
    const luck = random.below(100)
    if (luck >= changed + fresh) return hire(group, title, manager, before())
    const starts = firstOf(end.subtract({ months: random.below(months) }))
    // Whoever came in place of another came a month or two later.
    if (luck < changed) {
      const left = lastOf(starts.subtract({ months: 1 + random.below(2) }))
      const ends = Temporal.PlainDate.compare(left, begin) > 0 ? left : lastOf(begin)
      hire(group, title, manager, before(), ends.toString())
    }
    return hire(group, title, manager, starts.toString())
  }

  for (const group of groups) {
    const lead = group.lead === undefined ? group.under : hire(group, group.lead, group.under, before())
    for (const [title, n] of group.does) for (let i = 0; i < n; i++) fill(group, title, lead)
  }
  const all = [...leavingSoon(random, people, end), ...comingSoon(random, people, end, named)]
  return all.map((one, n) => ({ ...one, number: firstNumber + n }))
}

const leadsOf = (people: readonly Unnumbered[]) => new Set(people.map(({ manager }) => manager))

/** A few who work there today have said when they go. */
function leavingSoon(random: Random, people: readonly Unnumbered[], end: Day): Unnumbered[] {
  const going = new Set<string>()
  const leads = leadsOf(people)
  const stay = people.filter(({ ends_on, name }) => ends_on === null && !leads.has(name))
  while (going.size < 3) going.add(random.pick(stay).name)
  return people.map((one) =>
    going.has(one.name) ? { ...one, ends_on: lastOf(end.add({ months: random.below(2) })).toString() } : one,
  )
}

/** A few come in the next weeks, to do what others of their group do. */
function comingSoon(
  random: Random,
  people: readonly Unnumbered[],
  end: Day,
  named: ReturnType<typeof namer>,
): Unnumbered[] {
  const leads = leadsOf(people)
  const like = people.filter(
    ({ ends_on, contractor, name }) => ends_on === null && !contractor && !leads.has(name),
  )
  return Array.from({ length: 5 }, () => {
    const one = random.pick(like)
    return {
      ...one,
      ...named(one.site),
      vip: false,
      starts_on: mondayAfter(end.add({ days: 3 + random.below(40) })).toString(),
      ends_on: null,
    }
  })
}
