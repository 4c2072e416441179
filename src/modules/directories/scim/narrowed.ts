import { type RawBuilder, sql } from 'kysely'
import { literal } from '#kernel/like'
import type { Filter, Operator } from './engine/filter.ts'
import { isCore, type ResourceKind } from './engine/schema.ts'

type Where = RawBuilder<boolean>
/** What the database can ask; `exact` where that is all of the filter: then nothing has to be looked at again. */
export interface Narrowed {
  readonly where: Where
  readonly exact: boolean
}
type Told = Narrowed | undefined
type Compare = Filter & { is: 'compare' }

const within = new Set(['eq', 'co', 'sw', 'ew'])
/** What is told of a resource and does not lie in it. */
const added = new Set(['id', 'meta', 'schemas'])
/** Stands in JSON as it is, and is small and capital letters alike in every language. */
const isPlain = (text: string) => /^[\w .,:;@+/'#()-]+$/.test(text)

/** Whoever has the text anywhere. */
function having({ path, op, value }: Compare): Told {
  if (added.has(path.name.toLowerCase()) || !within.has(op)) return undefined
  if (typeof value !== 'string' || !isPlain(value)) return undefined
  return {
    where: sql<boolean>`resource::text collate "C" ilike ${`%${literal(value)}%`}::text`,
    exact: false,
  }
}

/** Whether they may sign in; who is not said to be otherwise may. */
function being({ op, value }: Compare): Told {
  if ((op !== 'eq' && op !== 'ne') || typeof value !== 'boolean') return undefined
  const same = sql<boolean>`coalesce(resource -> 'active', 'true') = ${JSON.stringify(value)}::jsonb`
  return { where: op === 'eq' ? same : sql<boolean>`not ${same}`, exact: true }
}

const signs: Partial<Record<Operator, string>> = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' }
const moments: Readonly<Record<string, string>> = { created: 'made_at', lastmodified: 'changed_at' }

/** The moment as the database counts it, in millionths of a second; undefined for one that is none, or finer. */
function momentOf(value: unknown): string | undefined {
  try {
    const at = Temporal.Instant.from(String(value))
    return at.epochNanoseconds % 1000n === 0n ? at.toString() : undefined
  } catch {
    return undefined
  }
}

/** When it was made or changed. */
function since({ path, op, value }: Compare): Told {
  const column = moments[path.sub?.toLowerCase() ?? '']
  const [sign, at] = [signs[op], momentOf(value)]
  if (column === undefined || sign === undefined || at === undefined) return undefined
  return { where: sql<boolean>`${sql.ref(column)} ${sql.raw(sign)} ${at}::timestamptz`, exact: true }
}

function comparing(filter: Compare, kind: ResourceKind): Told {
  const { name, sub, urn } = filter.path
  const own = urn === undefined || isCore(urn)
  if (own && name.toLowerCase() === 'meta') return since(filter)
  if (own && name.toLowerCase() === 'active' && sub === undefined && kind === 'User') return being(filter)
  return having(filter)
}

const both = (left: Told, right: Told): Told =>
  left && right
    ? { where: sql<boolean>`(${left.where} and ${right.where})`, exact: left.exact && right.exact }
    : (left ?? right) && { where: (left ?? right)?.where as Where, exact: false }
const either = (left: Told, right: Told): Told =>
  left &&
  right && { where: sql<boolean>`(${left.where} or ${right.where})`, exact: left.exact && right.exact }

/** Of the values of one attribute only what stands in them can be asked: their parts are called as they like. */
function inside(filter: Filter): Told {
  switch (filter.is) {
    case 'and':
      return both(inside(filter.left), inside(filter.right))
    case 'or':
      return either(inside(filter.left), inside(filter.right))
    case 'compare':
      return having(filter)
    case 'some':
    case 'not':
    case 'present':
      return undefined
  }
}

/**
 * What the database can say of those that a filter finds: all of them, and few others. Each of these is then looked at in
 * full, unless it is exact. Undefined where it can say nothing.
 */
export function narrowed(filter: Filter, kind: ResourceKind): Told {
  switch (filter.is) {
    case 'and':
      return both(narrowed(filter.left, kind), narrowed(filter.right, kind))
    case 'or':
      return either(narrowed(filter.left, kind), narrowed(filter.right, kind))
    case 'some':
      return filter.path.name.toLowerCase() === 'meta' ? undefined : inside(filter.of)
    case 'compare':
      return comparing(filter, kind)
    case 'not': {
      const of = narrowed(filter.of, kind)
      return of?.exact ? { where: sql<boolean>`not ${of.where}`, exact: true } : undefined
    }
    case 'present':
      return undefined
  }
}
