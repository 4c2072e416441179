import type { z } from 'zod'
import { issueSentence } from '#lib/issues/sentence'
import { titleSaid } from '#lib/words'
import type { Widget } from '../fields-of.ts'
import { w } from '../words.ts'

export const isTooLong = (issue: z.core.$ZodIssue) => issue.code === 'too_big' && issue.origin === 'string'

/** Why a text is too long, said while one types: nothing that is typed or pasted is cut. */
export function tooLong(schema: z.ZodType | undefined, text: unknown): string | undefined {
  const issue = schema?.safeParse(text).error?.issues.find(isTooLong)
  return issue && issueWords(issue)
}

/** What is wrong with a value, said to whoever types; how they typed it says what they could write instead. */
export function issueWords(issue: z.core.$ZodIssue, widget?: Widget): string {
  const isTyped = issue.input !== undefined && issue.input !== null
  if (widget === 'duration' && isTyped && issue.code !== 'too_big') return w('bad_duration')
  if (widget === 'date' && isTyped && issue.code === 'invalid_format') return w('bad_day')
  if (widget === 'date-time' && isTyped && issue.code === 'invalid_format') return w('bad_moment')
  return titleSaid(issueSentence(issue))
}
