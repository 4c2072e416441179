import { type Actor, may } from '../actor.ts'
import { lacking } from './lacking.ts'

/** Refuses whoever may do this for a part of the house only: what it changes is everybody's, or no team's and no place's. */
export function needWhole(actor: Actor, permission: string, team: string | null = null) {
  if (!may(actor, permission, team)) throw lacking(actor, permission)
}
