import type { PeakUnit } from '../peaks/schemas.ts'
import type { Metric } from '../schemas.ts'
import type { Price } from './prices.ts'

/** What a product may stand in for: editions and releases of one family. */
export interface Product {
  readonly id: string
  readonly family: string
  readonly edition: number
  readonly release: number
  /** Where it is a suite: what belongs to it, other suites among them. */
  readonly members?: readonly string[]
}

/** Facts of a device by which licences are counted; null: not known. */
export interface Device {
  readonly id: string
  readonly user: string | null
  readonly site: string | null
  readonly cores: number | null
  readonly processors: number | null
}

/** A product on a device; each pair once. */
export interface Install {
  readonly device: string
  readonly product: string
  /** So many devices that are alike (`areAlike`) and have nothing else of the family, of which this names one; left out: that one alone. */
  readonly n?: number
}

/** How many used a product at once at most, within the window that its lots agree on. */
export interface Measured {
  readonly peak: number
  /** The last day on which that was so. */
  readonly on: string
  readonly unit: PeakUnit
}

/** What one purchase line bought. `given`: who has seats by hand, the eldest first. */
export interface Lot {
  readonly id: string
  readonly product: string
  readonly metric: Metric
  readonly quantity: number
  readonly starts_on: string | null
  readonly ends_on: string | null
  readonly upgrade: boolean
  readonly downgrade: boolean
  readonly second_use: boolean
  readonly given: readonly string[]
  /** Where it is counted by use at once and that was measured: what covers it is the peak of all such lots of the product together. */
  readonly measured?: Measured
}

export interface Case {
  /** The day for which it is asked: 2026-11-30. */
  readonly today: string
  readonly products: readonly Product[]
  readonly devices: readonly Device[]
  readonly installs: readonly Install[]
  readonly lots: readonly Lot[]
  /** Products that need no licence. */
  readonly free: ReadonlySet<string>
  /** What each lot costs, by its id, as far as it is known; it says which members of suites are better bought alone. */
  readonly prices?: ReadonlyMap<string, Price>
}

/** By which right a lot of one product covers another; null: by none. */
export function rightOf(
  lot: Pick<Lot, 'upgrade' | 'downgrade'>,
  bought: Product,
  used: Product,
): 'own' | 'lower' | 'later' | null {
  if (bought.id === used.id) return 'own'
  if (bought.family === '' || bought.family !== used.family) return null
  if (used.edition > bought.edition || (used.edition < bought.edition && !lot.downgrade)) return null
  if (used.release > bought.release) return lot.upgrade ? 'later' : null
  if (used.release < bought.release && !lot.downgrade) return null
  return used.edition === bought.edition && used.release === bought.release ? 'own' : 'lower'
}

export type How = 'own' | 'lower' | 'later' | 'suite'
export type RightOf = (lot: Pick<Lot, 'upgrade' | 'downgrade'>, bought: Product, used: Product) => How | null

/** By which right a lot covers another product where some of them are suites: what it covers as such, else what belongs to that. */
export function rightsAmong(products: readonly Product[]): RightOf {
  if (!products.some(isSuite)) return rightOf
  const byId = new Map(products.map((one) => [one.id, one]))
  const known = new Map<string, ReadonlySet<string>>()
  const reach = (lot: Pick<Lot, 'upgrade' | 'downgrade'>, bought: Product) => {
    const name = `${bought.id} ${lot.upgrade} ${lot.downgrade}`
    const found = known.get(name) ?? within(lot, bought, { products, byId })
    known.set(name, found)
    return found
  }
  return (lot, bought, used) =>
    rightOf(lot, bought, used) ?? (reach(lot, bought).has(used.id) ? 'suite' : null)
}

export const isSuite = ({ members }: Product) => members !== undefined && members.length > 0

/** All that belongs to a suite and to the suites in it, with what the right to each stands in for. */
function within(
  lot: Pick<Lot, 'upgrade' | 'downgrade'>,
  bought: Product,
  { products, byId }: { products: readonly Product[]; byId: ReadonlyMap<string, Product> },
): ReadonlySet<string> {
  const standsFor = (one: Product) => products.filter((other) => rightOf(lot, one, other) !== null)
  const found = new Set<string>()
  const waiting = standsFor(bought).flatMap(({ members = [] }) => members)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const member = byId.get(id)
    if (!member) continue
    for (const one of standsFor(member)) {
      if (found.has(one.id)) continue
      found.add(one.id)
      waiting.push(...(one.members ?? []))
    }
  }
  return found
}

export const isLive = ({ starts_on, ends_on }: Pick<Lot, 'starts_on' | 'ends_on'>, today: string) =>
  (starts_on === null || starts_on <= today) && (ends_on === null || ends_on >= today)
