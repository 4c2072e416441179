import { daysBetween } from '#lib/time/day-number'

/** An order that has come: days as 2026-11-30. */
export interface Delivered {
  readonly ordered_on: string
  readonly promised_on: string | null
  readonly received_on: string
}

/** What one of something cost on a day. */
export interface Bought {
  readonly what: string
  readonly currency: string
  readonly on: string
  readonly unit_minor: number
}

/** The smallest of the values that at least so many percent of them do not exceed (nearest rank); null of none. */
export function quantile(values: readonly number[], percent: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = Math.max(1, Math.ceil((sorted.length * percent) / 100))
  return sorted[rank - 1] ?? null
}

/** Days from order to the last delivery, of each order. */
export const leadTimes = (orders: readonly Delivered[]) =>
  orders.map(({ ordered_on, received_on }) => daysBetween(ordered_on, received_on))

export interface Delivery {
  readonly orders: number
  /** In days: half of the orders were there within `median`, four of five within `most`. */
  readonly median: number
  readonly most: number
  /** Of those with a promised day: how many came later, and by how many days in the middle of those. */
  readonly promised: number
  readonly late: number
  readonly late_by: number
}

/** How a vendor delivers; null while nothing has come. */
export function deliveryOf(orders: readonly Delivered[]): Delivery | null {
  const days = leadTimes(orders)
  const [median, most] = [quantile(days, 50), quantile(days, 80)]
  if (median === null || most === null) return null
  const delays = orders.flatMap(({ promised_on, received_on }) =>
    promised_on === null ? [] : [daysBetween(promised_on, received_on)],
  )
  const late = delays.filter((by) => by > 0)
  return {
    orders: orders.length,
    median,
    most,
    promised: delays.length,
    late: late.length,
    late_by: quantile(late, 50) ?? 0,
  }
}

export interface Drift {
  readonly what: string
  readonly currency: string
  readonly first: { readonly on: string; readonly unit_minor: number }
  readonly last: { readonly on: string; readonly unit_minor: number }
  /** By how much the last price is above the first, in hundredths of a percent; below nothing: it fell. */
  readonly by: number
}

/** How prices of the same thing moved from its first order to its last, the largest move first; what was bought once, or for nothing, is not told. */
export function driftsOf(all: readonly Bought[]): Drift[] {
  const groups = Map.groupBy(all, ({ what, currency }) => `${currency} ${what.toLowerCase()}`)
  return [...groups.values()]
    .flatMap((some): Drift[] => {
      const sorted = some.toSorted((a, b) => a.on.localeCompare(b.on))
      const [first, last] = [sorted.at(0), sorted.at(-1)]
      if (!first || !last || first.on === last.on || first.unit_minor === 0) return []
      const by = Math.round(((last.unit_minor - first.unit_minor) * 10_000) / first.unit_minor)
      return [{ what: last.what, currency: last.currency, first, last, by }]
    })
    .toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by) || a.what.localeCompare(b.what))
}
