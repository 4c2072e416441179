import type { CountedTag } from '../contract.ts'
import { w } from './words.ts'

/** On how many records a tag stands: 3 records, more than 1000 records. */
export const usesWords = ({ uses, more }: Pick<CountedTag, 'uses' | 'more'>) =>
  more ? w('uses-more', { n: uses }) : w('uses-n', { n: uses })
