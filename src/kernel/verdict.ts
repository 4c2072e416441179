import { say, type Sentence } from '#lib/words'
import type { Read } from './context.ts'

/** Says a policy's reason to whoever asks, as `Verdict` has it: true where there is none. */
export const verdictFor =
  ({ actor }: Pick<Read, 'actor'>) =>
  (why: Sentence | null) =>
    why === null ? (true as const) : say(why, actor.language)
