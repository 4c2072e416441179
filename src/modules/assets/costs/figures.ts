import type { CostPart } from '#facets/costs/parts'
import { type CostKind, ofEachKind, type Sums, summed } from '../engine/ownership.ts'
import { running } from './curve.ts'
import type { Thing, Told } from './load.ts'
import { yearlySums } from './sums.ts'

/** What is kept of a thing: its own figures, and those of other rooms by who may see where they come from. */
export interface Kept {
  readonly cost: { asset_id: string; days: number | null; unknown: number }
  readonly sums: readonly KeptSum[]
  readonly parts: readonly KeptPart[]
  readonly spent: readonly KeptSpent[]
}

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

/** The figures of a thing of which everything is heard, as the tables keep them; money in the smallest unit, each currency by itself. */
export function keptOf(thing: Thing): Kept {
  const { id: asset_id, days, pieces } = thing
  const { kinds, total } = summed(pieces)
  const yearly = yearlySums([thing])
  const own = summed(pieces.filter(({ told }) => told === null)).total
  const of = (sums: Sums | undefined, currency: string) => sums?.get(currency) ?? null
  return {
    cost: { asset_id, days, unknown: own.unknown },
    sums: [...total.sums].map(([currency, minor]) => ({
      asset_id,
      currency,
      ...ofEachKind((kind) => of(kinds.get(kind)?.sums, currency)),
      total: minor,
      yearly: of(yearly, currency),
    })),
    parts: partsOf(asset_id, pieces),
    spent: spentOf(asset_id, pieces),
  }
}

function partsOf(asset_id: string, pieces: readonly Told[]): KeptPart[] {
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
function spentOf(asset_id: string, pieces: readonly Told[]): KeptSpent[] {
  const days = new Map<string, KeptSpent>()
  for (const { kind, on, money, told } of pieces) {
    if (!running.includes(kind) || on === null || money === null || money.minor === 0) continue
    const day = { asset_id, spent_on: on, currency: money.currency, told: told !== null }
    const name = JSON.stringify(day)
    days.set(name, { ...day, minor: (days.get(name)?.minor ?? 0) + money.minor })
  }
  return [...days.values()]
}
