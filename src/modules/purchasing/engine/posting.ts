import { entriesOf, type Entry as EntryOn } from '#lib/money/entries'
import { netOf } from './amounts.ts'

/**
 * Accounts by the part they play. `budget` faces what is spoken for: its balance is what asking and ordering took from the
 * plan. `commitment` is ordered and has not come; `accrual` has come and is not billed (goods received, invoice not yet).
 */
export const accounts = ['budget', 'request', 'commitment', 'accrual', 'expense', 'tax', 'payable'] as const
export type Account = (typeof accounts)[number]

export type Entry = EntryOn<Account>

/** How much of a line is there and billed, before and after what is posted. */
export interface Moved {
  readonly ordered: number
  readonly unit_minor: number
  readonly before: number
  readonly after: number
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0)

/** Entries of one account put together, those that come to nothing left out. */
const entries = (pairs: readonly (readonly [Account, number])[]): Entry[] =>
  entriesOf(
    accounts.map((account) => [
      account,
      sum(pairs.flatMap(([name, minor]) => (name === account ? [minor] : []))),
    ]),
  )

/** What an amount takes from one account and gives to another. */
const moves = (to: Account, of: Account, minor: number) =>
  [
    [to, minor],
    [of, -minor],
  ] as const

/** Approved: so much of the budget is spoken for. */
export const approved = (net: number) => entries(moves('request', 'budget', net))

/** Ordered: what was spoken for is now owed to somebody's word. */
export const ordered = (net: number) => entries(moves('commitment', 'request', net))

/** The part of what came that had been ordered: more than that was never committed. */
const within = ({ ordered: most, unit_minor, before, after }: Moved) =>
  netOf({ quantity: Math.min(after, most) - Math.min(before, most), unit_minor })

/** Received: what was committed is spent, and owed though no invoice is here. */
export function received(lines: readonly Moved[]): Entry[] {
  const value = sum(
    lines.map(({ unit_minor, before, after }) => netOf({ quantity: after - before, unit_minor })),
  )
  return entries([
    ...moves('budget', 'commitment', sum(lines.map(within))),
    ...moves('expense', 'accrual', value),
  ])
}

/**
 * Sent back: what was spent for it is taken back, first from what is owed without an invoice; what is billed stands there until a
 * credit note comes. Where it is replaced it is committed again.
 */
export function returned(line: Moved, expects: 'credit' | 'replacement'): Entry[] {
  if (expects === 'replacement') return received([line])
  const value = netOf({ quantity: line.before - line.after, unit_minor: line.unit_minor })
  return entries(moves('accrual', 'expense', value))
}

/** A line as it is billed: pieces, the price that they were ordered at, what is asked for them. */
export interface Billed {
  readonly quantity: number
  readonly unit_minor: number
  readonly net: number
}

/** Invoiced: what was accrued is payable; a price other than ordered is spent, or saved. A credit note is the same turned round. */
export function invoiced(lines: readonly Billed[], tax: number, isCredit = false): Entry[] {
  const accrued = sum(lines.map(netOf))
  const net = sum(lines.map((line) => line.net))
  const sign = isCredit ? -1 : 1
  return entries([
    ['accrual', sign * accrued],
    ['expense', sign * (net - accrued)],
    ['tax', sign * tax],
    ['payable', -sign * (net + tax)],
  ])
}

/** Given up before it was ordered: the budget is free again. */
export const released = (net: number) => entries(moves('budget', 'request', net))

/** Cancelled, or closed with something outstanding: what never came is committed no more. */
export const cutShort = (lines: readonly Omit<Moved, 'after'>[]) =>
  entries(moves('budget', 'commitment', sum(lines.map((line) => within({ ...line, after: line.ordered })))))

/** Taken up again after it was closed: what never came is committed once more. */
export const reopened = (lines: readonly Omit<Moved, 'after'>[]) =>
  cutShort(lines).map(({ account, minor }) => ({ account, minor: -minor }))
