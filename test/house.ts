import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownerOf } from './places.ts'
import { allSources, type Import, sourceOf, type Source } from './source.ts'
import { tablesIn, usesOf } from './sql.ts'

/** All that we wrote, by path below `src`. */
export interface House {
  sources: ReadonlyMap<string, Source>
  migrations: ReadonlyMap<string, string>
}

const root = join(import.meta.dirname, '../src')

export function allHouse(): House {
  const migrations = globSync('**/*.sql', { cwd: root }).map(
    (path) => [path, readFileSync(join(root, path), 'utf8')] as const,
  )
  return {
    sources: new Map(allSources().map((source) => [source.path, source])),
    migrations: new Map(migrations),
  }
}

/** The same house with one file more, or another in its place. */
export function plant({ sources, migrations }: House, path: string, text: string): House {
  if (path.endsWith('.sql')) return { sources, migrations: new Map([...migrations, [path, text]]) }
  return { migrations, sources: new Map([...sources, [path, sourceOf(path, text)]]) }
}

/** Which owner's migrations make each table. */
export function ownersOfTables({ migrations }: House): Map<string, string> {
  const owners = new Map<string, string>()
  for (const [path, text] of [...migrations].sort(([a], [b]) =>
    (a.split('/').at(-1) ?? '').localeCompare(b.split('/').at(-1) ?? ''),
  ))
    for (const table of tablesIn(text).makes) if (!owners.has(table)) owners.set(table, ownerOf(path))
  return owners
}

/** Everything that is loaded, at once or later, when these files are; each with one that asks for it. */
export function reached({ sources }: House, roots: readonly string[]): Map<string, string> {
  const found = new Map(roots.map((path) => [path, '']))
  const waiting = [...roots]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
    for (const { to, typeOnly } of sources.get(path)?.imports ?? [])
      if (!typeOnly && !found.has(to)) {
        found.set(to, path)
        waiting.push(to)
      }
  return found
}

/** Uses of tables by others than who made them. */
export function foreignUses(house: House) {
  const owners = ownersOfTables(house)
  return [...house.sources.values()].flatMap((source) => {
    const by = ownerOf(source.path)
    return usesOf(source).flatMap((use) => {
      const owner = owners.get(use.table)
      return owner === undefined || owner === by ? [] : [{ ...use, by, owner }]
    })
  })
}

export const edges = ({ sources }: House): Import[] => [...sources.values()].flatMap(({ imports }) => imports)
export const arrow = ({ from, to }: Pick<Import, 'from' | 'to'>) => `${from} → ${to}`

/** Roundabouts in a graph of names, each told once. */
export function circles(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const found = new Set<string>()
  const visit = (name: string, path: readonly string[]) => {
    const before = path.indexOf(name)
    if (before >= 0) {
      const round = path.slice(before)
      const first = round.indexOf([...round].sort()[0] ?? '')
      found.add([...round.slice(first), ...round.slice(0, first), round[first]].join(' → '))
      return
    }
    for (const next of graph.get(name) ?? []) visit(next, [...path, name])
  }
  for (const name of graph.keys()) visit(name, [])
  return [...found]
}
