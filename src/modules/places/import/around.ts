import { fold } from '#lib/text/fold'
import type { Values } from '#facets/imports/public'
import { levelOf } from '../engine/nesting.ts'
import { Level } from '../schemas.ts'
import type { Known } from './find.ts'
import type { PlaceSession } from './plan.ts'
import { folded, levelIn, text } from './values.ts'

/** What the names in a batch of rows stand for. */
export interface Ground {
  readonly session: PlaceSession
  readonly called: ReadonlyMap<string, readonly Known[]>
  readonly byId: ReadonlyMap<string, Known>
}

const onlyOne = (some: readonly Known[]) => (some.length === 1 ? some[0] : undefined)
const topOf = ({ setup }: Pick<PlaceSession, 'setup'>): Level =>
  Level.safeParse(setup.options['level']).data ?? 'site'

export type Around =
  | { readonly place?: Known; readonly name?: string; readonly unknown?: string }
  | { readonly twice: string }

/** The place that a row lies within: one that is here, one that comes with the file, or none. */
export function aroundOf({ session, called }: Ground, values: Values): Around {
  const said = text(values['parent'])
  if (said === undefined) return {}
  const name = fold(said)
  const here = called.get(name) ?? []
  const place = onlyOne(here)
  if (place) return { place }
  if (here.length > 1 || session.twice.has(name)) return { twice: said }
  return session.file.has(name) ? { name } : { unknown: said }
}

/** What of all that is here a row is: by its id there, by what stands on the door, else by its name within the place around it. */
export function fitting(
  { called, byId }: Ground,
  values: Values,
  around: Exclude<Around, { twice: string }>,
): readonly Known[] {
  const byExternal = byId.get(text(values['id']) ?? '')
  if (byExternal) return [byExternal]
  const [code, name] = [folded(values['code']), folded(values['name']) ?? '']
  const byCode = (called.get(code ?? '') ?? []).filter((one) => fold(one.code) === code)
  if (byCode.length > 0) return byCode
  if (around.name !== undefined) return []
  const byName = (called.get(name) ?? []).filter((one) => fold(one.name) === name)
  const within = byName.filter(({ parent_id }) => parent_id === around.place?.id)
  return around.place ? within : byName
}

/** What kind of place a row is, and of what kind the one around it; undefined: it has none, or lies within itself. */
export function levelsOf(
  { session, called }: Ground,
  values: Values,
  around: Exclude<Around, { twice: string }>,
) {
  const here = (word: string) => onlyOne(called.get(word) ?? [])?.level
  const level = (name: string) => levelOf(name, session.file, here, topOf(session))
  return {
    inner: levelIn(values) ?? level(folded(values['name']) ?? ''),
    outer: around.place?.level ?? (around.name === undefined ? undefined : level(around.name)),
  }
}
