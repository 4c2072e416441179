import type { z } from 'zod'
import type { Read } from '#kernel/context'
import type { Wanted } from './contract.ts'

/** Something of which there is less than there must be. */
export interface Short {
  /** The record's, or an id of the room where it is no record. */
  readonly id: string
  readonly kind: string
  readonly key: string
  readonly title: string
  readonly to: string
  /** By how many, beside what is on order; 0: all that is missing comes. */
  readonly missing: number
  /** How many of it are on order; left out: nobody counts them. */
  readonly ordered?: number
  readonly wanted: z.input<typeof Wanted>
}

interface ShortageSource {
  readonly name: string
  /** All that is short now. */
  readonly find: (ctx: Read) => Promise<readonly Short[]>
}

const sources = new Map<string, ShortageSource>()
/** A room says what of its own is short; whoever raises work for it asks all of them and knows none. */
export const runsShort = (source: ShortageSource) => void sources.set(source.name, source)
export const shortageSources = (): readonly ShortageSource[] => [...sources.values()]
