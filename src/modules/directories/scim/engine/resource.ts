import { ScimFault } from './fault.ts'
import {
  type Attribute,
  attributeNamed,
  attributesOf,
  isObject,
  type ResourceKind,
  type Value,
  type Values,
} from './schema.ts'

const longest = 1000
/** So many values of one attribute: members of a group above all. */
const most = 20_000

const wrong = ({ name }: Attribute) => new ScimFault('invalidValue', `${name} does not have this form`)

/** Some send what is true or false as words, some with a capital letter. */
function truth(attribute: Attribute, raw: unknown): boolean {
  if (typeof raw === 'boolean') return raw
  const word = typeof raw === 'string' ? raw.toLowerCase() : ''
  if (word !== 'true' && word !== 'false') throw wrong(attribute)
  return word === 'true'
}

function text(attribute: Attribute, raw: unknown): string | undefined {
  if (typeof raw !== 'string' && typeof raw !== 'number') throw wrong(attribute)
  const bare = String(raw).trim()
  if (bare.length > longest) throw wrong(attribute)
  return bare === '' ? undefined : bare
}

/** One value as it is kept: names as the schema writes them, nothing that it does not know, nothing empty. */
export function single(attribute: Attribute, raw: unknown): Value | undefined {
  if (raw === null || raw === undefined) return undefined
  if (attribute.type === 'boolean') return raw === '' ? undefined : truth(attribute, raw)
  if (attribute.type !== 'complex') return text(attribute, raw)
  const [only] = Array.isArray(raw) && raw.length === 1 ? (raw as unknown[]) : [raw]
  // A manager is often named by id alone.
  const whole = isObject(only) ? only : { value: only }
  if (!isObject(only) && !attributeNamed(attribute.sub ?? [], 'value')) throw wrong(attribute)
  const kept = valuesOf(attribute.sub ?? [], whole)
  return Object.keys(kept).length === 0 ? undefined : kept
}

/** At most one is primary, where an attribute knows that: the last that says so. */
export function onePrimary({ sub = [] }: Attribute, items: readonly Value[]): readonly Value[] {
  if (!attributeNamed(sub, 'primary')) return items
  const isPrimary = (item: Value) => (item as Values)['primary'] === true
  const last = items.findLastIndex(isPrimary)
  return items.map((item, n) =>
    n !== last && isPrimary(item) ? { ...(item as Values), primary: false } : item,
  )
}

/** What an attribute is to hold, of whatever was sent for it; undefined where nothing is left. */
export function taken(attribute: Attribute, raw: unknown): Value | undefined {
  if (!attribute.multi) return single(attribute, raw)
  if (raw === null || raw === undefined) return undefined
  const list = Array.isArray(raw) ? (raw as unknown[]) : [raw]
  if (list.length > most) throw new ScimFault('tooMany', `${attribute.name} has too many values`)
  const items = list.flatMap((one) => single(attribute, one) ?? [])
  return items.length === 0 ? undefined : onePrimary(attribute, items)
}

function valuesOf(attributes: readonly Attribute[], raw: Record<string, unknown>): Values {
  const kept: Values = {}
  for (const [name, inner] of Object.entries(raw)) {
    const attribute = attributeNamed(attributes, name)
    if (!attribute || attribute.readOnly) continue
    const value = taken(attribute, inner)
    if (value !== undefined) kept[attribute.name] = value
  }
  return kept
}

/** Refuses what lacks what it must have. */
export function whole(kind: ResourceKind, values: Values): Values {
  const lacking = attributesOf(kind).find(({ name, required }) => required && values[name] === undefined)
  if (lacking) throw new ScimFault('invalidValue', `${lacking.name} is missing`)
  return values
}

/** A resource as it is kept, of what a provider sent. */
export function resourceIn(kind: ResourceKind, raw: unknown): Values {
  if (!isObject(raw)) throw new ScimFault('invalidSyntax', 'This is no resource')
  return whole(kind, valuesOf(attributesOf(kind), raw))
}
