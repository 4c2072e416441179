import { fold } from '../text/fold.ts'
import { needleOf } from '../text/tokens.ts'
import type { Atom, Op } from './grammar.ts'
import type { Test } from './predicate.ts'
import { stop } from './problem.ts'
import { shown, w } from './words.ts'

export function textTest(field: string, op: Op, atom: Atom): Test {
  const value = fold(atom.text)
  if (value === '') stop(atom, w.later('no-words', { text: shown(atom.text) }), [w.later('a-value')])
  return { is: 'text', field, how: atom.open ? 'begins' : op === ':' ? 'contains' : 'equals', value }
}

export function wordsTest(field: string, atom: Atom): Test {
  const needle = needleOf(atom.text, atom.open)
  const last = needle.at(-1)
  if (!last) return stop(atom, w.later('no-words', { text: shown(atom.text) }), [w.later('a-term')])
  if (last.open && last.token.length < 2) stop(atom, w.later('short-prefix'))
  return { is: 'words', field, needle }
}
