import { sql } from 'kysely'
import { type ImportRow, textIn, type Values } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { byExternalIds } from '#kernel/external-ids'
import { visible } from '#kernel/visible'
import { isCounted, typeIn } from '../ground.ts'
import { type AssetSession, serialIn } from './resolve.ts'
import type { Wanted } from './wanted.ts'

/** What a thing that is counted is: so called, of this number, at this place. */
const countedAs = (values: Values) =>
  [
    textIn(values['name']) ?? textIn(values['model']) ?? '',
    textIn(values['model_number']) ?? '',
    textIn(values['place']) ?? textIn(values['home_place']) ?? '',
  ]
    .join(' ')
    .toLowerCase()

/** Names by which two rows of one file are the same thing. */
export const identities = (values: Values): string[] => {
  const named = (['id', 'tag'] as const).flatMap((field) => {
    const value = textIn(values[field])
    return value === undefined ? [] : [`${field} ${value.toLowerCase()}`]
  })
  const serial = serialIn(values)
  const all = serial === undefined ? named : [...named, `serial ${serial.toLowerCase()}`]
  // Of what is counted there may be two lines of one thing; of single things without a number there are often several alike.
  return all.length === 0 && values['quantity'] !== undefined ? [`counted ${countedAs(values)}`] : all
}

/** The same in a file of things that are all counted: a number of the maker's stands on each of them. */
export const countedIdentities = (values: Values): string[] => {
  const id = textIn(values['id'])
  return id === undefined ? [`counted ${countedAs(values)}`] : [`id ${id}`]
}

/** How a row was found to be something that is here. */
export type By = 'id' | 'tag' | 'serial' | 'name' | 'called'
interface Hit {
  readonly by: By
  readonly name: string
  readonly id: string
  readonly live: boolean
  /** Where what is counted lies or belongs. */
  readonly at: string | null
}
export type Hits = ReadonlyMap<string, readonly Hit[]>

const keyOf = (by: By, name: string) => `${by} ${name.toLowerCase()}`
/** Types are no words, so a space sets them apart. */
const countedKey = ({ facts, title }: Wanted) => `${facts.type ?? ''} ${title}`

/** Asks once for all that a batch of rows may be. */
export async function found(
  ctx: Read,
  all: readonly { row: ImportRow; wanted: Wanted }[],
  session: AssetSession,
): Promise<Hits> {
  const { source } = session
  const of = (say: (values: Values) => string | undefined) => [
    ...new Set(all.flatMap(({ row }) => say(row.values)?.toLowerCase() ?? [])),
  ]
  const counted = all.filter(({ wanted }) => isCountedIn(session, wanted))
  const names = [...new Set(counted.map(({ wanted }) => wanted.title.toLowerCase()))]
  const called = session.watches
    ? all.flatMap(({ row, wanted }) => (serialIn(row.values) === undefined ? [wanted.title] : []))
    : []
  const types = [...new Set(counted.flatMap(({ wanted }) => wanted.facts.type ?? []))]
  const { rows } = await sql<Hit>`
    select 'tag' as by, lower(a.tag) as name, a.id, a.meaning <> 'gone' as live, null::uuid as at from asset a
      where a.tag <> '' and lower(a.tag) = any(${of((values) => textIn(values['tag']))}::text[]) and ${visible(ctx.actor, 'a')}
    union all
    select 'serial', lower(a.serial), a.id, a.meaning <> 'gone', null from asset a
      where a.serial <> '' and lower(a.serial) = any(${of(serialIn)}::text[]) and ${visible(ctx.actor, 'a')}
    union all
    select 'name', a.type || ' ' || lower(a.title), a.id, true, coalesce(a.home_place_id, a.place_id) from asset a
      where a.type = any(${types}::text[]) and lower(a.title) = any(${names}::text[]) and a.meaning <> 'gone'
        and ${visible(ctx.actor, 'a')}
    union all
    select 'called', lower(a.title), a.id, true, null from asset a
      where a.title = any(${called}::text[]) and a.meaning <> 'gone' and ${visible(ctx.actor, 'a')}`.execute(
    ctx.db,
  )
  const ids = all.flatMap(({ row }) => textIn(row.values['id']) ?? [])
  const known = await byExternalIds(ctx, 'asset', source, ids)
  return Map.groupBy(
    [...rows, ...[...known].map(([name, id]): Hit => ({ by: 'id', name, id, live: true, at: null }))],
    ({ by, name }) => keyOf(by, name),
  )
}

export const isCountedIn = ({ ground }: AssetSession, { facts: { type } }: Wanted) =>
  type !== undefined && isCounted(typeIn(ground, type).capacities)

export interface Fitting {
  readonly ids: readonly string[]
  readonly by: By
}

/**
 * What of all that is here a row may be. What another program calls it says most; then what it is by itself and its label, which
 * may have been moved; of what is counted its name, where it lies. What is gone counts only where nothing else fits.
 */
export function fitting(hits: Hits, values: Values, wanted: Wanted, session: AssetSession): Fitting {
  const of = (by: By, name: string | undefined) =>
    name === undefined ? [] : (hits.get(keyOf(by, name)) ?? [])
  const one = (some: readonly Hit[], by: By): Fitting => {
    const live = some.filter((hit) => hit.live)
    return { ids: [...new Set((live.length > 0 ? live : some).map(({ id }) => id))], by }
  }
  const byId = of('id', textIn(values['id']))
  if (byId.length > 0) return one(byId, 'id')
  const byTag = of('tag', textIn(values['tag']))
  if (isCountedIn(session, wanted)) {
    if (byTag.length > 0) return one(byTag, 'tag')
    const { place_id } = wanted
    const near = of('name', countedKey(wanted)).filter(
      ({ at }) => at === null || place_id === undefined || at === place_id,
    )
    return one(near, 'name')
  }
  return one([...byTag, ...of('serial', serialIn(values))], byTag.length > 0 ? 'tag' : 'serial')
}

/** Those that are called the same: a hint for a person, and never enough. */
export const namesakes = (hits: Hits, { title }: Wanted): readonly string[] =>
  (hits.get(keyOf('called', title)) ?? []).map(({ id }) => id)
