import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { billOf, noticesOf } from './lib/third-party.ts'

/** Writes whose works an installation brings: to read, and for programs. */
const root = join(import.meta.dirname, '..')
writeFileSync(join(root, 'THIRD-PARTY.md'), noticesOf(root))
writeFileSync(join(root, 'bom.cdx.json'), billOf(root))
console.log('Wrote THIRD-PARTY.md and bom.cdx.json')
