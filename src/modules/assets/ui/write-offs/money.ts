import { moneyOf, moneySaid } from '#lib/money/money'

/** Money as words take it; “none” where there is none. */
export const moneyIn = (money: string | null, language: string) =>
  money === null ? 'none' : moneySaid(moneyOf(money), language)
