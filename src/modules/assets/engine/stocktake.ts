/** What came of looking for one thing. */
export type Result = 'found' | 'misplaced' | 'held' | 'missing'

interface Looked {
  /** Where the book says that it is, from the root down; null: nobody expected it here. */
  readonly expected: readonly string[] | null
  /** Where it was found, from the root down; null: it was not. */
  readonly found: readonly string[] | null
  /** Somebody has it: wherever it turns up, it is theirs. */
  readonly held: boolean
}

/**
 * A thing is where it should be also where whoever counted only said the building and the book says the room; a room where
 * the book says only the building is news.
 */
export function resultOf({ expected, found, held }: Looked): Result {
  if (found === null) return 'missing'
  if (held) return 'held'
  const isThere = expected !== null && found.length > 0 && found.every((place, n) => expected[n] === place)
  return isThere ? 'found' : 'misplaced'
}

/** Places as one walks them: by the names on the way down, numbers as numbers, what lies in a place right after it. */
export function walkingOrder<T extends { readonly trail: readonly string[] }>(places: readonly T[]): T[] {
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
  return places.toSorted((a, b) => {
    const shared = Math.min(a.trail.length, b.trail.length)
    for (let n = 0; n < shared; n++) {
      const order = collator.compare(a.trail[n] ?? '', b.trail[n] ?? '')
      if (order !== 0) return order
    }
    return a.trail.length - b.trail.length
  })
}
