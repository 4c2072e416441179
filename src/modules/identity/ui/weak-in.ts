import { say } from '#lib/words'
import { whyWeak } from '../weak-words.ts'

/** What is wrong with a chosen password as far as a browser can know; the server also knows the common ones. */
export function weakIn(password: unknown, about: readonly string[]): string | undefined {
  if (typeof password !== 'string' || password === '') return undefined
  const reason = whyWeak(password, { about })
  return reason ? say(reason) : undefined
}
