import type { z } from 'zod'
import { useReader } from '#kit/reader.tsx'
import { localeOf } from '#lib/time/relative'
import type { ComparisonView } from '../schemas.ts'

export type Comparison = z.output<typeof ComparisonView>

/** Scores and shares as the reader writes them. */
export function useFigures() {
  const { language } = useReader()
  const locale = localeOf(language)
  const score = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const total = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  return {
    score: (value: number) => score.format(value),
    total: (value: number) => total.format(value),
    percent: (value: number) => percent.format(value),
  }
}

/** Names by id within a comparison. */
export const namesIn = ({ criteria, offers }: Pick<Comparison, 'criteria' | 'offers'>) => {
  const names = new Map([...criteria, ...offers].map(({ id, name }) => [id, name]))
  return (id: string) => names.get(id) ?? id
}

/** A name that none of these has. */
export function freshId(prefix: string, taken: readonly { id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id))
  let n = taken.length + 1
  while (ids.has(`${prefix}-${n}`)) n++
  return `${prefix}-${n}`
}
