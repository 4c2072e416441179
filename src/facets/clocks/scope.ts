import { matches } from '#lib/filter/match'
import type { Predicate } from '#lib/filter/predicate'
import type { Read } from '#kernel/context'
import { valuesOf } from '#facets/work/fields'
import { fieldsIn } from '#facets/work/filter'
import type { WorkRow } from '#facets/work/load'

/** Says whether a record fits a scope. */
export type ScopeFits = (scope: Predicate, row: WorkRow) => boolean

/** Prepares to judge these records by these scopes: only what some scope asks is looked up. */
export async function scopeFits(
  ctx: Read,
  rows: readonly WorkRow[],
  scopes: readonly Predicate[],
): Promise<ScopeFits> {
  const valueOf = await valuesOf(ctx, rows, new Set(scopes.flatMap((scope) => [...fieldsIn(scope)])))
  return (scope, row) => matches(scope, (name) => valueOf(row, name))
}
