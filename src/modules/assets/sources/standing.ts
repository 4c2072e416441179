import { isDeepStrictEqual } from 'node:util'
import { isSource, ownField, replaces, ruleOf, type Rules, type Source } from '../engine/sources.ts'

/** By field, only where it is not as all of the thing came: who said it last, and when. */
export type Provenance = Readonly<
  Record<string, { readonly by?: string | undefined; readonly at?: string | undefined }>
>
/** By field and source, what stands otherwise there. */
export type Otherwise = Readonly<Record<string, Readonly<Record<string, unknown>>>>

type Facts = Readonly<Record<string, unknown>>
export interface Kept {
  readonly came_from: string
  readonly sources: Provenance
  /** Fields that only people here change. */
  readonly locks: readonly string[]
}

/** Who said what stands in a field; of what a newer version wrote and this one does not know: somebody here. */
export function saidBy({ came_from, sources }: Pick<Kept, 'came_from' | 'sources'>, field: string): Source {
  const by = sources[field]?.by ?? came_from
  return isSource(by) ? by : 'hand'
}

const isNothing = (value: unknown) => value === null || value === undefined || value === ''

/** Whether what a source says of a field of this thing is written there, by the rules of the house. */
export function isWritten(
  rules: Rules,
  thing: Kept,
  { field, now, source }: { field: string; now: unknown; source: Source },
): boolean {
  const rule = ruleOf(field)
  if (rule === undefined) return source === 'hand'
  const standing = {
    by: saidBy(thing, field),
    locked: thing.locks.includes(field),
    isEmpty: isNothing(now),
  }
  return replaces(rules, rule, standing, source)
}

/** The same sources once these fields are said by another. */
export const saidAnew = (
  sources: Provenance,
  fields: readonly string[],
  { by, at }: { by: Source; at: string },
): Provenance => ({ ...sources, ...Object.fromEntries(fields.map((field) => [field, { by, at }])) })

/** The sources of these fields as they were before. */
export const asBefore = (now: Provenance, before: Provenance, fields: readonly string[]): Provenance =>
  Object.fromEntries([
    ...Object.entries(now).filter(([field]) => !fields.includes(field)),
    ...fields.flatMap((field) => (before[field] ? [[field, before[field]] as const] : [])),
  ])

/** What is said otherwise once a source has spoken: what it said before of these fields goes. */
export function withoutSaid(otherwise: Otherwise, fields: readonly string[], source: Source): Otherwise {
  const all = Object.entries(otherwise).flatMap(([field, said]): [string, Record<string, unknown>][] => {
    const left = fields.includes(field)
      ? Object.entries(said).filter(([by]) => by !== source)
      : Object.entries(said)
    return left.length === 0 ? [] : [[field, Object.fromEntries(left)]]
  })
  return Object.fromEntries(all)
}

/** The fields that a change is about as their sources are kept; the organisation's own one by one. */
export const fieldsSaid = (
  patch: Facts,
  changed: Facts,
  custom: { readonly before: Facts; readonly after: Facts },
): string[] => [
  ...Object.keys(changed).filter((field) => field !== 'custom' && field in patch),
  ...Object.keys(custom.after)
    .filter((name) => !isDeepStrictEqual(custom.before[name], custom.after[name]))
    .map(ownField),
]
