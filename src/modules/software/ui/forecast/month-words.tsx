import { useReader } from '#kit/reader.tsx'
import type { MonthNeed } from '../../forecast/schemas.ts'

/** Months and parts of seats as the reader writes them. */
export function useMonths() {
  const { language } = useReader()
  const figures = new Intl.NumberFormat(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  const name = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return {
    month: ({ day }: Pick<MonthNeed, 'day'>) => name.format(new Date(`${day}T00:00:00Z`)),
    /** +1.5; nothing where nothing changes. */
    change: (seats: number) => (Math.abs(seats) < 0.05 ? '' : figures.format(seats)),
  }
}
