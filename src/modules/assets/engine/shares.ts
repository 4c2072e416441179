import { dayNumber } from '#lib/time/day-number'

/** A single thing went to somebody or something on a day; null: it left. Days as text: 2026-11-30. */
export interface Move {
  readonly on: string
  readonly to: string | null
}

/** The days of a thing: from the first up to the last, both counted. */
export interface Span {
  readonly from: string
  readonly until: string
}

/**
 * On how many days of its time who had a thing, from moves in the order in which they happened. A day is that of whoever had it last on it, so that
 * each belongs to one alone; before the first move, and while it lies nowhere, it is nobody's (null). What ends before it begins has the one day.
 */
export function heldDays(moves: readonly Move[], { from, until }: Span): Map<string | null, number> {
  const begin = dayNumber(from)
  const end = Math.max(begin, dayNumber(until)) + 1
  const days = new Map<string | null, number>()
  const count = (to: string | null, since: number, before: number) => {
    const n = Math.min(before, end) - Math.max(since, begin)
    if (n > 0) days.set(to, (days.get(to) ?? 0) + n)
  }
  let [holder, since]: [string | null, number] = [null, begin]
  for (const { on, to } of moves) {
    const day = dayNumber(on)
    count(holder, since, day)
    ;[holder, since] = [to, day]
  }
  count(holder, since, end)
  return days
}

/**
 * An amount in the smallest unit over shares of so many days each, in whole units: each has what its days come to, rounded down, and what is
 * left over goes one by one to those of whom most was cut off, of equals to the first (Hamilton's method of largest remainders). The shares
 * come to the amount exactly. What is below nothing is split as what is above, and where there are no days the first has all of it.
 */
export function split(minor: number, days: readonly number[]): number[] {
  const all = days.reduce((sum, n) => sum + BigInt(n), 0n)
  if (all === 0n) return days.map((_, n) => (n === 0 ? minor : 0))
  const amount = BigInt(Math.abs(minor))
  const parts = days.map((n) => ({ whole: (amount * BigInt(n)) / all, cut: (amount * BigInt(n)) % all }))
  const left = Number(amount - parts.reduce((sum, { whole }) => sum + whole, 0n))
  const order = [...parts.keys()].toSorted((a, b) => {
    const [one, other] = [parts[a]?.cut ?? 0n, parts[b]?.cut ?? 0n]
    return one === other ? a - b : one > other ? -1 : 1
  })
  const more = new Set(order.slice(0, left))
  return parts.map(({ whole }, n) => {
    const share = Number(whole) + (more.has(n) ? 1 : 0)
    return minor < 0 ? 0 - share : share
  })
}
