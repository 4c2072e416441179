import { entriesOf } from '#lib/money/entries'

/**
 * Accounts by the part they play. What is claimed is no income yet (IAS 37.31): `claimed` and `awaited` face each other beside the
 * books. What the vendor grants is: `credit` is owed by the vendor, `penalty` is what it brings.
 */
export const claimAccounts = ['claimed', 'awaited', 'credit', 'penalty'] as const
export type ClaimAccount = (typeof claimAccounts)[number]

/** How a claim stands in money: claimed and without an answer yet, and granted. */
export interface Standing {
  readonly open: number
  readonly granted: number
}

/** The entries that lead from one standing to another; they come to nothing together. */
export const posted = (before: Standing, after: Standing) => {
  const [open, granted] = [after.open - before.open, after.granted - before.granted]
  return entriesOf<ClaimAccount>([
    ['claimed', open],
    ['awaited', 0 - open],
    ['credit', granted],
    ['penalty', 0 - granted],
  ])
}
