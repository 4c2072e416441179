import { tablesIn } from './sql.ts'

const name = '"?([a-z_][a-z0-9_]*)"?'

/** The statements of a migration, without comments and what stands in quotes. */
const statementsOf = (sql: string) =>
  sql
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\$([a-z_]*)\$[^]*?\$\1\$/gi, "''")
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .toLowerCase()
    .split(';')
    .map((one) => one.replaceAll(/\s+/g, ' ').trim())
    .filter((one) => one !== '')

/** Parts of `alter table`, cut at the commas that are in no brackets. */
function actionsOf(list: string): string[] {
  const parts = ['']
  let depth = 0
  for (const char of list) {
    if (char === '(') depth++
    if (char === ')') depth--
    if (char === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts.map((part) => part.trim())
}

/** What keeps everybody waiting while it reads or writes all of a table, and what to do instead. */
const slowActions: readonly [RegExp, string][] = [
  [
    /^add (?:column )?.*\bdefault (?!(?:now\(\)|current_(?:date|timestamp)|array\[[^(]*\]|'[^']*'(?:::\w+)?|-?[\w.]+|\('?[^(]*\))(?: |$))/,
    'a default that is computed for each row writes the table anew: add it without, and fill it by a job',
  ],
  [/^add (?:column )?.*\b(?:generated|serial|bigserial)\b/, 'a computed column writes the table anew'],
  [
    /^add (?:column )?(?!constraint).*\b(?:unique|primary key)\b(?! using index)/,
    'build the index concurrently in a file of its own',
  ],
  [/^add (?:column )?(?!constraint\b|foreign\b).*\breferences\b/, 'add the foreign key by itself, not valid'],
  [/^add .*\bcheck\b(?!.*\bnot valid\b)/, 'add the check not valid, and validate it in a file of its own'],
  [
    /^add (?:constraint .*)?\bforeign key\b(?!.*\bnot valid\b)/,
    'add the foreign key not valid, and validate it in a file of its own',
  ],
  [
    /^add constraint .*\b(?:unique|primary key|exclude)\b(?! using index)/,
    'build the index concurrently in a file of its own',
  ],
  [/^alter (?:column )?.*\btype\b/, 'another type writes the table anew: add another column'],
  [/^alter (?:column )?.*\bset not null\b/, 'it reads all rows: add a check not valid, and validate it'],
  [/^set (?:logged|unlogged|tablespace|without)/, 'it writes the table anew'],
]

const slowStatements: readonly [RegExp, string][] = [
  [
    new RegExp(`^create (?:unique )?index (?!concurrently)(?:if not exists )?(?:\\w+ )?on (?:only )?${name}`),
    'build the index concurrently in a file of its own',
  ],
  [new RegExp(`^(?:update|delete from) (?:only )?${name}`), 'changing all rows is a job’s, in pieces'],
  [new RegExp(`^(?:lock|cluster|vacuum full|truncate)(?: table)? ${name}`), 'it keeps everybody out'],
  [new RegExp(`^reindex (?:table|index) (?!concurrently)${name}`), 'it keeps everybody out'],
]

const altering = new RegExp(`^alter table (?:if exists )?(?:only )?${name} (.*)$`)

/** What one statement would keep people waiting with. */
function faultsOf(statement: string, own: ReadonlySet<string>): string[] {
  const whole = slowStatements.flatMap(([pattern, why]) => {
    const table = pattern.exec(statement)?.[1]
    return table === undefined || own.has(table) ? [] : [`${statement.slice(0, 80)}: ${why}`]
  })
  const [, table = '', list = ''] = altering.exec(statement) ?? []
  if (table === '' || own.has(table)) return whole
  const parts = actionsOf(list).flatMap((action) =>
    slowActions
      .filter(([pattern]) => pattern.test(action))
      .map(([, why]) => `${table}: ${action.slice(0, 80)}: ${why}`),
  )
  return [...whole, ...parts]
}

const takesTime = /\bconcurrently\b|\bvalidate constraint\b/

/** What a migration would do to tables that may hold a million rows by then: any but those that it makes itself. */
export function longLocks(sql: string): string[] {
  const own = new Set(tablesIn(sql).makes)
  const statements = statementsOf(sql)
  const faults = statements.flatMap((statement) => faultsOf(statement, own))
  if (statements.length > 1 && statements.some((one) => takesTime.test(one)))
    faults.push('what takes its time stands in a file of its own: the locks of the others are held meanwhile')
  return faults
}
