import { Refusal } from '#lib/refusal'
import { type Actor, letsThrough } from '../actor.ts'
import { w } from '../words.ts'

/** The refusal of whoever lacks a permission. A program is told which one, and whether its token or its person lacks it. */
export function lacking(actor: Pick<Actor, 'token' | 'scopes'>, permission: string): Refusal {
  if (actor.token === undefined) return new Refusal('forbidden', w.later('forbidden'))
  const why = letsThrough(actor, permission) ? 'not-held' : 'token-lacks'
  return new Refusal('forbidden', w.later(why, { permission }), { permission })
}
