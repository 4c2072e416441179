import { randomFrom } from '#lib/random'
import { comings } from './comings.ts'
import { everyday } from './everyday.ts'
import type { Life } from './life.ts'
import { migration } from './migration.ts'
import { openings } from './openings.ts'
import { outage } from './outage.ts'
import { type Given, untilNow, worldOf } from './world.ts'

const seed = 412

/**
 * Eighteen months at the desk of Halden Marine, oldest first, until now; the same for the same people and moment. Busy
 * Mondays and quiet summers; an outage ten months ago, since which a second technician helps in Bergen; a move to other mail
 * five months ago; what comes and goes with people; and two suppliers who are always late.
 */
export function historyOf(given: Given): Life[] {
  const world = worldOf(given)
  const random = randomFrom(seed)
  const usual = openings(random, world).flatMap((opening) => everyday(random, world, opening) ?? [])
  return [...usual, ...outage(random, world), ...migration(random, world), ...comings(random, world)]
    .map((life) => untilNow(life, world.now))
    .toSorted((a, b) => a.opened - b.opened)
}
