import { ownSource } from '../ground.ts'
import { w } from '../words.ts'
import type { System } from './system.ts'

/** A table that no program wrote, or one that is not known. */
export const own: System = {
  name: 'tickets',
  title: w.later('tickets'),
  text: w.later('tickets.text'),
  source: ownSource,
  signatures: [],
  asks: ['units'],
}
