import { sentenceOf } from '#kernel/seal/findings'
import type { Looked } from './database.ts'
import { w } from './words.ts'

const mostNumbers = 20

function numbers(all: readonly number[]): string {
  const which = all.slice(0, mostNumbers).join(', ')
  return all.length > mostNumbers ? w('and-more', { which, n: all.length - mostNumbers }) : which
}

/** What was found, line by line: the answer first, then each damage in the order of the log, then what else there is to know. */
export function reportOf(looked: Looked): string {
  const { findings, sealed, signed, at, heads, kept, unsealed, erased, backdated, file, key } = looked
  const n = findings.length
  return [
    `${n === 0 ? w('whole', { sealed }) : w('damaged', { n })}.`,
    ...findings.map((one) => `  ${sentenceOf(one)}.`),
    ...(at === null ? [] : [`${w('signed', { signed, at, heads })}.`]),
    `${w('kept', { file, kept })}.`,
    ...(key === null ? [] : [`${w('key', { key })}.`]),
    ...(unsealed > 0 ? [`${w('unsealed', { n: unsealed })}.`] : []),
    ...(erased.length > 0 ? [`${w('erased', { n: erased.length, which: numbers(erased) })}.`] : []),
    ...(backdated.length > 0
      ? [`${w('backdated', { n: backdated.length, which: numbers(backdated) })}.`]
      : []),
  ].join('\n')
}
