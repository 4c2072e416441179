import { ScimFault } from './fault.ts'
import { type Filter, type Path, type Target, targetIn } from './filter.ts'
import { equalities, matches } from './matches.ts'
import { onePrimary, single, taken, whole } from './resource.ts'
import {
  type Attribute,
  attributeNamed,
  attributesOf,
  isCore,
  isObject,
  type ResourceKind,
  type Value,
  type Values,
} from './schema.ts'

type Op = 'add' | 'replace' | 'remove'
/** One change, as it was sent. */
export interface Change {
  op: string
  path?: string | undefined
  value?: unknown
}

const listOf = (value: Value | undefined): readonly Values[] =>
  Array.isArray(value) ? (value as readonly Values[]) : []

interface Place {
  /** Below which extension it lies. */
  extension?: Attribute | undefined
  attribute: Attribute
}

function placeOf(all: readonly Attribute[], { urn, name }: Path): Place | undefined {
  const extension = urn === undefined || isCore(urn) ? undefined : attributeNamed(all, urn)
  const among = urn === undefined || isCore(urn) ? all : (extension?.sub ?? [])
  const attribute = attributeNamed(among, name)
  return attribute && { extension, attribute }
}

/** Those that are not given anew: two items are one by value and type; without a value an item is like no other. */
function notGiven(before: readonly Values[], given: readonly Values[]): readonly Values[] {
  const anew = Map.groupBy(given, ({ value }) => value)
  return before.filter(
    ({ value, type }) => value === undefined || !anew.get(value)?.some((one) => one['type'] === type),
  )
}

/** What an attribute holds after a change to it as a whole. */
function changed(attribute: Attribute, op: Op, before: Value | undefined, raw: unknown): Value | undefined {
  if (op === 'remove') return without(attribute, before, raw)
  const value = taken(attribute, raw)
  if (attribute.multi) {
    if (op === 'replace' || value === undefined) return op === 'replace' ? value : before
    const given = listOf(value)
    return onePrimary(attribute, [...notGiven(listOf(before), given), ...given])
  }
  if (attribute.type !== 'complex' || !isObject(value)) return op === 'add' ? (value ?? before) : value
  // Parts that are not named stay.
  return { ...(before as Values | undefined), ...value }
}

/** All of it; or, where values are named beside the path, those alone. */
function without(attribute: Attribute, before: Value | undefined, raw: unknown): Value | undefined {
  if (!attribute.multi || raw === undefined || raw === null) return undefined
  const named = new Set(listOf(taken(attribute, raw)).map(({ value }) => value))
  return rest(listOf(before).filter(({ value }) => !named.has(value)))
}

/** The item that a filter would have found, were it there: `type eq "work"` makes one for work. */
function madeFor(attribute: Attribute, filter: Filter): Values {
  const asked = equalities(filter)
  const made = asked.flatMap(({ path, value }): [string, Value][] => {
    const sub = attributeNamed(attribute.sub ?? [], path.name)
    const kept = sub && taken(sub, value)
    return sub && kept !== undefined ? [[sub.name, kept]] : []
  })
  if (made.length === 0) throw new ScimFault('noTarget', `No value of ${attribute.name} is meant by this`)
  return Object.fromEntries(made)
}

/** What one item holds after a change to it, or to a part of it. */
function itemAfter(
  attribute: Attribute,
  item: Values,
  { op, sub, value }: { op: Op; sub?: Attribute | undefined; value: unknown },
): Values {
  if (!sub) return { ...item, ...(single(attribute, value) as Values | undefined) }
  const { [sub.name]: before, ...rest } = item
  const after = op === 'remove' ? undefined : changed(sub, op, before, value)
  return after === undefined ? rest : { ...rest, [sub.name]: after }
}

