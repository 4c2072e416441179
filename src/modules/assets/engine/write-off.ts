import { entriesOf } from '#lib/money/entries'

/** Accounts by the part they play; `result` is what a disposal costs (a debit) or brings (a credit). */
export const disposalAccounts = ['asset', 'depreciation', 'proceeds', 'result'] as const
export type DisposalAccount = (typeof disposalAccounts)[number]

export interface Disposal {
  /** What was paid for it. */
  readonly cost: number
  /** What it still stands in the books with, of `cost`. */
  readonly book: number
  /** What it brings. */
  readonly proceeds: number
}

/**
 * The entries by which a thing leaves the books: its cost and what was written down of it go, what it brings comes, and the
 * difference is the result (IAS 16.67–71). They come to nothing together; accounts that nothing moves on are left out.
 */
export const disposed = ({ cost, book, proceeds }: Disposal) =>
  entriesOf<DisposalAccount>([
    ['asset', 0 - cost],
    ['depreciation', cost - book],
    ['proceeds', proceeds],
    ['result', book - proceeds],
  ])
