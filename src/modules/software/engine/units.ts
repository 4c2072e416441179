import type { Metric } from '../schemas.ts'
import type { Case, Device, Lot } from './ground.ts'

/** What a seat of a lot is taken by: everything of the same key by the same seat; `weight` seats of the lot. */
export interface Unit {
  readonly key: string
  readonly weight: number
}
/** Why no seat of a lot can be for a device. */
export type NoUnit = 'no-user' | 'no-site' | 'no-cores' | 'no-processors' | 'not-named'

const one = (key: string): Unit => ({ key, weight: 1 })
const known = (value: string | null, why: NoUnit): Unit | NoUnit => (value === null ? why : one(value))
const weighed = (key: string, weight: number | null, why: NoUnit): Unit | NoUnit =>
  weight === null ? why : { key, weight }

type Counts = (device: Device) => Unit | NoUnit
const byUser: Counts = ({ user }) => known(user, 'no-user')
const byDevice: Counts = ({ id }) => one(id)

/**
 * Each metric as what it counts. Where nobody measured how many use a program at once, each device takes one of a lot that is counted
 * so: that never claims a cover that is not there. Where it was measured, the peak decides (`pools.ts`), whichever devices have it.
 */
const strategies: Readonly<Record<Metric, Counts>> = {
  device: byDevice,
  concurrent: byDevice,
  user: byUser,
  'named-user': byUser,
  subscription: byUser,
  core: ({ id, cores }) => weighed(id, cores, 'no-cores'),
  processor: ({ id, processors }) => weighed(id, processors, 'no-processors'),
  site: ({ site }) => known(site, 'no-site'),
}

const byMachine = new Set<Metric>(['device', 'concurrent'])

/** Whether each device takes one seat of a lot, and shares it with none. */
export const isPlain = ({ metric, second_use, measured }: Pick<Lot, 'metric' | 'second_use' | 'measured'>) =>
  byMachine.has(metric) && !second_use && !measured

/** Whether to these lots all devices with the same product are one like the other, so that to count them is enough. */
export const areAlike = (lots: readonly Lot[]) =>
  lots.every((lot) => (isPlain(lot) || lot.measured) && lot.given.length === 0)

/** The second, fourth… device of each person goes with the one before it, in the order of their ids; none, where no lot lets it. */
export function pairsOf({ devices, lots }: Pick<Case, 'devices' | 'lots'>): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  const waiting = new Map<string, string>()
  if (!lots.some(({ second_use }) => second_use)) return pairs
  for (const { id, user } of devices.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (user === null) continue
    const first = waiting.get(user)
    if (first === undefined) waiting.set(user, id)
    else {
      pairs.set(id, first)
      waiting.delete(user)
    }
  }
  return pairs
}

/** What of a lot a device takes, or why it can take none. */
export function unitOf(
  { metric, second_use, given, measured }: Lot,
  device: Device,
  pairs: ReadonlyMap<string, string>,
): Unit | NoUnit {
  const unit = strategies[metric](device)
  if (typeof unit === 'string') return unit
  if (metric === 'named-user' && !given.includes(unit.key)) return 'not-named'
  return second_use && !measured && byMachine.has(metric) ? one(pairs.get(device.id) ?? device.id) : unit
}

/** The seat that a device would need more of a lot, whoever has it; one of its own where nothing says how it is counted. */
export function seatFor(lot: Lot | undefined, device: Device, pairs: ReadonlyMap<string, string>): Unit {
  const unit = lot && unitOf({ ...lot, given: [device.user ?? ''] }, device, pairs)
  return unit === undefined || typeof unit === 'string' ? one(device.id) : unit
}
