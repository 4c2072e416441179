import { sentenceOf } from '#kernel/seal/findings'
import type { LookedAtRestored } from '../verify/database.ts'
import type { Deed } from './perform.ts'
import { w } from './words.ts'

/** What the sealed history of a restored database is worth, and what comes of the heads kept outside it. */
export function reportSeal(
  { sealed, findings, file, fileGoesTo, takenAtWord }: LookedAtRestored,
  { say, flags }: Deed,
) {
  if (findings.length > 0) say(w('seal-damaged', { n: findings.length }))
  else say(w('seal-whole', { sealed, word: takenAtWord ? 'yes' : 'no' }))
  for (const one of findings) say(`  ${sentenceOf(one)}`)
  if (flags['rehearse'] !== undefined) return
  const n = fileGoesTo - sealed
  say(n > 0 ? w('heads-ahead', { file, n }) : w('heads-go-on', { file }))
}
