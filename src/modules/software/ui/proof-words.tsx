import { say } from '#lib/words'
import { Mark } from '#kit/pill.tsx'
import { proofSentence } from '../proof/sentence.ts'
import type { Proof } from '../schemas.ts'
import { useSaid } from './product-words.tsx'

/** What covers an installation, or the sentence why nothing does. */
export function Because({ proof }: { proof: Proof }) {
  const { day } = useSaid()
  return <Mark tone={proof.covered ? 'good' : 'bad'}>{say(proofSentence(proof, day))}</Mark>
}
