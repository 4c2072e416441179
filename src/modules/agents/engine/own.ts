import { type Known, verdict } from './identity.ts'
import { type Keys, swapped } from './keys.ts'

/** A known device, with the asset that it is and whether it has a token of its own (one that is not asked about). */
export interface Device extends Known {
  readonly asset: string | null
  readonly owned: boolean
}

/** For what a token of one device stands, and all that shares anything with a report that came with it. */
export interface Ground {
  /** The device that it is bound to. */
  readonly agent: string | null
  /** The asset that it was made for, or that its device is. */
  readonly asset: string | null
  /** The serial number that stands on that asset. */
  readonly serial: string
  readonly known: readonly Device[]
  /** Assets on which the serial number of the report stands. */
  readonly bearers: readonly string[]
}

export type Claim =
  | { readonly is: 'device'; readonly id: string }
  /** A device that has not reported before, of the asset that the token was made for. */
  | { readonly is: 'new' }
  /** The token is nobody's yet: the device is looked for as any other is. */
  | { readonly is: 'open' }
  /** It is the token of another device. */
  | { readonly is: 'other' }

const both = (a: string, b: string) => a !== '' && b !== ''
const sameSerial = (a: Keys, b: Keys) => both(a.serial, b.serial) && a.serial === b.serial
const sameUuid = (a: Keys, b: Keys) =>
  both(a.uuid, b.uuid) && (a.uuid === b.uuid || a.uuid === swapped(b.uuid))
const otherSerial = (a: Keys, b: Keys) => both(a.serial, b.serial) && !sameSerial(a, b)
const otherUuid = (a: Keys, b: Keys) => both(a.uuid, b.uuid) && !sameUuid(a, b)
const sameMacs = (a: Keys, b: Keys) => a.macs.length > 0 && a.macs.every((mac) => b.macs.includes(mac))
const sameDevice = (a: Keys, b: Keys) => both(a.device, b.device) && a.device === b.device
const sameOwnId = (a: Keys, b: Keys) => both(a.agent, b.agent) && a.agent === b.agent
const sameAgent = (a: Keys, b: Keys) => sameDevice(a, b) || sameOwnId(a, b)
/** What is of the machine itself says that they are two. */
const contradict = (a: Keys, b: Keys) =>
  !sameSerial(a, b) && !sameUuid(a, b) && (otherSerial(a, b) || otherUuid(a, b))

/**
 * Whether a report can be of this very device: the agent's own name or number is the same, or what is of the machine itself
 * is, as after it was set up anew; adapters count only where neither says anything.
 */
function fits(keys: Keys, known: Keys): boolean {
  if (sameAgent(keys, known) || sameSerial(keys, known) || sameUuid(keys, known)) return true
  return !contradict(keys, known) && sameMacs(keys, known)
}

/** What `one` is known by and none of `mine` was, a report takes on: then that one could no longer be told from it. */
function takesFrom(keys: Keys, one: Device, mine: readonly Device[]): boolean {
  const isNew = (same: typeof sameSerial) => same(keys, one.keys) && !mine.some((own) => same(keys, own.keys))
  // Copies of one disk call themselves alike; their machines tell them apart.
  const isNewName = isNew(sameDevice) || isNew(sameOwnId)
  return isNew(sameSerial) || isNew(sameUuid) || (isNewName && !contradict(keys, one.keys))
}

/** Of a token that was made for an asset: the device there that reports, another one, or the first. */
function ofAsset(keys: Keys, { asset, serial, known }: Ground, mine: readonly Device[]): Claim {
  const waiting = known.filter((one) => one.asset === null && !one.owned)
  const told = verdict(keys, [...mine, ...waiting])
  const isOtherThing = both(serial, keys.serial) && serial.toUpperCase() !== keys.serial
  if (told.is === 'match' && isOtherThing && waiting.some(({ id }) => id === told.id)) return { is: 'other' }
  if (told.is === 'match') return { is: 'device', id: told.id }
  const [only, ...others] = mine.filter((one) => fits(keys, one.keys))
  if (only && others.length === 0) return { is: 'device', id: only.id }
  const elsewhere = known.filter((one) => one.asset !== null && one.asset !== asset)
  if (verdict(keys, elsewhere).is === 'match') return { is: 'other' }
  const differs = both(serial, keys.serial) ? isOtherThing : mine.some((one) => contradict(keys, one.keys))
  return { is: differs ? 'other' : 'new' }
}

/**
 * Whose report it is that came with a token of one device. It never is another's: neither a device that is none of the
 * token's, nor one that takes on the serial number or UUID of another. Does not depend on the order of `known`.
 */
export function claimOf(keys: Keys, ground: Ground): Claim {
  const { agent, asset, known, bearers } = ground
  const mine = known.filter(({ id, asset: of }) => id === agent || (asset !== null && of === asset))
  const isBound = agent !== null || asset !== null
  // A device that waits may be the very one that brings the token for the first time.
  const isTheirs = (one: Device) => one.owned || agent !== null || (isBound && one.asset !== null)
  const theirs = known.filter((one) => !mine.includes(one) && isTheirs(one))
  if (theirs.some((one) => takesFrom(keys, one, mine))) return { is: 'other' }
  if (!isBound) return ownedIn(keys, known) ? { is: 'other' } : { is: 'open' }
  const isBorne = bearers.length > 0 && (asset === null || !bearers.includes(asset))
  if (isBorne && !mine.some((one) => sameSerial(keys, one.keys))) return { is: 'other' }
  if (agent === null) return ofAsset(keys, ground, mine)
  return mine.some((one) => one.id === agent && fits(keys, one.keys))
    ? { is: 'device', id: agent }
    : { is: 'other' }
}

/** The device with a token of its own that a report by another way says it is. A copy of its disk on another machine is not. */
export function ownedIn(keys: Keys, known: readonly Device[]): Device | undefined {
  const told = verdict(keys, known)
  return known.find(
    (one) =>
      one.owned &&
      ((told.is === 'match' && told.id === one.id) ||
        sameSerial(keys, one.keys) ||
        sameUuid(keys, one.keys) ||
        (sameAgent(keys, one.keys) && !contradict(keys, one.keys))),
  )
}
