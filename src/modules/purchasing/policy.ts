import type { Sentence } from '#lib/words'
import { type Actor, may, system } from '#kernel/actor'
import { type Deed, isBilled, isOpenTo, isSettled, type Progress, type Status } from './engine/state.ts'
import type { LineDraft } from './schemas.ts'
import { w } from './words.ts'

/** What of a purchase decides who may do what with it. */
export interface Standing {
  readonly status: Status
  readonly requester_id: string
  readonly decided_by: string | null
  /** Whoever changed what is bought, or where. */
  readonly editors: readonly string[]
  /** Whoever took a delivery in. */
  readonly receivers: readonly string[]
  readonly lines: readonly Progress[]
  /** Invoices that nobody has decided about. */
  readonly held: number
  readonly net: number
  /** Above it, in the same currency, not everybody approves who may approve. */
  readonly limit: number | null
}

type Who = Actor

const permissionOf: Readonly<Record<Deed, string>> = {
  edit: 'purchasing.ask',
  ask: 'purchasing.ask',
  approve: 'purchasing.approve',
  refuse: 'purchasing.approve',
  revise: 'purchasing.ask',
  order: 'purchasing.order',
  receive: 'purchasing.receive',
  'send-back': 'purchasing.receive',
  invoice: 'purchasing.book',
  credit: 'purchasing.book',
  close: 'purchasing.order',
  cancel: 'purchasing.ask',
}

/** What one does with one's own; whoever orders does it with those of others, too. */
const own: readonly Deed[] = ['edit', 'revise', 'cancel']

/** What the house drafted is taken on by whoever orders: as theirs they ask for it, and others approve. */
export const takesOn = (who: Who, requester_id: string) =>
  requester_id === system.id && who.id !== system.id && may(who, 'purchasing.order')

/** Whether a deed is offered to somebody at all: by the state, by their permissions, and whose it is. */
export function isOffered(deed: Deed, who: Who, { status, requester_id, lines }: Standing): boolean {
  if (!isOpenTo(deed, status, lines) || !may(who, permissionOf[deed])) return false
  if (deed === 'ask') return who.id === requester_id || who.kind === 'system' || takesOn(who, requester_id)
  return !own.includes(deed) || who.id === requester_id || may(who, 'purchasing.order')
}

function eyes(deed: Deed, who: Who, { requester_id, decided_by, editors }: Standing): Sentence | null {
  if (deed === 'approve' && who.id === requester_id) return w.later('own-request')
  if (deed === 'approve') return editors.includes(who.id) ? w.later('own-change') : null
  if (deed !== 'receive') return null
  if (who.id === requester_id) return w.later('receiver-asked')
  return who.id === decided_by ? w.later('receiver-approved') : null
}

/** Why somebody cannot say yes to so much; null if they can. */
const limitProblem = (who: Who, { limit }: Pick<Standing, 'limit'>, net: number): Sentence | null =>
  limit !== null && net > limit && !may(who, 'purchasing.approve-any') ? w.later('above-limit') : null

/** Why a deed that is offered cannot be done now by this person; null if it can. */
export function refusalOf(deed: Deed, who: Who, standing: Standing): Sentence | null {
  const same = eyes(deed, who, standing)
  if (same) return same
  const { net, held, lines } = standing
  const above = deed === 'approve' ? limitProblem(who, standing, net) : null
  if (above) return above
  if (deed !== 'close' && deed !== 'cancel') return null
  if (held > 0) return w.later('invoices-held', { n: held })
  return deed === 'cancel' && isBilled(lines) ? w.later('billed-already') : null
}

const notNow = ({ status }: Pick<Standing, 'status'>) =>
  w.later('not-now', { status: { key: `purchasing.status.${status}` } })

/** Why somebody cannot do something now, offered or not; null if they can. */
export function problemOf(deed: Deed, who: Who, standing: Standing): Sentence | null {
  if (!isOpenTo(deed, standing.status, standing.lines)) return notNow(standing)
  return isOffered(deed, who, standing) ? refusalOf(deed, who, standing) : w.later('not-yours')
}

/** Closing with something outstanding gives it up: why is said. */
export const closingProblem = ({ lines }: Pick<Standing, 'lines'>, why: string): Sentence | null =>
  why === '' && !isSettled(lines) ? w.later('close-why') : null

/** What of an invoice decides who may let it pass. */
interface HeldInvoice {
  readonly sort: 'invoice' | 'credit'
  readonly entered_by: string
  readonly net_minor: number
}

