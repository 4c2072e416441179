import type { Pool } from 'pg'
import { type Column, otherObjects, type Table, tables } from './catalogue.ts'

/** PostgreSQL shouts its keywords; here they speak like our migrations. What stands in quotes stays. */
const calm = (text: string) =>
  text.replace(/'(?:[^']|'')*'|"[^"]*"|\b[A-Z]{2,}\b/g, (part) =>
    /^['"]/.test(part) ? part : part.toLowerCase(),
  )

const shortType = (type: string) =>
  type.replace('timestamp with time zone', 'timestamptz').replace('timestamp without time zone', 'timestamp')

function columnText({ name, type, collation, required, fallback, generated }: Column): string {
  const value =
    generated === 'stored'
      ? `generated always as (${fallback}) stored`
      : generated
        ? `generated ${generated === 'always' ? 'always' : 'by default'} as identity`
        : fallback !== null && `default ${fallback}`
  return [name, shortType(type), collation && `collate "${collation}"`, required && 'not null', value]
    .filter(Boolean)
    .join(' ')
}

function tableText({ name, kind, traits, columns, constraints, indexes, triggers }: Table): string {
  const rest = [...indexes, ...triggers].map((line) => `${calm(line)};\n`).join('')
  // Each server prints a view's query in its own way; its columns are what others rely on.
  if (kind === 'view') return `-- view ${name} (${columns.map(columnText).join(', ')})\n${rest}`
  const lines = [
    ...columns.map(columnText),
    ...constraints.map((one) => `constraint ${one.name} ${calm(one.text)}`),
  ].map((line) => `  ${line}`)
  const ending = [
    traits.partition && ` partition by ${traits.partition}`,
    traits.options && ` with (${traits.options.join(', ')})`,
  ]
  const head = `create ${traits.unlogged ? 'unlogged ' : ''}table ${name} (`
  return `${head}\n${lines.join(',\n')}\n)${ending.filter(Boolean).join('')};\n${rest}`
}

/** The schema as the migrations leave it, for people to read and for a test to compare; the same on every server. */
export async function schemaText(pool: Pool): Promise<string> {
  const others = (await otherObjects(pool)).map((text) => `${text};\n`)
  const parts = [...others, ...(await tables(pool)).map(tableText)]
  return `-- Written by \`npm run types:db\` from the migrated database. Do not edit.\n\n${parts.join('\n')}`
}
