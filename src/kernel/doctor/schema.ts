import { schemaText } from '../schema-text.ts'
import type { Ailment, Check } from './check.ts'
import { w } from './words.ts'

/** Each line with the table that it belongs to; where a comma stands says nothing. */
function linesOf(text: string): Map<string, string> {
  const lines = new Map<string, string>()
  let table = ''
  for (const raw of text.split('\n')) {
    const line = raw.trim().replace(/,$/, '')
    table = /^create (?:unlogged )?table (\S+) \(/.exec(line)?.[1] ?? (line === '' ? '' : table)
    if (line !== '' && line !== ')' && line !== ');' && !line.startsWith('--'))
      lines.set(`${table}\n${line}`, table)
  }
  return lines
}

/** What the migrations make and this database lacks, or has in another shape. */
export function missingIn(found: string, committed: string): Ailment[] {
  const there = linesOf(found)
  return [...linesOf(committed)]
    .filter(([line]) => !there.has(line))
    .map(([line, table]) => ({
      grave: true,
      says: w.later('schema-lacks', { table: table || '—', line: line.slice(line.indexOf('\n') + 1) }),
      remedy: w.later('schema-remedy'),
    }))
}

export const schema: Check = {
  name: 'schema',
  title: w.later('schema'),
  find: async ({ pool, schema: committed }) => missingIn(await schemaText(pool), committed),
}
