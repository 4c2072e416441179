import { levels, type Level } from '#facets/places/levels'

/** What a file says of one place. */
export interface Said {
  readonly parent?: string | undefined
  readonly level?: Level | undefined
}

/** What lies within a place, if nothing else is said: one kind smaller, and rooms within rooms. */
export const levelWithin = (outer: Level): Level =>
  outer === 'room' ? outer : (levels[levels.indexOf(outer) + 1] ?? 'area')

/**
 * What kind of place one of a file is: as it says, else one kind smaller than the place around it, whether that is here already
 * or in the file; what nothing lies around is of the kind that is named for it. Undefined where places lie within each other in a circle.
 */
export function levelOf(
  name: string,
  file: ReadonlyMap<string, Said>,
  here: (name: string) => Level | undefined,
  top: Level,
): Level | undefined {
  const around: string[] = []
  for (let at: string | undefined = name; at !== undefined;) {
    if (around.includes(at)) return undefined
    around.unshift(at)
    const { parent }: Said = file.get(at) ?? {}
    at = parent !== undefined && (file.has(parent) || here(parent) !== undefined) ? parent : undefined
  }
  return around.reduce<Level | undefined>((outer, one) => {
    const known = one === name ? undefined : here(one)
    return known ?? file.get(one)?.level ?? (outer === undefined ? top : levelWithin(outer))
  }, undefined)
}

/**
 * Those of a list in an order in which each comes after whatever bears the name of the one around it, as far as that is in the
 * list. Several may bear one name: none of them is lost.
 */
export function outerFirst<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  parentOf: (one: T) => string | undefined,
): T[] {
  const called = Map.groupBy(all, nameOf)
  const taken = new Set<T>()
  const done: T[] = []
  const take = (one: T) => {
    if (taken.has(one)) return
    taken.add(one)
    const parent = parentOf(one)
    if (parent !== undefined) for (const around of called.get(parent) ?? []) take(around)
    done.push(one)
  }
  for (const one of all) take(one)
  return done
}
