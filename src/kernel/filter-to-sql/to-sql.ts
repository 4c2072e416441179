import { type RawBuilder, sql } from 'kysely'
import type { Bounds, Predicate, Test } from '#lib/filter/predicate'
import type { Needle } from '#lib/text/tokens'
import { literal } from '../like.ts'
import type { KnownSaying } from '../search.ts'
import { type Column, type Columns, customFolded, customNumber, customTime, type Stored } from './columns.ts'

type Truth = RawBuilder<boolean>
/** Of words that few records say: which do. */
export type FewSaying = ReadonlyMap<Needle, KnownSaying>

/**
 * A filter as a condition of PostgreSQL, with the same answer as `matches` in memory. A comparison with NULL gives NULL,
 * which passes nothing and adds nothing to `and` and `or`; every `not` makes it false first. All values are cast.
 */
export function filterToSql(predicate: Predicate, columns: Columns, few?: FewSaying): Truth {
  switch (predicate.is) {
    case 'all':
      return joined(predicate.of, 'and', columns, few)
    case 'any':
      return joined(predicate.of, 'or', columns, few)
    case 'not':
      return predicate.of.is === 'missing'
        ? present(predicate.of, columnOf(columns, predicate.of.field))
        : sql`(${filterToSql(predicate.of, columns, few)} is not true)`
    case 'missing':
      return sql`(not ${present(predicate, columnOf(columns, predicate.field))})`
    case 'among':
    case 'flag':
    case 'text':
    case 'words':
    case 'number':
    case 'instant':
    case 'day':
      return testSql(predicate, columnOf(columns, predicate.field), few)
  }
}

function joined(of: readonly Predicate[], by: 'and' | 'or', columns: Columns, few?: FewSaying): Truth {
  if (of.length === 0) return sql`${sql.raw(String(by === 'and'))}`
  return sql`(${sql.join(
    of.map((one) => filterToSql(one, columns, few)),
    sql.raw(` ${by} `),
  )})`
}

function columnOf(columns: Columns, field: string): Column {
  const column = Object.hasOwn(columns, field) ? columns[field] : undefined
  if (!column) throw new Error(`No column for the field “${field}”`)
  return column
}

function present(test: Test, column: Column): Truth {
  switch (column.is) {
    case 'column':
      if (column.stored.endsWith('[]')) return sql`(coalesce(cardinality(${column.sql}), 0) > 0)`
      if (column.stored === 'text' || column.stored === 'folded')
        return sql`(coalesce(${column.sql}, '') <> '')`
      return sql`(${column.sql} is not null)`
    case 'custom':
      return sql`(coalesce(${column.sql} -> ${sql.lit(column.key)}, 'null'::jsonb) not in ('null'::jsonb, '""'::jsonb, '[]'::jsonb))`
    case 'listed':
      return column.any
    case 'said':
      return unfit(test)
  }
}

const unfit = ({ is, field }: Test): never => {
  throw new Error(`The column of the field “${field}” cannot be asked “${is}”`)
}

type Closed = Exclude<Test, { is: 'missing' }>

function testSql(test: Closed, column: Column, few?: FewSaying): Truth {
  switch (column.is) {
    case 'column':
      return storedSql(test, column.sql, column.stored)
    case 'custom':
      return customSql(test, column)
    case 'listed':
      return test.is === 'among' ? column.among(test.values) : unfit(test)
    case 'said':
      return test.is === 'words' ? column.words(test.needle, few?.get(test.needle)) : unfit(test)
  }
}

function storedSql(test: Closed, value: RawBuilder<unknown>, stored: Stored): Truth {
  switch (test.is) {
    case 'among':
      return among(value, test.values, stored)
    case 'flag':
      return sql`(${value} = ${test.value}::boolean)`
    case 'text':
      return text(
        stored === 'folded' ? sql`(${value} collate "C")` : sql`(fold_text(${value}) collate "C")`,
        test,
      )
    case 'number':
      return isWhole(stored)
        ? between(value, onGrid(test.between, Math.floor, Math.ceil), 'bigint')
        : between(value, test.between, stored)
    case 'instant':
      return between(value, test.between, 'timestamptz')
    case 'day':
      return between(value, test.between, 'date')
    case 'words':
      return unfit(test)
  }
}

