import { matches } from '#lib/filter/match'
import type { Predicate } from '#lib/filter/predicate'
import type { Read } from '#kernel/context'
import { valuesOf } from '#facets/work/fields'
import { fieldsIn } from '#facets/work/filter'
import type { WorkRow } from '#facets/work/load'

export type Beside = Readonly<Record<string, unknown>>

/** Says whether a record fits a scope. */
export type ScopeFits = (scope: Predicate, row: WorkRow) => boolean

/** Prepares to judge these records by these scopes: only what some scope asks is looked up; `beside`: what does not stand in the rows, by field. */
export async function scopeFits(
  ctx: Read,
  rows: readonly WorkRow[],
  scopes: readonly Predicate[],
  beside: Beside = {},
): Promise<ScopeFits> {
  const valueOf = await valuesOf(ctx, rows, new Set(scopes.flatMap((scope) => [...fieldsIn(scope)])))
  return (scope, row) => matches(scope, (name) => (name in beside ? beside[name] : valueOf(row, name)))
}
