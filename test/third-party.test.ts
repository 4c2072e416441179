import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { billOf, lockfileOf, noticesOf, packagesIn } from '../scripts/lib/third-party.ts'

const root = join(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')

/** What may be used in a work that is given on under Apache-2.0, and be used as it is. */
const fine =
  /^(?:MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|MPL-2\.0|OFL-1\.1|PSF-2\.0|CC-BY-3\.0|CC0-1\.0)$/

test('the notices and the bill of materials are what the lockfile says: `npm run third-party` writes them', () => {
  expect(read('bom.cdx.json') === billOf(root), 'bom.cdx.json').toBe(true)
  expect(read('THIRD-PARTY.md') === noticesOf(root), 'THIRD-PARTY.md').toBe(true)
})

test('every package has a licence that lets us use it, and bytes that are pinned', () => {
  const packages = packagesIn(lockfileOf(root))
  expect(packages.length).toBeGreaterThan(100)
  const odd = packages.filter(
    ({ license }) => !license.split(/[ ()]+|AND|OR/).every((one) => one === '' || fine.test(one)),
  )
  expect(odd.map(({ name, license }) => `${name}: ${license}`)).toEqual([])
  expect(packages.filter(({ integrity }) => integrity === undefined).map(({ name }) => name)).toEqual([])
})

test('the bill is one that programs read: each component once, with a name, a version, a licence and an address', () => {
  const bill = JSON.parse(billOf(root)) as {
    bomFormat: string
    components: { purl: string; version: string }[]
  }
  expect(bill.bomFormat).toBe('CycloneDX')
  expect(new Set(bill.components.map(({ purl }) => purl)).size).toBe(bill.components.length)
  expect(bill.components.filter(({ purl }) => !/^pkg:npm\/(?:%40[^/]+\/)?[^/@]+@\d/.test(purl))).toEqual([])
})
