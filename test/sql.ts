import { walk, type Source } from './source.ts'

/** One statement's use of a table. */
export interface Use {
  path: string
  table: string
  how: 'reads' | 'writes'
}

const name = '([a-z_][a-z0-9_]*)'
const writing = new RegExp(
  `\\b(?:insert\\s+into|merge\\s+into|delete\\s+from(?:\\s+only)?|truncate(?:\\s+table)?|alter\\s+table(?:\\s+only)?|drop\\s+table)\\s+"?${name}`,
  'g',
)
// Not `for update of o`, and not `on conflict do update set`.
const updating = new RegExp(
  `(?<!\\bfor\\s)(?<!\\bdo\\s)(?<!\\bno key\\s)\\bupdate\\s+(?:only\\s+)?(?!set\\b|of\\b)"?${name}`,
  'g',
)
const reading = new RegExp(`\\b(?:from|join|using)\\s+(?:only\\s+)?(?:lateral\\s+)?"?${name}`, 'g')
const listed = new RegExp(
  `\\bfrom\\s+${name}(?:\\s+(?:as\\s+)?[a-z_]+)?((?:\\s*,\\s*[a-z_][a-z0-9_]*(?:\\s+(?:as\\s+)?[a-z_]+)?)+)`,
  'g',
)

const making = new RegExp(`\\bcreate\\s+(?:unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?"?${name}`, 'g')
const indexing = new RegExp(
  `\\bcreate\\s+(?:unique\\s+)?index\\s+(?:concurrently\\s+)?(?:if\\s+not\\s+exists\\s+)?\\S+\\s+on\\s+"?${name}`,
  'g',
)

const all = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, table = '']) => table)

/** Which names stand where a table would, in statements or parts of them. To index a table is to write it. */
export function tablesIn(sql: string): Record<'makes' | 'reads' | 'writes', string[]> {
  const text = sql
    .toLowerCase()
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/'(?:[^']|'')*'/g, "''")
  const commas = [...text.matchAll(listed)].flatMap(([, , rest = '']) =>
    rest.split(',').map((part) => part.trim().split(/\s+/)[0] ?? ''),
  )
  return {
    makes: all(making, text),
    writes: [writing, updating, indexing].flatMap((pattern) => all(pattern, text)),
    reads: [...all(reading, text), ...commas],
  }
}

const kyselyReads = new Set(['selectFrom', 'innerJoin', 'leftJoin', 'rightJoin', 'fullJoin', 'crossJoin'])
const kyselyWrites = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])
/** Of the kernel's own, which argument names the table that they write. */
const rowWriters = new Map([
  ['insertRows', 0],
  ['keepRows', 1],
])

interface Quasi {
  value: { raw: string }
}

const templateText = (node: unknown) => {
  const { quasis } = node as { quasis: Quasi[] }
  return quasis.map(({ value }) => value.raw).join(' ? ')
}
const textsOf = (node: unknown): string[] => {
  const one = (node ?? {}) as { type?: string; value?: unknown; elements?: unknown[] }
  if (one.type === 'Literal' && typeof one.value === 'string') return [one.value]
  return one.type === 'ArrayExpression' ? (one.elements ?? []).flatMap(textsOf) : []
}
const looksLikeSql = /^\s*(?:select|with|insert|update|delete|merge|truncate|alter|create|drop)\s/i

const known = new WeakMap<Source, readonly Use[]>()

/** Every table that a file's statements name: in templates, in calls of the query builder, in plain texts of SQL. */
export function usesOf(source: Source): readonly Use[] {
  const uses = known.get(source) ?? read(source)
  known.set(source, uses)
  return uses
}

function read({ path, program }: Source): Use[] {
  const uses: Use[] = []
  const say = (how: Use['how'], tables: readonly string[]) =>
    uses.push(...tables.map((table) => ({ path, table, how })))
  const sayText = (text: string) => {
    const { reads, writes } = tablesIn(text)
    say('reads', reads)
    say('writes', writes)
  }
  walk(program, (node) => {
    if (node.type === 'TemplateLiteral') sayText(templateText(node))
    if (node.type === 'Literal' && typeof node['value'] === 'string' && looksLikeSql.test(node['value']))
      sayText(node['value'])
    if (node.type !== 'CallExpression') return
    const callee = node['callee'] as { type: string; name?: string; property?: { name?: string } }
    const called = callee.type === 'MemberExpression' ? (callee.property?.name ?? '') : ''
    const given = node['arguments'] as unknown[]
    const [first] = given
    const tables = textsOf(first).map((text) => text.split(/\s+as\s+|\s+/)[0] ?? '')
    if (kyselyReads.has(called) || called === 'table') say('reads', tables)
    if (kyselyWrites.has(called)) say('writes', tables)
    const at = rowWriters.get(callee.name ?? '')
    if (at !== undefined) say('writes', textsOf(given[at]).slice(0, 1))
  })
  return uses
}
