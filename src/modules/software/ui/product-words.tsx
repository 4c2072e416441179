import { useReader } from '#kit/reader.tsx'
import { moneyOf, moneySaid } from '#lib/money/money'
import { dayDated } from '#lib/time/relative'
import { Licensing } from '../schemas.ts'
import { w as said } from '../words.ts'

export const licensingChoices = () =>
  Licensing.options.map((value) => ({ value, title: said(`licensing.${value}`) }))

/** Days and amounts as the reader writes them. */
export function useSaid() {
  const { language } = useReader()
  return {
    day: (day: string) => dayDated(day, language),
    money: (cost: string) => moneySaid(moneyOf(cost), language),
  }
}
