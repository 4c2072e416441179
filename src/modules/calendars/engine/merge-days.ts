import type { SpecialDay } from '#lib/time/calendar'

/** Holidays and own days as one list by date: an own day takes the place of a holiday on the same date. */
export function mergeDays(own: readonly SpecialDay[], holidays: readonly SpecialDay[]): SpecialDay[] {
  const byDate = new Map<string, SpecialDay>()
  for (const day of holidays) {
    const known = byDate.get(day.date)
    byDate.set(day.date, known ? shorter(known, day) : day)
  }
  for (const day of own) byDate.set(day.date, day)
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** Two countries' holidays on one date: the one that leaves less time goes first, both are named. */
function shorter(a: SpecialDay, b: SpecialDay): SpecialDay {
  const open = ({ spans }: SpecialDay) => spans.reduce((sum, { start, end }) => sum + end - start, 0)
  const { date, spans } = open(b) < open(a) ? b : a
  return { date, spans, name: [...new Set([a.name, b.name])].join(', ').slice(0, 120) }
}
