import type { Fields } from './fields.ts'
import { check } from './check.ts'
import { parse } from './parse.ts'
import type { Predicate } from './predicate.ts'
import { must } from './problem.ts'
import { type Names, namesIn, type Reference } from './references.ts'
import type { Reader } from './scope.ts'

/** Finds the records that names stand for; one that is left out is refused as unknown. */
export type Resolve = (references: readonly Reference[]) => Promise<Names>

/** From text to a predicate in one call, or a refusal that points at the character. */
export async function readFilter(
  text: string,
  fields: Fields,
  reader: Reader,
  resolve: Resolve,
): Promise<Predicate> {
  const tree = must(parse(text))
  const references = namesIn(tree, fields)
  const names = references.length > 0 ? await resolve(references) : new Map<string, readonly string[]>()
  return must(check(tree, fields, reader, names))
}
