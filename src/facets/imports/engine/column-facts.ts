import { noEvidence, type OrderEvidence, weigh } from './dates.ts'
import { meaningKey } from './read-value.ts'
import { splitEntry } from './split-entry.ts'

/** So many different values are told one by one: a column with more is no choice. */
const mostDistinct = 60
const mostSamples = 4
const longestSample = 120

/** What is known of one column once its rows were read. */
export interface ColumnFacts {
  readonly name: string
  /** How many cells are not empty. */
  readonly filled: number
  readonly samples: readonly string[]
  /** Different values and how many cells hold each; null: too many. */
  readonly values: readonly { readonly value: string; readonly n: number }[] | null
  readonly order: OrderEvidence
}

/** Looks at the cells of one column as they go by. */
export function columnWatch(name: string) {
  let filled = 0
  let order = noEvidence
  const samples: string[] = []
  let values: Map<string, { value: string; n: number }> | null = new Map()
  return {
    see(cell: string) {
      const text = cell.trim()
      if (text === '') return
      filled += 1
      order = weigh(order, splitEntry(text)?.at ?? text)
      const sample = text.slice(0, longestSample)
      if (samples.length < mostSamples && !samples.includes(sample)) samples.push(sample)
      if (values === null) return
      const key = meaningKey(text)
      const known = values.get(key)
      if (known) known.n += 1
      else if (values.size >= mostDistinct || text.length > longestSample) values = null
      else values.set(key, { value: text, n: 1 })
    },
    facts: (): ColumnFacts => ({
      name,
      filled,
      samples,
      values: values && [...values.values()].toSorted((a, b) => b.n - a.n),
      order,
    }),
  }
}
