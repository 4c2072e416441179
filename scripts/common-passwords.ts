import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plain } from '../src/modules/identity/engine/weak-password.ts'

/**
 * Writes the list of common passwords, as 5-byte prefixes of their hashes, from `passwords.json` of the npm package
 * @zxcvbn-ts/language-common (MIT): `node scripts/common-passwords.ts path/to/passwords.json`.
 */
const bytes = 5
const commonest = 20_000
const longEnoughToBeTried = 10

const all = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as string[]
const kept = all.filter(
  (word, n) => word.length >= longEnoughToBeTried || (n < commonest && /\p{L}{4}/u.test(word)),
)
const prefixes = [...new Set(kept.map(plain))]
  .map((word) => createHash('sha256').update(word).digest().subarray(0, bytes))
  .sort(Buffer.compare)
const file = join(import.meta.dirname, '../src/modules/identity/common-passwords.bin')
writeFileSync(file, Buffer.concat(prefixes))
console.log(`Wrote ${prefixes.length} words`)
