import { type ColumnTarget, headerKey } from './headers.ts'

/** Columns beside each other that are called the same. */
export interface Run {
  readonly key: string
  readonly n: number
}

/** Some programs write as many columns of one name as their longest row needs, so the next file has more or fewer. */
export function runsOf(names: readonly string[]): Run[] {
  const runs: { key: string; n: number }[] = []
  for (const key of names.map(headerKey)) {
    const last = runs.at(-1)
    if (last && last.key === key && key !== '') last.n += 1
    else runs.push({ key, n: 1 })
  }
  return runs
}

/** What columns were mapped to, for runs that are longer or shorter now. */
export function respread(
  targets: readonly ColumnTarget[],
  before: readonly number[],
  now: readonly number[],
): ColumnTarget[] {
  let from = 0
  return now.flatMap((n, run) => {
    const length = before[run] ?? 0
    const some = targets.slice(from, from + length)
    from += length
    // All to one field: so are those that came; else nobody said what they are.
    const more = new Set(some).size === 1 ? (some[0] ?? null) : null
    return Array.from({ length: n }, (_, at) => some[at] ?? more)
  })
}