/** A change to those values that a filter picks; one that is to be set and is not there is made. */
function changedSome(
  attribute: Attribute,
  before: Value | undefined,
  { op, of, sub, value }: { op: Op; of: Filter; sub?: string | undefined; value: unknown },
) {
  const parts = attribute.sub ?? []
  const part = sub === undefined ? undefined : attributeNamed(parts, sub)
  if (!attribute.multi || (sub !== undefined && !part))
    throw new ScimFault('invalidPath', 'There is no such attribute')
  const items = listOf(before)
  const picked = new Set(items.filter((item) => matches(item, parts, of)))
  if (op === 'remove' && !part) return rest(items.filter((item) => !picked.has(item)))
  if (picked.size === 0) {
    if (op === 'remove') return before
    const made = itemAfter(attribute, madeFor(attribute, of), { op, sub: part, value })
    return onePrimary(attribute, [...items, made])
  }
  const after = items
    .map((item) => (picked.has(item) ? itemAfter(attribute, item, { op, sub: part, value }) : item))
    .filter((item) => Object.keys(item).length > 0)
  return rest(onePrimary(attribute, after) as Values[])
}
const rest = (items: readonly Values[]): Value | undefined => (items.length === 0 ? undefined : items)

function afterAt(holder: Values, attribute: Attribute, op: Op, target: Target, value: unknown): Values {
  const before = holder[attribute.name]
  const { of, path } = target
  const sub = path.sub ?? target.sub
  const after = of
    ? changedSome(attribute, before, { op, of, sub: target.sub, value })
    : sub === undefined
      ? changed(attribute, op, before, value)
      : inPart(attribute, op, before, { sub, value })
  const { [attribute.name]: _, ...others } = holder
  return after === undefined ? others : { ...others, [attribute.name]: after }
}

/** `name.givenName`; of several values, each of them. */
function inPart(
  attribute: Attribute,
  op: Op,
  before: Value | undefined,
  { sub, value }: { sub: string; value: unknown },
): Value | undefined {
  const part = attributeNamed(attribute.sub ?? [], sub)
  if (!part) throw new ScimFault('invalidPath', 'There is no such attribute')
  if (attribute.multi) {
    const items = listOf(before).map((item) => itemAfter(attribute, item, { op, sub: part, value }))
    return rest(items.filter((item) => Object.keys(item).length > 0))
  }
  const after = itemAfter(attribute, isObject(before) ? before : {}, { op, sub: part, value })
  return Object.keys(after).length === 0 ? undefined : after
}

function applied(kind: ResourceKind, resource: Values, op: Op, target: Target, value: unknown): Values {
  const place = placeOf(attributesOf(kind), target.path)
  // What nobody here keeps is taken note of, and that is all: providers send more than any house knows.
  if (!place) return resource
  const { extension, attribute } = place
  if (attribute.readOnly) {
    if (attribute.name === 'schemas' || attribute.name === 'meta') return resource
    throw new ScimFault('mutability', `${attribute.name} cannot be changed`)
  }
  if (!extension) return afterAt(resource, attribute, op, target, value)
  const inner = resource[extension.name]
  const after = afterAt(isObject(inner) ? inner : {}, attribute, op, target, value)
  const { [extension.name]: _, ...others } = resource
  return Object.keys(after).length === 0 ? others : { ...others, [extension.name]: after }
}

const isOp = (op: string): op is Op => op === 'add' || op === 'replace' || op === 'remove'

function once(kind: ResourceKind, resource: Values, { op: given, path, value }: Change): Values {
  const op = given.toLowerCase()
  if (!isOp(op)) throw new ScimFault('invalidSyntax', 'Changes add, replace or remove')
  if (path !== undefined && path !== '') return applied(kind, resource, op, targetIn(path), value)
  if (op === 'remove') throw new ScimFault('noTarget', 'What is to be removed is not named')
  if (!isObject(value)) throw new ScimFault('invalidValue', 'Without a path the value names what it changes')
  return Object.entries(value).reduce(
    (before, [name, inner]) => applied(kind, before, op, targetIn(name), inner),
    resource,
  )
}

/** The resource after all changes, one after the other; it has to be whole then, not in between. */
export const patched = (kind: ResourceKind, resource: Values, changes: readonly Change[]): Values =>
  whole(
    kind,
    changes.reduce((before, change) => once(kind, before, change), resource),
  )
