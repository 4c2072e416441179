import { type Keys, swapped } from './keys.ts'

/** A device that has reported before. */
export interface Known {
  readonly id: string
  readonly keys: Keys
  /** It reported lately: two that both do are two. */
  readonly alive: boolean
}

/** Why a report may be, or may not be, of a known device. Each has a sentence in the room's words. */
export type Reason =
  | 'same-agent'
  | 'same-serial'
  | 'same-uuid'
  | 'same-mac'
  | 'some-macs'
  | 'same-device'
  | 'same-name'
  | 'other-serial'
  | 'other-uuid'
  | 'other-macs'

export interface Candidate {
  readonly id: string
  readonly reasons: readonly Reason[]
}

export type Verdict =
  | { readonly is: 'match'; readonly id: string; readonly by: Reason }
  /** Nothing of it is known; devices of the same name are no more than a hint. */
  | { readonly is: 'new'; readonly hints: readonly Candidate[] }
  /** It speaks for one and against it: a person decides. */
  | { readonly is: 'ambiguous'; readonly candidates: readonly Candidate[] }

type Agreement = 'same' | 'some' | 'other' | 'unknown'

const compared = (a: string, b: string, alike = a === b): Agreement => {
  if (a === '' || b === '') return 'unknown'
  return alike ? 'same' : 'other'
}

function macsCompared(a: readonly string[], b: readonly string[]): Agreement {
  if (a.length === 0 || b.length === 0) return 'unknown'
  const both = a.filter((mac) => b.includes(mac)).length
  if (both === 0) return 'other'
  // One of them has no adapter that the other lacks: a dock that is not plugged in.
  return both === Math.min(a.length, b.length) ? 'same' : 'some'
}

interface Weighed extends Candidate {
  readonly says: 'match' | 'doubt' | 'hint' | 'no'
  /** Small is strong. */
  readonly rank: number
  readonly macs: Agreement
}

const order: readonly Reason[] = ['same-agent', 'same-serial', 'same-uuid', 'same-mac', 'same-device']
const reasonOf = (name: string, agreement: Agreement): Reason[] =>
  agreement === 'unknown' ? [] : [`${agreement}-${name}` as Reason]

/** Addresses that more than one known device has tell none of them from another. */
function shared(known: readonly Known[]): ReadonlySet<string> {
  const seen = new Map<string, number>()
  for (const { keys } of known) for (const mac of keys.macs) seen.set(mac, (seen.get(mac) ?? 0) + 1)
  return new Set([...seen].flatMap(([mac, n]) => (n > 1 ? [mac] : [])))
}

interface Agreements {
  agent: Agreement
  serial: Agreement
  uuid: Agreement
  macs: Agreement
  device: Agreement
  name: Agreement
}

function agreements(one: Keys, other: Keys, common: ReadonlySet<string>): Agreements {
  const own = ({ macs }: Keys) => macs.filter((mac) => !common.has(mac))
  return {
    agent: compared(one.agent, other.agent),
    serial: compared(one.serial, other.serial),
    uuid: compared(one.uuid, other.uuid, one.uuid === other.uuid || one.uuid === swapped(other.uuid)),
    macs: macsCompared(own(one), own(other)),
    device: compared(one.device, other.device),
    name: compared(one.name, other.name),
  }
}

const isSame = (...all: Agreement[]) => all.includes('same')
const isOther = (...all: Agreement[]) => all.includes('other')

/** Serial and UUID are of the machine itself, and the agent's own number nearly so; the rest is weaker, and never outweighs them. */
function saying({ agent, serial, uuid, macs, device, name }: Agreements, alive: boolean): Weighed['says'] {
  const strong = isSame(agent, serial, uuid)
  if (strong && isOther(serial, uuid)) {
    // A new board in the same machine: its label and its adapters are still the same.
    return serial === 'same' && (macs === 'same' || macs === 'some') ? 'match' : 'doubt'
  }
  // The same numbers in two places at once: a copy of a machine.
  if (strong) return macs === 'other' && alive ? 'doubt' : 'match'
  return isOther(serial, uuid) ? 'no' : saidWeakly(macs, device, name)
}

/** Where neither serial nor UUID says anything. */
function saidWeakly(macs: Agreement, device: Agreement, name: Agreement): Weighed['says'] {
  if (macs === 'same') return 'match'
  if (macs === 'some') return 'doubt'
  if (device === 'same') return macs === 'other' ? 'doubt' : 'match'
  return name === 'same' ? 'hint' : 'no'
}

function weighed(keys: Keys, { id, keys: known, alive }: Known, common: ReadonlySet<string>): Weighed {
  const all = agreements(keys, known, common)
  const reasons = [
    ...(all.agent === 'same' ? reasonOf('agent', all.agent) : []),
    ...reasonOf('serial', all.serial),
    ...reasonOf('uuid', all.uuid),
    ...(all.macs === 'same' ? (['same-mac'] as const) : reasonOf('macs', all.macs)),
    ...(all.device === 'same' ? reasonOf('device', all.device) : []),
    ...(all.name === 'same' ? reasonOf('name', all.name) : []),
  ]
  const rank = order.findIndex((reason) => reasons.includes(reason))
  return { id, reasons, says: saying(all, alive), rank: rank < 0 ? order.length : rank, macs: all.macs }
}

const bare = (all: readonly Weighed[]): Candidate[] => all.map(({ id, reasons }) => ({ id, reasons }))

/** Of several that fit equally well, the one whose adapters they are. */
function theOne(matches: readonly Weighed[]): Weighed | undefined {
  const best = Math.min(...matches.map(({ rank }) => rank))
  const first = matches.filter(({ rank }) => rank === best)
  if (first.length === 1) return first[0]
  const byMac = first.filter(({ macs }) => macs === 'same')
  return byMac.length === 1 ? byMac[0] : undefined
}

/**
 * Which known device reports, of those that share anything with the report. Nothing is merged by guess: what speaks for
 * and against, or for two alike, is for a person. Does not depend on the order of `known`.
 */
export function verdict(keys: Keys, known: readonly Known[]): Verdict {
  const common = shared(known)
  const all = known.map((one) => weighed(keys, one, common)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const saying = (what: Weighed['says']) => all.filter(({ says }) => says === what)
  const matches = saying('match')
  const one = theOne(matches)
  const [by] = one ? order.filter((reason) => one.reasons.includes(reason)) : []
  if (one && by) return { is: 'match', id: one.id, by }
  const doubts = [...matches, ...saying('doubt')]
  if (doubts.length > 0) return { is: 'ambiguous', candidates: bare(doubts) }
  return { is: 'new', hints: bare(saying('hint')) }
}
