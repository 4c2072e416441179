import { Pill, type Tone } from '#kit/pill.tsx'
import { useReader } from '#kit/reader.tsx'
import { say, type Sentence } from '#lib/words'
import type { ClaimStatus } from '../schemas.ts'
import { w as said } from '../words.ts'

const tones: Record<ClaimStatus, Tone | undefined> = {
  prepared: 'plan',
  claimed: 'info',
  granted: 'good',
  partly: 'warn',
  refused: 'bad',
  waived: undefined,
}

export const ClaimPill = ({ status }: { status: ClaimStatus }) => (
  <Pill tone={tones[status]}>{said(`status.${status}`)}</Pill>
)

/** Sentences that server and browser say alike, in the reader's language. */
export function useSentence() {
  const { language } = useReader()
  return (sentence: Sentence | string) => (typeof sentence === 'string' ? sentence : say(sentence, language))
}
