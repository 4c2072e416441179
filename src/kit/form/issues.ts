import type { z } from 'zod'
import { issueSentence } from '#lib/issues/sentence'
import { say } from '#lib/words'

/** What is wrong with a value, said to whoever types. */
export function issueWords(issue: z.core.$ZodIssue): string {
  const sentence = issueSentence(issue)
  return typeof sentence === 'string' ? sentence : say(sentence)
}