/** Why an invoice that is not right cannot be let pass by this person; null if it can. */
export function acceptProblem(who: Who, standing: Standing, invoice: HeldInvoice): Sentence | null {
  const { decided_by, requester_id, editors, net, status, lines } = standing
  if (!isOpenTo(invoice.sort, status, lines)) return notNow(standing)
  const isDecided = decided_by !== null
  if (!isDecided && [requester_id, ...editors].includes(who.id)) return w.later('accepts-brought')
  if (who.id === requester_id) return w.later('accepts-asked')
  if (standing.receivers.includes(who.id)) return w.later('accepts-received')
  if (who.id === invoice.entered_by) return w.later('accepts-entered')
  // Whoever lets it pass is the first to say yes to the order: all of that counts.
  return limitProblem(who, standing, isDecided ? invoice.net_minor : Math.max(net, invoice.net_minor))
}

/** An invoice of an order on which nobody here decided waits for somebody's word, however right it is. */
export const needsWord = ({ decided_by }: Pick<Standing, 'decided_by'>, sort: 'invoice' | 'credit') =>
  sort === 'invoice' && decided_by === null

interface Arriving {
  readonly title: string
  readonly ordered: number
  readonly received: number
  readonly quantity: number
  readonly serials: readonly string[]
  /** Each piece has a number of its own. */
  readonly numbered: boolean
  readonly counted: boolean
}

/** So many devices are added by one delivery: they are made in one go while the purchase is locked. */
const mostDevices = 2000

interface Returned {
  readonly sort: string
  readonly title: string
  /** What of the delivery has not gone back. */
  readonly left: number
  readonly counted: boolean
  /** Devices that the delivery became and that are still here. */
  readonly devices: number
}

/** Why a line cannot count so long; null if it can. What is no licence has no term. */
export function termProblem({
  sort,
  metric,
  starts_on,
  ends_on,
  months,
}: Pick<LineDraft, 'sort' | 'metric' | 'starts_on' | 'ends_on' | 'months'>): Sentence | null {
  if (ends_on !== null && months !== null) return w.later('end-or-months')
  if (starts_on !== null && ends_on !== null && ends_on < starts_on) return w.later('ends-before-start')
  const hasEnd = ends_on !== null || months !== null
  if (sort !== 'licence') return hasEnd || starts_on !== null ? w.later('term-of-licences') : null
  return metric === 'subscription' && !hasEnd ? w.later('subscription-ends') : null
}

/** Why so much of a delivery cannot go back; null if it can. */
export function returnProblem(
  { sort, title, left, counted, devices }: Returned,
  { quantity, assets }: { readonly quantity: number; readonly assets: readonly string[] },
): Sentence | null {
  if (sort === 'licence') return w.later('no-licences-back', { title })
  if (quantity > left) return w.later('too-many-back', { title, n: quantity, left })
  if (new Set(assets).size !== assets.length) return w.later('line-twice')
  if (devices === 0) return assets.length > 0 ? w.later('not-of-it') : null
  // What came without a device of its own goes back without one.
  const fewest = counted ? 1 : Math.max(0, quantity - (left - devices))
  const most = counted ? 1 : quantity
  const n = assets.length < fewest ? fewest : most
  return assets.length < fewest || assets.length > most ? w.later('which-back', { n, title }) : null
}

interface Came {
  readonly sort: string
  readonly quantity: number
  readonly counted: boolean
}

/** Why a delivery cannot be taken in as one; null if it can. */
export function piecesProblem(lines: readonly Came[]): Sentence | null {
  const devices = lines.filter(({ sort, counted }) => sort === 'asset' && !counted)
  const n = devices.reduce((sum, { quantity }) => sum + quantity, 0)
  return n > mostDevices ? w.later('too-many-devices', { n, most: mostDevices }) : null
}

/** Why nothing can have arrived on a day; null if it can. */
export function dayProblem(ordered_on: string | null, received_on: string, today: string): Sentence | null {
  if (ordered_on !== null && received_on < ordered_on) return w.later('before-order')
  return received_on > today ? w.later('arrived-later') : null
}

/** Why nothing can have gone back on a day; null if it can. */
export function returnDayProblem(received_on: string, returned_on: string, today: string): Sentence | null {
  if (returned_on < received_on) return w.later('returned-before')
  return returned_on > today ? w.later('returned-later') : null
}

/** Why so much of a line cannot be taken in; null if it can. */
export function arrivalProblem(line: Arriving, overWhy: string, hasPlace: boolean): Sentence | null {
  const { title, ordered, received, quantity, serials, numbered, counted } = line
  if (received + quantity > ordered && overWhy === '')
    return w.later('too-many', { title, n: received + quantity, ordered })
  if (serials.length > 0 && !numbered) return w.later('no-serials', { title })
  if (serials.length > 0 && serials.length !== quantity)
    return w.later('serials-count', { title, n: serials.length, quantity })
  return counted && !hasPlace ? w.later('counted-place', { title }) : null
}
