import { sql } from 'kysely'
import { fold } from '#lib/text/fold'
import { placesNamed } from '#facets/places/named'
import type { Read } from '#kernel/context'
import { visible } from '#kernel/visible'
import { askedBy, findPeople, whoIs } from '#modules/people/public'
import { keysOf, type Line, tagsIn } from './said.ts'

export interface Thing {
  readonly id: string
  readonly title: string
  readonly type: string
}

/** What names in lines stand for. */
export interface Found {
  /** Which things a line may be about. */
  readonly things: (line: Pick<Line, 'item' | 'serial'>) => readonly Thing[]
  /** Whom a name may stand for: people, places, and things by their tag. */
  readonly holders: (name: string) => readonly string[]
  /** Who did it, where exactly one person here is called so. */
  readonly person: (name: string) => string | null
}

interface Hit extends Thing {
  readonly key: string
}

async function thingsBy(ctx: Read, keys: readonly string[]): Promise<ReadonlyMap<string, readonly Hit[]>> {
  const of = (by: string) => keys.flatMap((key) => (key.startsWith(by) ? [key.slice(by.length)] : []))
  const { rows } = await sql<Hit>`
    select 'tag ' || lower(a.tag) as key, a.id, a.title, a.type from asset a
      where a.tag <> '' and lower(a.tag) = any(${of('tag ')}::text[]) and ${visible(ctx.actor, 'a')}
    union
    select 'serial ' || lower(a.serial), a.id, a.title, a.type from asset a
      where a.serial <> '' and lower(a.serial) = any(${of('serial ')}::text[]) and ${visible(ctx.actor, 'a')}`.execute(
    ctx.db,
  )
  return Map.groupBy(rows, ({ key }) => key)
}

const distinct = <T extends { id: string }>(all: readonly T[]) => [
  ...new Map(all.map((one) => [one.id, one])).values(),
]

/** Asks once for all things, people and places that these lines name. */
export async function found(ctx: Read, lines: readonly Line[]): Promise<Found> {
  const names = [...new Set(lines.flatMap(({ to, by }) => [to, by].filter(Boolean)))]
  const keys = new Set([
    ...lines.flatMap(keysOf),
    ...lines.flatMap(({ to }) => tagsIn(to).map((tag) => `tag ${tag}`)),
  ])
  const hits = await thingsBy(ctx, [...keys])
  const people = await findPeople(ctx, { ...askedBy(names), gone: true })
  const places = await placesNamed(ctx, names, sql`true`)
  const byKey = (key: string) => hits.get(key) ?? []
  return {
    things: (line) => distinct(keysOf(line).flatMap(byKey)),
    holders: (name) => [
      ...new Set([
        ...whoIs(people, name),
        ...(places.get(fold(name)) ?? []),
        // What stands in brackets alone: a thing is never named by its tag only.
        ...(name.includes('(') ? tagsIn(name).flatMap((tag) => byKey(`tag ${tag}`).map(({ id }) => id)) : []),
      ]),
    ],
    person(name) {
      const [id, ...others] = name === '' ? [] : whoIs(people, name)
      return id !== undefined && others.length === 0 ? id : null
    },
  }
}
