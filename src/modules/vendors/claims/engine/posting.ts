/**
 * Accounts by the part they play. What is claimed is no income yet (IAS 37.31): `claimed` and `awaited` face each other beside the
 * books. What the vendor grants is: `credit` is owed by the vendor, `penalty` is what it brings.
 */
export const claimAccounts = ['claimed', 'awaited', 'credit', 'penalty'] as const
export type ClaimAccount = (typeof claimAccounts)[number]

/** One side of a posting, in the currency's smallest unit: a debit above nothing, a credit below. */
export interface ClaimEntry {
  readonly account: ClaimAccount
  readonly minor: number
}

/** How a claim stands in money: claimed and without an answer yet, and granted. */
export interface Standing {
  readonly open: number
  readonly granted: number
}

/** The entries that lead from one standing to another; they come to nothing together. */
export const posted = (before: Standing, after: Standing): ClaimEntry[] => {
  const [open, granted] = [after.open - before.open, after.granted - before.granted]
  return (
    [
      ['claimed', open],
      ['awaited', 0 - open],
      ['credit', granted],
      ['penalty', 0 - granted],
    ] as const
  )
    .filter(([, minor]) => minor !== 0)
    .map(([account, minor]) => ({ account, minor }))
}
