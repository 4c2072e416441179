/** One side of a posting, in the currency's smallest unit: a debit above nothing, a credit below. */
export interface Entry<Account extends string> {
  readonly account: Account
  readonly minor: number
}

/** The entries of these amounts, each by its account; what nothing moves on is left out. */
export const entriesOf = <Account extends string>(
  amounts: readonly (readonly [Account, number])[],
): Entry<Account>[] => amounts.flatMap(([account, minor]) => (minor === 0 ? [] : [{ account, minor }]))
