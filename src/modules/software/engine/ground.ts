import type { Metric } from '../schemas.ts'

/** What a product may stand in for: editions and releases of one family. */
export interface Product {
  readonly id: string
  readonly family: string
  readonly edition: number
  readonly release: number
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

export const isLive = ({ starts_on, ends_on }: Pick<Lot, 'starts_on' | 'ends_on'>, today: string) =>
  (starts_on === null || starts_on <= today) && (ends_on === null || ends_on >= today)
