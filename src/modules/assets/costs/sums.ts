import { moneyText } from '#lib/money/money'
import { added, ofEachKind, summed, type Sums, yearlyOf } from '../engine/ownership.ts'
import type { Thing } from './load.ts'
import type { CostRow } from './schemas.ts'

/** Sums as promises have them, the currencies in order of their names. */
export const sumsText = (sums: Sums): string[] =>
  [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => moneyText({ minor, currency }))

/** What one of these costs a year, of those of which it is known since when; empty where they do not come to a year. */
export function yearlySums(things: readonly Thing[]): Sums {
  const known = things.filter(({ days }) => days !== null)
  const days = known.reduce((sum, thing) => sum + (thing.days ?? 0), 0)
  const { total } = summed(known.flatMap(({ pieces }) => pieces))
  return new Map(
    [...total.sums].flatMap(([currency, minor]) => {
      const each = yearlyOf(minor, days)
      return each === null ? [] : [[currency, each] as const]
    }),
  )
}

/** The currency in which most of these were bought, of equals the first by name; null where nothing has a price. */
export function leadingCurrency(things: readonly Pick<Thing, 'cost'>[]): string | null {
  const counts = new Map<string, number>()
  for (const { cost } of things) if (cost) added(counts, { minor: 1, currency: cost.currency })
  const [most] = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return most?.[0] ?? null
}

export interface Group {
  readonly id: string
  readonly name: string
  readonly of: CostRow['of']
  readonly things: readonly Thing[]
}

export function rowOf({ id, name, of, things }: Group) {
  const { kinds, total } = summed(things.flatMap(({ pieces }) => pieces))
  return {
    id,
    name,
    of,
    devices: things.length,
    ...ofEachKind((kind): Sums => kinds.get(kind)?.sums ?? new Map()),
    total: total.sums,
    yearly: yearlySums(things),
    unknown: total.unknown,
  }
}
export type SummedRow = ReturnType<typeof rowOf>

export const toldRow = (row: SummedRow): CostRow => ({
  ...row,
  ...ofEachKind((kind) => sumsText(row[kind])),
  total: sumsText(row.total),
  yearly: sumsText(row.yearly),
})
