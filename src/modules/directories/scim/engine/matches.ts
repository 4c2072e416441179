import { ScimFault } from './fault.ts'
import type { Compared, Filter, Operator, Path } from './filter.ts'
import { type Attribute, attributeNamed, isCore, type Value, type Values } from './schema.ts'

/** One value that an attribute has, and what it is. */
interface Found {
  attribute: Attribute
  value: Value
}

const isValues = (value: Value | undefined): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listed = (value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Value[]) : [value]

/** The attributes among which a path names one, and the values that hold it: those of an extension lie below its name. */
function within(holder: Values, attributes: readonly Attribute[], { urn }: Path) {
  if (urn === undefined || isCore(urn)) return { holder, attributes }
  const extension = attributeNamed(attributes, urn)
  if (!extension) return { holder: {}, attributes: [] }
  const inner = holder[extension.name]
  return { holder: isValues(inner) ? inner : {}, attributes: extension.sub ?? [] }
}

/** Every value at a path; of several complex ones their `value` is meant, where no part is named. */
function foundAt(holder: Values, attributes: readonly Attribute[], path: Path): Found[] {
  const inside = within(holder, attributes, path)
  const attribute = attributeNamed(inside.attributes, path.name)
  if (!attribute) return []
  const values = listed(inside.holder[attribute.name])
  const part = path.sub ?? (attribute.multi && attribute.sub ? 'value' : undefined)
  if (part === undefined) return values.map((value) => ({ attribute, value }))
  const sub = attributeNamed(attribute.sub ?? [], part)
  if (!sub) return []
  return values.flatMap((value) =>
    isValues(value) ? listed(value[sub.name]).map((inner) => ({ attribute: sub, value: inner })) : [],
  )
}

const isEmpty = (value: Value): boolean =>
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isValues(value) && Object.values(value).every((inner) => inner === undefined || isEmpty(inner)))

const texts: Record<Operator, (a: string, b: string) => boolean> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  co: (a, b) => a.includes(b),
  sw: (a, b) => a.startsWith(b),
  ew: (a, b) => a.endsWith(b),
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
}

/** A moment in one way of writing it, so that two compare as texts. */
function moment(text: string): string {
  try {
    return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 9 })
  } catch {
    throw new ScimFault('invalidFilter', 'This is no moment')
  }
}

const written = (attribute: Attribute, text: string): string => {
  if (attribute.type === 'dateTime') return moment(text)
  return attribute.caseExact ? text : text.toLowerCase()
}

function holds({ attribute, value }: Found, op: Operator, asked: Compared): boolean {
  if (typeof value === 'boolean') {
    if (op !== 'eq' && op !== 'ne') throw new ScimFault('invalidFilter', `${attribute.name} is true or false`)
    return (value === asked) === (op === 'eq')
  }
  if (typeof value !== 'string') return false
  if (typeof asked !== 'string') return op === 'ne'
  return texts[op](written(attribute, value), written(attribute, asked))
}

/** `ne` is said of what is not equal, and so of what is not there; `eq null` of what is not there. */
function compares(found: readonly Found[], op: Operator, asked: Compared): boolean {
  if (op === 'ne') return !compares(found, 'eq', asked)
  if (asked === null) return op === 'eq' && found.every(({ value }) => isEmpty(value))
  return found.some((one) => holds(one, op, asked))
}

/** Whether what is filtered for is there. Attributes that nobody knows have no value. */
export function matches(holder: Values, attributes: readonly Attribute[], filter: Filter): boolean {
  switch (filter.is) {
    case 'and':
      return matches(holder, attributes, filter.left) && matches(holder, attributes, filter.right)
    case 'or':
      return matches(holder, attributes, filter.left) || matches(holder, attributes, filter.right)
    case 'not':
      return !matches(holder, attributes, filter.of)
    case 'present':
      return foundAt(holder, attributes, filter.path).some(({ value }) => !isEmpty(value))
    case 'compare':
      return compares(foundAt(holder, attributes, filter.path), filter.op, filter.value)
    case 'some': {
      const inside = within(holder, attributes, filter.path)
      const attribute = attributeNamed(inside.attributes, filter.path.name)
      const sub = attribute?.sub
      if (!attribute || !sub) return false
      return listed(inside.holder[attribute.name]).some(
        (value) => isValues(value) && matches(value, sub, filter.of),
      )
    }
  }
}

/** What has to be equal for a filter to hold, by name: what a database can look up before the rest is tried. */
export function equalities(filter: Filter): { path: Path; value: Compared }[] {
  if (filter.is === 'and') return [...equalities(filter.left), ...equalities(filter.right)]
  return filter.is === 'compare' && filter.op === 'eq' ? [{ path: filter.path, value: filter.value }] : []
}
