import type { Predicate } from '#lib/filter/predicate'
import type { Needle } from '#lib/text/tokens'
import type { Read } from '../context.ts'
import { fewSaying } from '../search.ts'
import type { Columns } from './columns.ts'
import { filterToSql } from './to-sql.ts'

function needlesIn(predicate: Predicate): Needle[] {
  if (predicate.is === 'all' || predicate.is === 'any') return predicate.of.flatMap(needlesIn)
  if (predicate.is === 'not') return needlesIn(predicate.of)
  return predicate.is === 'words' ? [predicate.needle] : []
}

/** A filter as a condition over a list. What few records say is looked up first, so that the list is found by it. */
export const whereOf = async (ctx: Read, predicate: Predicate, columns: Columns) =>
  filterToSql(predicate, columns, await fewSaying(ctx, needlesIn(predicate)))
