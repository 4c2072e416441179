import type { z } from 'zod'
import type { Sentence, Title } from '#lib/words'
import { w } from './words.ts'

/** What is wrong with a value, as a person would say it: a sentence, or its English as the schema has it. */
export const issueSentence = (issue: z.core.$ZodIssue): Title => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue)
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_format':
      return w.later(formatWords[issue.format] ?? 'bad_format')
    case 'invalid_value':
      return badChoice(issue.values)
    case 'not_multiple_of':
      return w.later('not_multiple', { of: issue.divisor })
    case 'custom':
      return sentenceIn(issue.params) ?? issue.message
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'unrecognized_keys':
      return issue.message
  }
}

const sentenceIn = (params: Record<string, unknown> | undefined) =>
  params?.['sentence'] as Sentence | undefined

const wrongType = ({ input, expected }: z.core.$ZodIssueInvalidType) =>
  w.later(
    input === undefined || input === null
      ? 'needs_value'
      : numeric.has(expected)
        ? 'not_number'
        : 'bad_format',
  )

const numeric = new Set<string>(['number', 'int'])

/** Those that one could have meant, as long as they can be read at a glance. */
const badChoice = (values: readonly z.core.util.Primitive[]) =>
  values.length > few ? w.later('bad_choice') : w.later('one_of', { values: values.map(String).join(', ') })
const few = 12

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): Sentence {
  const max = Number(maximum)
  if (origin === 'string') return w.later('too_long', { max })
  return w.later(origin === 'array' ? 'too_many' : 'too_high', { max })
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): Sentence {
  const min = Number(issue.minimum)
  if (issue.origin === 'string') return min <= 1 ? w.later('needs_value') : w.later('too_short', { min })
  if (issue.origin === 'array') return min <= 1 ? w.later('needs_value') : w.later('too_few', { min })
  return w.later('too_low', { min })
}

const formatWords: Record<string, 'bad_email' | 'bad_url' | 'bad_date'> = {
  email: 'bad_email',
  url: 'bad_url',
  date: 'bad_date',
  datetime: 'bad_date',
}
