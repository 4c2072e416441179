import type { CostPart } from '#facets/costs/parts'
import type { Share } from '../shares/held.ts'
import { type CostKind, ofEachKind, type Sums, summed } from '../engine/ownership.ts'
import { running } from './curve.ts'
import type { Thing } from './load.ts'
import { yearlySums } from './sums.ts'

interface KeptSpent {
  asset_id: string
  spent_on: string
  currency: string
  /** By another room. */
  told: boolean
  minor: number
}

type KeptSum = Record<CostKind | 'yearly', number | null> & {
  asset_id: string
  currency: string
  total: number
}

interface KeptPart {
  asset_id: string
  source: string
  part: CostPart
  audience_id: number
  /** Null: of so many nobody knows what they cost. */
  currency: string | null
  minor: number
  unknown: number
}

// The figures of a thing of which everything is heard, as the tables keep them; money in the smallest unit, each currency by itself.

export const costOf = ({ id: asset_id, days, pieces }: Thing) => ({
  asset_id,
  days,
  unknown: summed(pieces.filter(({ told }) => told === null)).total.unknown,
})

export function sumsOf(thing: Thing): KeptSum[] {
  const { kinds, total } = summed(thing.pieces)
  const yearly = yearlySums([thing])
  const of = (sums: Sums | undefined, currency: string) => sums?.get(currency) ?? null
  return [...total.sums].map(([currency, minor]) => ({
    asset_id: thing.id,
    currency,
    ...ofEachKind((kind) => of(kinds.get(kind)?.sums, currency)),
    total: minor,
    yearly: of(yearly, currency),
  }))
}

/** What other rooms told, by who may see where it comes from. */
export function partsOf({ id: asset_id, pieces }: Thing): KeptPart[] {
  const parts = new Map<string, KeptPart>()
  for (const { told, money } of pieces) {
    if (!told) continue
    const currency = money?.currency ?? null
    const name = JSON.stringify([told.source, told.part, told.audience_id, currency])
    const { minor, unknown } = parts.get(name) ?? { minor: 0, unknown: 0 }
    parts.set(name, {
      asset_id,
      source: told.source,
      part: told.part,
      audience_id: told.audience_id,
      currency,
      minor: minor + (money?.minor ?? 0),
      unknown: unknown + (money ? 0 : 1),
    })
  }
  return [...parts.values()]
}

/** What running it cost by the day, as far as that is known. */
export function spentOf({ id: asset_id, pieces }: Thing): KeptSpent[] {
  const days = new Map<string, KeptSpent>()
  for (const { kind, on, money, told } of pieces) {
    if (!running.includes(kind) || on === null || money === null || money.minor === 0) continue
    const day = { asset_id, spent_on: on, currency: money.currency, told: told !== null }
    const name = JSON.stringify(day)
    days.set(name, { ...day, minor: (days.get(name)?.minor ?? 0) + money.minor })
  }
  return [...days.values()]
}

/** For how many of its days who had it. */
export function heldOf([asset_id, shares]: readonly [string, readonly Share[]]) {
  const whole = shares.reduce((sum, { days }) => sum + days, 0)
  return shares.map(({ holder: holder_id, days, has_it }) => ({ asset_id, holder_id, days, whole, has_it }))
}
