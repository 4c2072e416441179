/** A time in which somebody used something: from this moment up to and without that one, both in milliseconds since 1970. */
export interface Session {
  readonly from: number
  /** None: it goes on. */
  readonly to: number | null
  /** Of which several at once count as one; none: it counts by itself. */
  readonly who: string | null
}

export interface DayPeak {
  /** 2026-05-12 */
  readonly day: string
  readonly peak: number
  /** The place of the session by whose start it was reached first; where a day began so, of the eldest that went on into it. */
  readonly by: number
}

/** A day that a time touches, with its first moment and that of the next. */
interface DaySpan {
  readonly day: string
  readonly starts: number
  readonly ends: number
}

/** The days that a time touches, the last moment not among it; a moment alone is on one day. */
export function daysTouched(from: number, to: number, zone: string): string[] {
  return spansOf(from, Math.max(from + 1, to), zone).map(({ day }) => day)
}

function spansOf(from: number, to: number, zone: string): DaySpan[] {
  const dateAt = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate()
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds
  const spans: DaySpan[] = []
  let starts = startOf(dateAt(from))
  for (let day = dateAt(from); starts < to;) {
    const next = day.add({ days: 1 })
    const ends = startOf(next)
    spans.push({ day: day.toString(), starts, ends })
    ;[day, starts] = [next, ends]
  }
  return spans
}

interface Step {
  readonly at: number
  readonly isStart: boolean
  readonly n: number
}

/**
 * How many were at it at once at most on each day of a zone, by one sweep over starts and ends: what ends in the moment in which
 * another begins does not meet it. What has no end goes on until `until`, which ends all. Days on which nobody was are left out.
 */
export function peaksByDay(
  sessions: readonly Session[],
  { zone, until }: { zone: string; until: number },
): DayPeak[] {
  const steps: Step[] = sessions.flatMap(({ from, to }, n) => {
    const end = Math.min(to ?? until, until)
    return from < end
      ? [
          { at: from, isStart: true, n },
          { at: end, isStart: false, n },
        ]
      : []
  })
  steps.sort((a, b) => a.at - b.at || Number(a.isStart) - Number(b.isStart) || a.n - b.n)
  const [first, last] = [steps[0], steps.at(-1)]
  if (!first || !last) return []
  const open = new Set<number>()
  const counted = new Map<string, number>()
  const nameOf = (n: number) => (sessions[n]?.who === null ? `#${n}` : `@${sessions[n]?.who}`)
  const take = ({ isStart, n }: Step) => {
    const name = nameOf(n)
    const times = (counted.get(name) ?? 0) + (isStart ? 1 : -1)
    if (times === 0) counted.delete(name)
    else counted.set(name, times)
    if (isStart) open.add(n)
    else open.delete(n)
  }
  const found: DayPeak[] = []
  let at = 0
  for (const { day, starts, ends } of spansOf(first.at, last.at, zone)) {
    for (let step = steps[at]; step && step.at <= starts; step = steps[++at]) take(step)
    let best = { peak: counted.size, by: open.values().next().value ?? -1 }
    for (let step = steps[at]; step && step.at < ends; step = steps[++at]) {
      take(step)
      if (counted.size > best.peak) best = { peak: counted.size, by: step.n }
    }
    if (best.peak > 0) found.push({ day, ...best })
  }
  return found
}

/** The highest of each day, the first of equals. */
export function highestByDay<T extends { readonly day: string; readonly peak: number }>(
  said: Iterable<T>,
): ReadonlyMap<string, T> {
  const highest = new Map<string, T>()
  for (const one of said) {
    const before = highest.get(one.day)
    if (!before || one.peak > before.peak) highest.set(one.day, one)
  }
  return highest
}
