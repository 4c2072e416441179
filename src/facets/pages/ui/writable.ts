import { w } from './words.ts'

/** A record that says whether its reader may write it. */
export interface Writable {
  readonly id: string
  readonly key: string
  readonly version: number
  readonly can: { readonly write: boolean | string }
}

/** Why its reader may not do something to a record, which a verdict may say itself; null where they may. */
export function refusedUnless(can: boolean | string): string | null {
  if (can === true) return null
  return can === false ? w('may-not') : can
}

/** Why it is not written now, for what would. */
export const refusedBy = ({ can }: Pick<Writable, 'can'>) => refusedUnless(can.write)
