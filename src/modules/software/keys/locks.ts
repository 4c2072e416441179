import { locked, unlocked } from '#kernel/locked'
import type { LockedColumn } from '#kernel/locked-columns'
import { w } from './words.ts'

const placeOf = (id: string) => `licence key ${id}`

/** Where licence keys lie, for an exchange of the installation's own secret. */
export const lockedKeys: LockedColumn = {
  table: 'licence_key',
  id: 'id',
  column: 'kept',
  about: placeOf,
  lost: (n) => w.later('secrets-lost', { n }),
}

export const lockKey = (id: string, key: string): Buffer => locked(Buffer.from(key), placeOf(id))
/** Undefined where it does not open any more. */
export const openKey = (id: string, kept: Buffer): string | undefined =>
  unlocked(kept, placeOf(id))?.toString()
