import { type RawBuilder, sql } from 'kysely'
import type { Filter } from './engine/filter.ts'

type Told = RawBuilder<boolean> | undefined

const within = new Set(['eq', 'co', 'sw', 'ew'])
/** What is told of a resource and does not lie in it. */
const added = new Set(['id', 'meta', 'schemas'])
/** Stands in JSON as it is, and is small and capital letters alike in every language. */
const isPlain = (text: string) => /^[\w .,:;@+/'#()-]+$/.test(text)
const escaped = (text: string) => text.replaceAll(/[%_\\]/g, String.raw`\$&`)

/** Whoever has the text anywhere. */
function having({ path, op, value }: Filter & { is: 'compare' }): Told {
  if (added.has(path.name.toLowerCase()) || !within.has(op)) return undefined
  if (typeof value !== 'string' || !isPlain(value)) return undefined
  return sql<boolean>`resource::text collate "C" ilike ${`%${escaped(value)}%`}::text`
}

const both = (left: Told, right: Told): Told =>
  left && right ? sql<boolean>`(${left} and ${right})` : (left ?? right)
const either = (left: Told, right: Told): Told => left && right && sql<boolean>`(${left} or ${right})`

/**
 * What the database can say of those that a filter finds: all of them, and few others. Each of these is then looked at in
 * full. Undefined where it can say nothing.
 */
export function narrowed(filter: Filter): Told {
  switch (filter.is) {
    case 'and':
      return both(narrowed(filter.left), narrowed(filter.right))
    case 'or':
      return either(narrowed(filter.left), narrowed(filter.right))
    case 'some':
      return narrowed(filter.of)
    case 'compare':
      return having(filter)
    case 'not':
    case 'present':
      return undefined
  }
}
