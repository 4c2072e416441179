export type Values = Readonly<Record<string, unknown>>

/** A field that two people changed, each to something else. */
export interface Conflict {
  readonly name: string
  readonly theirs: unknown
}

export interface Merged {
  /** Theirs, with all that is yours on top. */
  readonly values: Record<string, unknown>
  /** Where both changed the same; yours stands in `values` until somebody chooses. */
  readonly conflicts: readonly Conflict[]
  /** What only they changed. */
  readonly taken: readonly string[]
}

/**
 * What two people made of the same fields, brought together: each one's changes stay where the other changed nothing, and
 * what both changed to the same is no conflict. What is left out, null and an empty text are all nothing.
 */
export function mergeEdits(base: Values, theirs: Values, yours: Values): Merged {
  const names = [...new Set([base, theirs, yours].flatMap(Object.keys))]
  const byThem = names.filter((name) => !sameValue(base[name], theirs[name]))
  const isYours = (name: string) => !sameValue(base[name], yours[name])
  const taken = byThem.filter((name) => !isYours(name))
  const conflicts = byThem
    .filter((name) => isYours(name) && !sameValue(theirs[name], yours[name]))
    .map((name) => ({ name, theirs: theirs[name] }))
  const values = names.map((name) => [name, isYours(name) ? yours[name] : theirs[name]] as const)
  return { values: Object.fromEntries(values), conflicts, taken }
}

const isNothing = (value: unknown) => value === undefined || value === null || value === ''

/** Do two values of a form say the same? */
export function sameValue(one: unknown, other: unknown): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other)
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((part, at) => sameValue(part, other[at]))
  if (typeof one !== 'object' || typeof other !== 'object' || Array.isArray(one) || Array.isArray(other))
    return Object.is(one, other) || (isScalar(one) && isScalar(other) && String(one) === String(other))
  const [a, b] = [one as Values, other as Values]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => sameValue(a[name], b[name]))
}

/** Typed in, a number is its digits. */
const isScalar = (value: unknown) => typeof value === 'string' || typeof value === 'number'
