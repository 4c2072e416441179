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
  invoice: ['ordered', 'partly', 'received'],
  credit: ['partly', 'received', 'closed'],
  close: ['partly', 'received'],
  cancel: ['draft', 'asked', 'approved', 'ordered'],
}

/** Whether a deed is done from a state at all, whoever does it. */
export const isOpenTo = (deed: Deed, status: Status) => from[deed].includes(status)

/** How much of a line is there and billed. */
export interface Progress {
  readonly quantity: number
  readonly received: number
  readonly invoiced: number
}

/** How an order stands by what has come of it: each line for itself, more of one makes up for none of another. */
export function deliveryOf(lines: readonly Progress[]): Extract<Status, 'ordered' | 'partly' | 'received'> {
  if (lines.every(({ quantity, received }) => received >= quantity)) return 'received'
  return lines.some(({ received }) => received > 0) ? 'partly' : 'ordered'
}

/** Nothing is outstanding: all of it is there, and all that is there is billed. */
export const isSettled = (lines: readonly Progress[]) =>
  lines.every(({ quantity, received, invoiced }) => received >= quantity && invoiced >= received)
