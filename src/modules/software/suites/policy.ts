import type { Sentence } from '#lib/words'
import { w } from './words.ts'

/** Why a product cannot belong to a suite; null if it can. `within`: all that belongs to the product, through suites in it too. */
export function memberProblem(
  suite: { readonly id: string },
  member: { readonly id: string; readonly title: string; readonly within: ReadonlySet<string> },
): Sentence | null {
  if (suite.id === member.id) return w.later('itself')
  return member.within.has(suite.id) ? w.later('circle', { product: member.title }) : null
}
