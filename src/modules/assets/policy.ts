import type { Sentence } from '#lib/words'
import type { Reason } from '#facets/custody/contract'
import { type Capacity, type Meaning, mostLabels } from './schemas.ts'
import type { State } from './protocols/schemas.ts'
import { w } from './words.ts'

/** What may hold an asset. */
export const holderKinds: readonly string[] = ['person', 'place', 'asset', 'team', 'department', 'vendor']

/** What follows for a thing from where it goes; what is never lent is in use where it stands. `to`: a kind, null when it leaves. */
export function meaningAt(to: string | null, can: readonly Capacity[]): Meaning {
  if (to === null) return 'gone'
  if (to === 'place') return can.includes('lendable') ? 'ready' : 'in-use'
  return to === 'vendor' ? 'out' : 'in-use'
}

interface Going {
  from: string | null
  to: string | null
  can: readonly Capacity[]
  /** The state that was named for it. */
  status: string | undefined
}

/** Why it changes hands, as the ledger has it; `from` and `to` are kinds of holder. */
export function reasonFor({ from, to, can, status }: Going): Reason {
  if (to === null) {
    if (can.includes('consumable')) return 'used-up'
    return status === 'sold' || status === 'lost' ? status : 'disposed'
  }
  if (from === null) return 'received'
  if (to !== 'place') return 'handed-over'
  return from === 'place' ? 'moved' : 'taken-back'
}

interface Thing {
  meaning: Meaning
  can: readonly Capacity[]
  /** Who holds it, if that is no place. */
  holder: string | null
}

/** Why something cannot be done with an asset; null if it can. The server throws it, the button shows it. */
export const refusal = {
  hand: ({ meaning }: Pick<Thing, 'meaning'>): Sentence | null =>
    meaning === 'gone' ? w.later('is-gone') : null,
  quantity: (quantity: number, can: readonly Capacity[]): Sentence | null =>
    quantity > 1 && !can.includes('counted') ? w.later('one-only') : null,
  status: (next: Meaning, { can, holder }: Omit<Thing, 'meaning'>): Sentence | null =>
    next === 'ready' && holder !== null && !can.includes('counted')
      ? w.later('held-still', { holder })
      : null,
  wipedLater: (done_on: string, today: string): Sentence | null =>
    done_on > today ? w.later('wiped-later') : null,
  certificate: ({ meaning, wipes }: { meaning: Meaning; wipes: number }): Sentence | null =>
    wipes === 0 ? w.later('not-wiped') : meaning === 'gone' ? null : w.later('still-there'),
  labels: (n: number): Sentence | null =>
    n > mostLabels ? w.later('many-labels', { most: mostLabels }) : null,
  firstLabel: (first: number, places: number): Sentence | null =>
    first > places ? w.later('no-such-label', { places }) : null,
  holder: (kind: string): Sentence | null => (holderKinds.includes(kind) ? null : w.later('no-holder')),
}

interface Signing {
  state: State
  /** The reader is the person. */
  mine: boolean
  /** The reader hands things out. */
  hands: boolean
}

/** Why a protocol is not signed, withdrawn or asked for; null where it can be. */
export const protocolRefusal = {
  open: (state: State): Sentence | null => (state === 'waiting' ? null : w.later(`protocol-${state}`)),
  sign: ({ state, mine, hands }: Signing): Sentence | null =>
    protocolRefusal.open(state) ?? (mine || hands ? null : w.later('protocol-not-yours')),
}
