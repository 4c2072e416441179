import { useSaid } from '../product-words.tsx'
import type { Forecast } from '../../forecast/schemas.ts'
import { useMonths } from './month-words.tsx'
import { w } from './words.ts'

/** From which month on something is missing, and what buying then costs, as a sentence. */
export function useVerdict() {
  const { month } = useMonths()
  const { money } = useSaid()
  return ({ use, owned, months, firm_first, first }: Forecast): { title: string; also: string } => {
    if (!firm_first)
      return {
        title: w('enough', { months: months.length }),
        also: first ? w('only-trend', { n: first.short, month: month(first) }) : '',
      }
    const missing = { n: firm_first.firm - firm_first.owned, month: month(firm_first) }
    const isSame = firm_first.needed === firm_first.firm
    const when = use > owned && firm_first.month === months[0]?.month ? 'short-now' : 'short'
    return {
      title:
        firm_first.cost !== null && isSame
          ? w(`${when}-cost`, { ...missing, cost: money(firm_first.cost) })
          : w(when === 'short' ? 'short-on' : when, missing),
      also: first && first.day < firm_first.day ? w('by-trend', { month: month(first) }) : '',
    }
  }
}
