import { Segments } from '#kit/form/segments.tsx'
import { useSearchState } from '#kit/url'
import { w } from './words.ts'

/** How many days back one looks, by the address: one of these, else the usual. */
export function useDays(spans: readonly number[], usual: number): number {
  const [search] = useSearchState()
  const asked = Number(search['days'])
  return spans.includes(asked) ? asked : usual
}

interface DaysProps {
  label: string
  spans: readonly number[]
  value: number
}

/** A choice of how many days back one looks. */
export function Days({ label, spans, value }: DaysProps) {
  const [, set] = useSearchState()
  return (
    <Segments
      ariaLabel={label}
      value={String(value)}
      data={spans.map((n) => ({ value: String(n), label: w('days', { n }) }))}
      onChange={(days) => set({ days: String(days) })}
    />
  )
}
