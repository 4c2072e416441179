import type { House } from '../house.ts'

export interface Rule {
  says: string
  faults: (house: House) => string[]
  /** Files with a fault in them, each of which must be told. */
  planted: Record<string, string>
}
