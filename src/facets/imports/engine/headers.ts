import { fold } from '#lib/text/fold'

/** How headings are compared: without case, accents, and signs between words. */
export const headerKey = (text: string): string =>
  fold(text)
    .replaceAll(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim()

/** What a field is called in files: its names as `headerKey` makes them. */
export interface Named {
  readonly name: string
  readonly keys: readonly string[]
}

/** The field that a column fills; null: it is left out; '': somebody has to decide. */
export type ColumnTarget = string | null

/**
 * Finds for every heading the field that is called so. Of two columns that fit one field the first counts; two that
 * are called alike are nobody's guess, so both wait for a person.
 */
export function matchColumns(headers: readonly string[], fields: readonly Named[]): ColumnTarget[] {
  const byKey = new Map(fields.flatMap(({ name, keys }) => keys.map((key) => [key, name] as const)))
  const keys = headers.map(headerKey)
  const twice = twiceAmong(keys)
  const taken = new Set<string>()
  return keys.map((key) => {
    const field = byKey.get(key)
    if (field === undefined) return null
    if (twice.has(key)) return ''
    if (taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** Those that occur more than once; empty headings do not count. */
export function twiceAmong(keys: readonly string[]): Set<string> {
  const once = new Set<string>()
  const twice = new Set<string>()
  for (const key of keys) if (key !== '') (once.has(key) ? twice : once).add(key)
  return twice
}

/** A, B, … Z, AA: what a spreadsheet calls its columns. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCodePoint(65 + (index % 26))
}

export interface Guessable {
  readonly name: string
  readonly fields: readonly Named[]
  /** Headings, as keys, that only this program writes. */
  readonly signature: readonly string[]
}

/** How well headings fit: how many are known, and more when the signature is there. */
export function fitOf(headers: readonly string[], { fields, signature }: Omit<Guessable, 'name'>): number {
  const keys = new Set(headers.map(headerKey))
  const known = new Set(fields.flatMap((field) => field.keys))
  const hits = [...keys].filter((key) => known.has(key)).length
  const signed = signature.length > 0 && signature.every((key) => keys.has(key))
  return hits + (signed ? 100 : 0)
}

/** The one of these that the headings fit best; undefined when none knows two of them. */
export function guess<G extends Guessable>(headers: readonly string[], among: readonly G[]): G | undefined {
  const scored = among.map((one) => ({ one, fit: fitOf(headers, one) }))
  const best = scored.reduce<{ one: G; fit: number } | undefined>(
    (before, next) => (next.fit > (before?.fit ?? 1) ? next : before),
    undefined,
  )
  return best?.one
}
