import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// What an installation brings of others, read from the lockfile and the packages that it names: no network, no clock.

interface Locked {
  version: string
  license?: string
  integrity?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
}

interface Package extends Locked {
  name: string
  license: string
  /** Below the root: `node_modules/a/node_modules/b`. */
  path: string
}

interface Lockfile {
  name: string
  version: string
  packages: Record<string, Locked>
}

/** By code units: the same on every machine. */
const before = (a: string, b: string) => Number(a > b) - Number(a < b)
const byName = (a: Package, b: Package) => before(a.name, b.name) || before(a.version, b.version)

const nameIn = (path: string) => path.split('node_modules/').at(-1) ?? path

export const lockfileOf = (root: string) =>
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile

/** Packages whose licence stands in their LICENSE file alone. */
const saidInFile: Readonly<Record<string, string>> = { 'png-js': 'MIT' }

/** Each package and version once, whatever needs it; those for work on Wheelhouse itself left out. */
export function packagesIn({ packages }: Lockfile): Package[] {
  const all = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, locked]) => ({ ...locked, path, name: nameIn(path) }))
    .map((one) => ({ ...one, license: one.license ?? saidInFile[one.name] ?? '' }))
  const once = new Map(all.map((one) => [`${one.name}@${one.version}`, one]))
  return [...once.values()].sort(byName)
}

const licenceFile = /^(?:licen[cs]e|copying|notice)/i
const copyright = /^\W*(?:copyright\b|\(c\)|©).*\d{4}.*$/i

/** Who it says it belongs to. A package for one kind of machine is not there on the others: of those the lockfile alone is asked. */
function holdersOf(root: string, { path, os, cpu }: Package): string[] {
  const folder = join(root, path)
  if (os || cpu || !existsSync(folder)) return []
  const files = readdirSync(folder)
    .filter((name) => licenceFile.test(name))
    .sort()
  const lines = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\r?\n/))
  const found = lines
    .filter((line) => copyright.test(line))
    .map((line) => line.replaceAll(/^\W+|\s+$/g, '').trim())
  return [...new Set(found)].slice(0, 5)
}

const cell = (text: string) => text.replaceAll('|', '/').replaceAll(/[<>*_`]/g, '')

/** The notices, as a page to read. */
export function noticesOf(root: string): string {
  const packages = packagesIn(lockfileOf(root))
  const rows = packages.map((one) => {
    const holders = holdersOf(root, one).map(cell).join('; ')
    return `| ${one.name} | ${one.version} | ${one.license} | ${holders} |`
  })
  return [
    '# Third-party notices',
    '',
    'What an installation of Wheelhouse brings of others, under their own licences. The text of each licence lies in the package itself, in',
    '`node_modules`. Written by `npm run third-party` from the lockfile; a test says whether it is current. What else asks for a notice stands in NOTICE.',
    '',
    '| package | version | licence | copyright |',
    '| ------- | ------- | ------- | --------- |',
    ...rows,
    '',
  ].join('\n')
}

const purlOf = ({ name, version }: Package) => `pkg:npm/${name.replace('@', '%40')}@${version}`

/** `MIT` is an id of SPDX; `(ISC AND CC-BY-3.0)` is an expression of such. */
const licenceOf = (licence: string) =>
  /[ ()]/.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }]

function hashesOf(integrity: string | undefined) {
  const [algorithm = '', digest = ''] = integrity?.split(' ')[0]?.split(/-(.*)/s) ?? []
  if (algorithm !== 'sha512') return {}
  return { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
}

/** The bill of materials (CycloneDX 1.6). Without a serial number and a date, so that the same lockfile gives the same bytes. */
export function billOf(root: string): string {
  const lockfile = lockfileOf(root)
  const components = packagesIn(lockfile).map((one) => ({
    type: 'library',
    'bom-ref': purlOf(one),
    ...(one.name.startsWith('@') && { group: one.name.split('/')[0] }),
    name: one.name.split('/').at(-1),
    version: one.version,
    scope: one.optional ? 'optional' : 'required',
    ...hashesOf(one.integrity),
    licenses: licenceOf(one.license),
    purl: purlOf(one),
  }))
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': lockfile.name,
        name: lockfile.name,
        version: lockfile.version,
        licenses: licenceOf('Apache-2.0'),
      },
    },
    components,
  }
  return `${JSON.stringify(bill, null, 2)}\n`
}
