import { type Path, targetIn } from './filter.ts'
import { attributeNamed, attributesOf, isCore, type ResourceKind, type Value, type Values } from './schema.ts'

const always: ReadonlySet<string> = new Set(['id', 'schemas'])

/** `a,b.c` as paths; what cannot be read names nothing. */
function pathsIn(list: string): Path[] {
  return list.split(',').flatMap((one) => {
    try {
      return one.trim() === '' ? [] : [targetIn(one.trim()).path]
    } catch {
      return []
    }
  })
}

/** Of an extension's attribute the path within it, else the path itself; undefined where it is of another schema. */
function inOwn({ urn, name, sub }: Path): { top: string; part?: string | undefined } {
  return urn === undefined || isCore(urn) ? { top: name, part: sub } : { top: urn, part: name }
}

const isValues = (value: Value | undefined): value is Values =>
  typeof value === 'object' && !Array.isArray(value)

const pick = (value: Value, keep: (name: string) => boolean): Value => {
  if (Array.isArray(value)) return (value as readonly Value[]).map((item) => pick(item, keep))
  return isValues(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => keep(name))) : value
}

/** What is shown of a resource: what is asked for, or all but what is not wanted. Its id is always told. */
export function shownOf(
  kind: ResourceKind,
  resource: Values,
  {
    attributes,
    excludedAttributes,
  }: { attributes?: string | undefined; excludedAttributes?: string | undefined },
): Values {
  const all = attributesOf(kind)
  const [wanted, unwanted] = [
    pathsIn(attributes ?? '').map(inOwn),
    pathsIn(excludedAttributes ?? '').map(inOwn),
  ]
  const shown: Values = {}
  for (const [name, value] of Object.entries(resource)) {
    if (value === undefined) continue
    const here = (paths: typeof wanted) => paths.filter(({ top }) => attributeNamed(all, top)?.name === name)
    const [asked, spared] = [here(wanted), here(unwanted)]
    if (always.has(name)) shown[name] = value
    else if (wanted.length > 0) {
      if (asked.some(({ part }) => part === undefined)) shown[name] = value
      else if (asked.length > 0)
        shown[name] = pick(value, (inner) =>
          asked.some(({ part }) => part?.toLowerCase() === inner.toLowerCase()),
        )
    } else if (!spared.some(({ part }) => part === undefined))
      shown[name] =
        spared.length === 0
          ? value
          : pick(value, (inner) => !spared.some(({ part }) => part?.toLowerCase() === inner.toLowerCase()))
  }
  return shown
}