function customSql(test: Closed, column: Extract<Column, { is: 'custom' }>): Truth {
  const { sql: json, key } = column
  // Containment is what the index over all custom values answers.
  const has = (value: unknown) => sql<boolean>`${json} @> ${JSON.stringify({ [key]: value })}::jsonb`
  switch (test.is) {
    case 'among': {
      if (test.values.length === 0) return sql`false`
      const many = test.type === 'ids' || test.type === 'enums'
      return sql`(${sql.join(
        test.values.map((value) => has(many ? [value] : value)),
        sql` or `,
      )})`
    }
    case 'flag':
      return sql`(${has(test.value)})`
    case 'text':
      return text(customFolded(column), test)
    case 'number':
      return between(customNumber(column), test.between, 'numeric')
    case 'instant':
      return between(customTime(column), onGrid(test.between, downToMs, upToMs), 'text')
    case 'day':
      return between(customTime(column), test.between, 'text')
    case 'words':
      return unfit(test)
  }
}

function among(value: RawBuilder<unknown>, values: readonly string[], stored: Stored): Truth {
  const [only] = values
  if (only === undefined) return sql`false`
  if (stored.endsWith('[]')) return sql`(${value} && ${values}::${sql.raw(stored)})`
  const type = sql.raw(stored === 'folded' ? 'text' : stored)
  return values.length === 1
    ? sql`(${value} = ${only}::${type})`
    : sql`(${value} = any(${values}::${type}[]))`
}

function text(folded: RawBuilder<unknown>, { how, value }: Extract<Test, { is: 'text' }>): Truth {
  if (how === 'equals') return sql`(${folded} = ${value}::text)`
  const said = literal(value)
  return sql`(${folded} like ${how === 'begins' ? `${said}%` : `%${said}%`}::text)`
}

const signs = { ge: '>=', gt: '>', le: '<=', lt: '<' } as const

function between<T extends string | number>(
  value: RawBuilder<unknown>,
  bounds: Bounds<T>,
  type: string,
): Truth {
  const cast = sql.raw(type)
  if (bounds.ge !== undefined && bounds.ge === bounds.le) return sql`(${value} = ${bounds.ge}::${cast})`
  const ends = (['ge', 'gt', 'le', 'lt'] as const).flatMap((end) => {
    const bound = bounds[end]
    return bound === undefined ? [] : [sql`${value} ${sql.raw(signs[end])} ${bound}::${cast}`]
  })
  return sql`(${sql.join(ends, sql` and `)})`
}

/** The same bounds for values that lie on a grid, such as whole numbers: `> 1.5` is `> 1`, `< 1.5` is `< 2`. */
function onGrid<T>({ ge, gt, le, lt }: Bounds<T>, down: (value: T) => T, up: (value: T) => T): Bounds<T> {
  return {
    ...(ge !== undefined && { ge: up(ge) }),
    ...(gt !== undefined && { gt: down(gt) }),
    ...(le !== undefined && { le: down(le) }),
    ...(lt !== undefined && { lt: up(lt) }),
  }
}

const isWhole = (stored: Stored) => stored === 'smallint' || stored === 'integer' || stored === 'bigint'

const ms = (text: string, roundingMode: 'floor' | 'ceil') =>
  Temporal.Instant.from(text)
    .round({ smallestUnit: 'millisecond', roundingMode })
    .toString({ fractionalSecondDigits: 3 })
const downToMs = (text: string) => ms(text, 'floor')
const upToMs = (text: string) => ms(text, 'ceil')
