import { z } from 'zod'
import type { Db } from '../db.ts'
import { setting, valueOf } from '../settings.ts'
import { kept } from '../standing.ts'
import { w } from '../words.ts'

/** Whoever holds one of these, wherever, may do nothing before they have a second factor. */
export const secondFactorRoles = setting(
  'sign-in.second-factor-roles',
  w.later('second-factor-roles'),
  z.array(z.string().max(80)),
  [],
)

/** Whether one of these roles needs a second factor. */
export async function needsFactor(db: Db, held: readonly string[]): Promise<boolean> {
  const needing: readonly string[] = await kept({ db }, secondFactorRoles.name, () =>
    valueOf({ db }, secondFactorRoles),
  )
  return held.some((role) => needing.includes(role))
}
