import type { z } from 'zod'
import { w } from '../words.ts'

/** What is wrong with a value, as a person would say it. What a schema says by itself is left as it is. */
export const issueWords = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue)
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_format':
      return w(formatWords[issue.format] ?? 'bad_format')
    case 'invalid_value':
      return w('bad_choice')
    case 'not_multiple_of':
      return w('not_multiple', { of: issue.divisor })
    case 'custom':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'unrecognized_keys':
      return issue.message
  }
}

const wrongType = ({ input, expected }: z.core.$ZodIssueInvalidType) =>
  w(
    input === undefined || input === null
      ? 'needs_value'
      : numeric.has(expected)
        ? 'not_number'
        : 'bad_format',
  )

const numeric = new Set<string>(['number', 'int'])

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): string {
  const max = Number(maximum)
  if (origin === 'string') return w('too_long', { max })
  return w(origin === 'array' ? 'too_many' : 'too_high', { max })
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): string {
  const min = Number(issue.minimum)
  if (issue.origin === 'string') return min <= 1 ? w('needs_value') : w('too_short', { min })
  if (issue.origin === 'array') return min <= 1 ? w('needs_value') : w('too_few', { min })
  return w('too_low', { min })
}

const formatWords: Record<string, 'bad_email' | 'bad_url' | 'bad_date'> = {
  email: 'bad_email',
  url: 'bad_url',
  date: 'bad_date',
  datetime: 'bad_date',
}
