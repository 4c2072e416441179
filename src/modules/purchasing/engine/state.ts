export const statuses = [
  'draft',
  'asked',
  'approved',
  'refused',
  'ordered',
  'partly',
  'received',
  'closed',
  'cancelled',
] as const
export type Status = (typeof statuses)[number]

export const deeds = [
  'edit',
  'ask',
  'approve',
  'refuse',
  'revise',
  'order',
  'receive',
  'send-back',
  'invoice',
  'credit',
  'close',
  'cancel',
] as const
export type Deed = (typeof deeds)[number]

/** From which states each deed is done. What is not here is refused. */
const from: Readonly<Record<Deed, readonly Status[]>> = {
  edit: ['draft'],
  ask: ['draft'],
  approve: ['asked'],
  refuse: ['asked'],
  revise: ['asked', 'approved', 'refused'],
  order: ['approved'],
  receive: ['ordered', 'partly', 'received'],
  'send-back': ['partly', 'received', 'closed'],
  invoice: ['ordered', 'partly', 'received', 'closed'],
  credit: ['ordered', 'partly', 'received', 'closed'],
  close: ['partly', 'received'],
  cancel: ['draft', 'asked', 'approved', 'ordered'],
}

/** How much of a line is there and billed. */
export interface Progress {
  readonly quantity: number
  /** How many of them are still wanted, once some went back and are not replaced; left out: all. */
  readonly ordered?: number
  readonly received: number
  readonly invoiced: number
  /** What is billed of it without tax, credit notes taken off, in the smallest unit. */
  readonly billed_net: number
}

/** Something of it is billed: pieces, or money alone. */
export const isBilled = (lines: readonly Progress[]) =>
  lines.some(({ invoiced, billed_net }) => invoiced !== 0 || billed_net !== 0)

/** All that came is billed. */
const isPaidFor = (lines: readonly Progress[]) =>
  lines.every(({ received, invoiced }) => invoiced >= received)

/**
 * Whether a deed is done from a state at all, whoever does it. A closed purchase takes invoices for what came and is not billed
 * yet, and an order of which nothing came takes credit notes for what is billed already.
 */
export function isOpenTo(deed: Deed, status: Status, lines: readonly Progress[]): boolean {
  if (deed === 'invoice' && status === 'closed') return !isPaidFor(lines)
  if (deed === 'credit' && status === 'ordered') return isBilled(lines)
  if (deed === 'send-back' && lines.every(({ received }) => received === 0)) return false
  return from[deed].includes(status)
}

const isThere = ({ quantity, ordered = quantity, received }: Progress) => received >= ordered

/** How an order stands by what has come of it: each line for itself, more of one makes up for none of another. */
export function deliveryOf(lines: readonly Progress[]): Extract<Status, 'ordered' | 'partly' | 'received'> {
  if (lines.every(isThere)) return 'received'
  return lines.some(({ received }) => received > 0) ? 'partly' : 'ordered'
}

/** Nothing is outstanding: all of it is there, and all that is there is billed. */
export const isSettled = (lines: readonly Progress[]) => isPaidFor(lines) && lines.every(isThere)

/** What of a line came, and went back: for nothing in its place, or to be replaced. */
interface Came {
  readonly quantity: number
  /** Ever, with what went back. */
  readonly came: number
  readonly given_up: number
  readonly replaced: number
}

/** How many pieces are still wanted: fewer by what went back for good, but for those that were too many at first. */
export function stillOrdered({ quantity, came, given_up, replaced }: Came): number {
  const tooMany = Math.max(0, came - replaced - quantity)
  return quantity - Math.max(0, given_up - tooMany)
}

/** Of how many pieces that went back for good the money is to come back: billed, not here, and not to come again. */
export function owedPieces({
  quantity,
  came,
  given_up,
  replaced,
  billed,
}: Came & { readonly billed: number }): number {
  const here = came - given_up - replaced
  const toCome = Math.min(replaced, Math.max(0, stillOrdered({ quantity, came, given_up, replaced }) - here))
  return Math.min(given_up, Math.max(0, billed - here - toCome))
}
