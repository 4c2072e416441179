import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

// The commonest passwords of published breaches, from @zxcvbn-ts/language-common (see common-passwords.licence.txt):
// sorted 5-byte prefixes of their hashes, so that a stranger's word is taken for one in fifty million cases.
const bytes = 5
const list = readFileSync(join(import.meta.dirname, 'common-passwords.bin'))

/** Is this word, in plain form, one that everybody tries first? */
export function isCommon(word: string): boolean {
  const wanted = createHash('sha256').update(word).digest().subarray(0, bytes)
  let low = 0
  let high = list.length / bytes
  while (low < high) {
    const middle = (low + high) >> 1
    const order = list.compare(wanted, 0, bytes, middle * bytes, (middle + 1) * bytes)
    if (order === 0) return true
    if (order < 0) low = middle + 1
    else high = middle
  }
  return false
}
