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
  /** Several columns may fill it. */
  readonly many?: boolean
  /** So many of its keys, from the first, stand in the order in which they are preferred. */
  readonly ranked?: number
}

/** The field that a column fills; null: it is left out; '': somebody has to decide. */
export type ColumnTarget = string | null

/**
 * Finds for every heading the field that is called so. Of two columns that fit one field the one counts that its program
 * prefers, else the first; two that are called alike are nobody's guess, so both wait for a person, unless the field takes several.
 */
export function matchColumns(headers: readonly string[], fields: readonly Named[]): ColumnTarget[] {
  const byKey = new Map(fields.flatMap((field) => field.keys.map((key) => [key, field] as const)))
  const keys = headers.map(headerKey)
  const twice = twiceAmong(keys)
  const best = new Map<string, { at: number; rank: number }>()
  for (const [at, key] of keys.entries()) {
    const field = byKey.get(key)
    if (!field || twice.has(key)) continue
    const rank = rankIn(field, key)
    if (rank < (best.get(field.name)?.rank ?? Infinity) || !best.has(field.name))
      best.set(field.name, { at, rank })
  }
  return keys.map((key, at) => {
    const field = byKey.get(key)
    if (field === undefined) return null
    if (field.many) return field.name
    if (twice.has(key)) return ''
    return best.get(field.name)?.at === at ? field.name : null
  })
}

function rankIn({ keys, ranked = 0 }: Named, key: string): number {
  const at = keys.indexOf(key)
  return at < ranked ? at : Infinity
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
  /** Headings, as keys, that together only this program writes; any of these lists. */
  readonly signatures: readonly (readonly string[])[]
}

/** How well headings fit: how many are known, and more when the signature is there. */
export function fitOf(headers: readonly string[], { fields, signatures }: Omit<Guessable, 'name'>): number {
  const keys = new Set(headers.map(headerKey))
  const known = new Set(fields.flatMap((field) => field.keys))
  const hits = [...keys].filter((key) => known.has(key)).length
  const signed = signatures.some((signature) => signature.every((key) => keys.has(key)))
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
