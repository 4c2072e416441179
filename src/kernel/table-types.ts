import type { Pool } from 'pg'
import { type Column, type Table, tables } from './catalogue.ts'
import type { Migration } from './migrate.ts'

/** What each column type is in a program; all else (uuid, inet, ranges, instants…) is text. */
const programTypes: Record<string, string> = {
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  bytea: 'Buffer',
  json: 'unknown',
  jsonb: 'unknown',
}

const listed = /^CHECK \("?(\w+)"? = ANY \(ARRAY\[(.+)\]\)\)$/
const single = /^CHECK \("?(\w+)"? = ('(?:[^']|'')*'|-?\d+)(?:::\w+)?\)$/

/** The values that a check constraint leaves to each column, as a union of literals. */
function unions({ constraints }: Table): Map<string, string> {
  const found = constraints.flatMap(({ text }): [string, string][] => {
    const [, column, values] = listed.exec(text) ?? single.exec(text) ?? []
    if (column === undefined || values === undefined) return []
    const literals = [...values.matchAll(/'((?:[^']|'')*)'|-?\d+/g)].map(([all, quoted]) =>
      quoted === undefined ? all : `'${quoted.replaceAll("''", String.raw`\'`)}'`,
    )
    return [[column, literals.join(' | ')]]
  })
  return new Map(found)
}

function columnType(
  { base, array, required, fallback, generated }: Column,
  union: string | undefined,
): string {
  const one = union ?? programTypes[base] ?? 'string'
  const many = array ? `${one.includes('|') ? `(${one})` : one}[]` : one
  const type = required || many === 'unknown' ? many : `${many} | null`
  if (generated === 'always' || generated === 'stored') return `GeneratedAlways<${type}>`
  return generated === 'default' || fallback !== null ? `Generated<${type}>` : type
}

function tableType(table: Table): string {
  const allowed = unions(table)
  const lines = table.columns.map(
    (column) => `      ${column.name}: ${columnType(column, allowed.get(column.name))}`,
  )
  return `    ${table.name}: {\n${lines.join('\n')}\n    }`
}

const creates =
  /^\s*create\s+(?:unlogged\s+|or\s+replace\s+|materialized\s+)*(?:table|view)\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/gim
const renames = /^\s*alter\s+table\s+"?(\w+)"?\s+rename\s+to\s+"?(\w+)"?/gim

/** A table belongs to whoever's migration made it. */
function owners(migrations: Migration[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { owner, text } of migrations) {
    for (const [, table = ''] of text.matchAll(creates)) if (!found.has(table)) found.set(table, owner)
    for (const [, old = '', name = ''] of text.matchAll(renames)) found.set(name, found.get(old) ?? owner)
  }
  return found
}

function fileOf(own: Table[]): string {
  const body = own.map(tableType).join('\n')
  const helpers = ['Generated', 'GeneratedAlways'].filter((name) => body.includes(`${name}<`))
  const first = helpers.length > 0 ? `import type { ${helpers.join(', ')} } from 'kysely'` : 'export {}'
  return `// Written by \`npm run types:db\` from the migrated database. Do not edit.
${first}

declare module '#kernel/tables' {
  interface Tables {
${body}
  }
}
`
}

/** Each owner's `tables.gen.ts`, by path below the source folder, as the migrated database has it. */
export async function tableTypes(pool: Pool, migrations: Migration[]): Promise<Map<string, string>> {
  const ownerOf = owners(migrations)
  const all = await tables(pool)
  const homeless = all.filter(({ name }) => !ownerOf.has(name)).map(({ name }) => name)
  if (homeless.length > 0) throw new Error(`no migration says "create table" for ${homeless.join(', ')}`)
  const byOwner = Map.groupBy(all, ({ name }) => ownerOf.get(name) ?? '')
  return new Map([...byOwner].map(([owner, own]) => [`${owner}/tables.gen.ts`, fileOf(own)]))
}
