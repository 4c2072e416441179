/** Somebody who is with us, or will be. */
export interface Worker {
  readonly id: string
  readonly department: string | null
  readonly role: string | null
  /** The first and the last day, where they are known. */
  readonly starts_on: string | null
  readonly ends_on: string | null
}

/** Somebody began or ceased to use a product. */
export interface Change {
  readonly person: string
  readonly on: string
}

export interface NeedCase {
  /** 2026-11-30 */
  readonly today: string
  /** How many months ahead, this one among them. */
  readonly months: number
  /** Everybody who is here or has a day to come, and who left and still has a seat. */
  readonly people: readonly Worker[]
  /** Seats that each person takes today. */
  readonly seats: ReadonlyMap<string, number>
  /** Seats that are no person's: those of servers, of accounts that nobody knows. */
  readonly others: number
  /** Of the last months, as far back as use is known. */
  readonly began: readonly Change[]
  readonly ceased: readonly Change[]
  /** Since when use of it is known at all; null: it never was. */
  readonly since: string | null
  readonly lots: readonly {
    readonly quantity: number
    readonly starts_on: string | null
    readonly ends_on: string | null
  }[]
  /** Seats that rights of other products of its family give it today, less those that its own give to them. */
  readonly rights: number
  /** Where it is counted by use at once: which share of a seat one more who uses it takes; left out: a whole one. */
  readonly share?: number
}

export interface MonthNeed {
  /** 2026-12, and its last day, for which it is asked. */
  readonly month: string
  readonly day: string
  /** Seats that those take who begin until then, by the shares of those who are here; and that those free who leave. */
  readonly joiners: number
  readonly leavers: number
  readonly trend: number
  /** Without the trend, and with it; whole seats. */
  readonly firm: number
  readonly needed: number
  readonly owned: number
  readonly short: number
}

export interface Need {
  /** Seats that are taken and owned today. */
  readonly use: number
  readonly owned: number
  readonly months: readonly MonthNeed[]
  /** The first month in which more is needed than is owned: by who comes and goes alone, and with the trend. */
  readonly firm_first: MonthNeed | null
  readonly first: MonthNeed | null
  /** What it rests on. */
  readonly rests: {
    readonly joiners: number
    readonly leavers: number
    /** Seats more a month of those who were here all the time; over how many months, 0 where that is too short to say. */
    readonly per_month: number
    readonly over: number
  }
}

/** A group says what its newcomers will use once it has so many; else the next larger does. */
export const leastGroup = 3
/** So many months say how use grows; fewer than two say nothing. */
export const trendMonths = 6
/** Who begins so soon after their first day, or after use was first looked at, begins because of that. */
const settlingDays = 45

const date = (day: string) => Temporal.PlainDate.from(day)
const later = (day: string, days: number) => date(day).add({ days }).toString()
const isHere = ({ starts_on, ends_on }: Worker, day: string) =>
  (starts_on === null || starts_on <= day) && (ends_on === null || ends_on >= day)
const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0)
/** Halves of floating arithmetic are no seats. */
const whole = (seats: number) => Math.max(0, Math.ceil(seats - 1e-9))

/** What one of a group takes on average: of the smallest group that is large enough to say. */
export function sharesOf({ people, seats, today }: Pick<NeedCase, 'people' | 'seats' | 'today'>) {
  const here = people.filter((one) => isHere(one, today))
  const groups = new Map<string, { size: number; seats: number }>()
  for (const one of here)
    for (const name of new Set(groupsOf(one))) {
      const group = groups.get(name) ?? { size: 0, seats: 0 }
      groups.set(name, { size: group.size + 1, seats: group.seats + (seats.get(one.id) ?? 0) })
    }
  return (one: Worker): number => {
    for (const name of groupsOf(one)) {
      const group = groups.get(name)
      if (group && (group.size >= leastGroup || name === everybody)) return group.seats / group.size
    }
    return 0
  }
}
const everybody = 'all'
const groupsOf = ({ department, role }: Worker) => [
  ...(department !== null && role !== null ? [`both ${department} ${role}`] : []),
  ...(department === null ? [] : [`department ${department}`]),
  ...(role === null ? [] : [`role ${role}`]),
  everybody,
]

/** How many more use it each month, of those who were here before and after: what joiners and leavers explain is left out. */
export function trendOf({ today, people, began, ceased, since, share = 1 }: NeedCase): {
  per_month: number
  over: number
} {
  if (since === null) return { per_month: 0, over: 0 }
  const settled = later(since, settlingDays)
  const gone = settled > today ? 0 : date(settled).until(date(today), { largestUnit: 'month' })
  const months = Math.min(trendMonths, gone === 0 ? 0 : gone.years * 12 + gone.months)
  if (months < 2) return { per_month: 0, over: 0 }
  const from = date(today).subtract({ months }).toString()
  const known = new Map(people.map((one) => [one.id, one]))
  const within = ({ on }: Change) => on > from && on <= today
  const taken = began.filter((change) => {
    const starts_on = known.get(change.person)?.starts_on ?? null
    return (
      within(change) &&
      known.has(change.person) &&
      (starts_on === null || later(starts_on, settlingDays) < change.on)
    )
  })
  const left = ceased.filter((change) => {
    const one = known.get(change.person)
    return within(change) && one !== undefined && isHere(one, today)
  })
  return { per_month: ((taken.length - left.length) * share) / months, over: months }
}

/**
 * How many seats of a product are needed at the end of each month ahead: those in use today, less those of who leaves, and for who
 * begins what others of their department and role use on average; beside it what one owns by then, and where it grows by itself.
 */
export function forecastOf(given: NeedCase): Need {
  const { today, months, people, seats, others, lots, rights } = given
  const shareOf = sharesOf(given)
  const { per_month, over } = trendOf(given)
  const use = others + sum([...seats.values()])
  const holders = people.filter(({ id }) => seats.has(id))
  const coming = people.filter(
    ({ id, starts_on }) => !seats.has(id) && starts_on !== null && starts_on > today,
  )
  const ownedOn = (day: string) =>
    Math.max(
      0,
      rights +
        sum(
          lots
            .filter(
              ({ starts_on, ends_on }) =>
                (starts_on === null || starts_on <= day) && (ends_on === null || ends_on >= day),
            )
            .map(({ quantity }) => quantity),
        ),
    )
  const all = Array.from({ length: months }, (_, n): MonthNeed => {
    const of = date(today).toPlainYearMonth().add({ months: n })
    const day = of.toPlainDate({ day: of.daysInMonth }).toString()
    const leavers = sum(
      holders.filter(({ ends_on }) => ends_on !== null && ends_on < day).map(({ id }) => seats.get(id) ?? 0),
    )
    const joiners = sum(coming.filter((one) => isHere(one, day)).map(shareOf))
    const trend = per_month * n
    const firm = use - leavers + joiners
    const needed = whole(firm + trend)
    const owned = ownedOn(day)
    return {
      month: of.toString(),
      day,
      joiners,
      leavers,
      trend,
      firm: whole(firm),
      needed,
      owned,
      short: Math.max(0, needed - owned),
    }
  })
  const last = all.at(-1)?.day ?? today
  return {
    use: whole(use),
    owned: ownedOn(today),
    months: all,
    firm_first: all.find(({ firm, owned }) => firm > owned) ?? null,
    first: all.find(({ short }) => short > 0) ?? null,
    rests: {
      joiners: coming.filter(({ starts_on }) => starts_on !== null && starts_on <= last).length,
      leavers: holders.filter(({ ends_on }) => ends_on !== null && ends_on < last).length,
      per_month,
      over,
    },
  }
}
