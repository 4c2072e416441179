import { moneyOf, moneySaid } from '#lib/money/money'
import { minutesText } from '#lib/time/minutes-text'
import { useReader } from '#kit/reader.tsx'

/** Money of several currencies, one after the other; empty where there is none. */
export function useMoney() {
  const { language } = useReader()
  const money = (text: string) => moneySaid(moneyOf(text), language)
  return { money, sums: (all: readonly string[]) => all.map(money).join(' + ') }
}

export const hours = (minutes: number) => minutesText(minutes)
