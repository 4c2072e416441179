import type { Random } from '#lib/random'
import { type Kept, keptDays } from '../engine/load.ts'

/** How busy a machine was on each of its last days: most use what they have, one in five hardly any of it. */
export function demoLoad({ next, below }: Random, day: string): Kept {
  const isLarge = next() < 0.2
  const [memory, cpu] = isLarge ? [16 + below(8), 6] : [46 + below(26), 20]
  const days = Array.from({ length: keptDays }, () => next() < 0.7)
  return {
    day,
    memory: days.map((isHeard) => (isHeard ? memory + below(14) : null)),
    cpu: days.map((isHeard) => (isHeard ? cpu + below(60) : null)),
  }
}
