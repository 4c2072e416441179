import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { files } from './architecture/files.ts'
import { imports } from './architecture/imports.ts'
import { keepers, mayWrite, namesTables, pureKernel, rings } from './architecture/map.ts'
import { tables } from './architecture/tables.ts'
import { allHouse, foreignUses, plant } from './house.ts'

// The design is architecture/map.ts. Each rule brings faults that it must find.
const rules = [...files, ...imports, ...tables]

const root = join(import.meta.dirname, '..')
const house = allHouse()
const told = new Map(rules.map((rule) => [rule, rule.faults(house)]))

test.each(rules)('$says', (rule) => {
  expect(told.get(rule)).toEqual([])
})

const faulty = rules.flatMap((rule) =>
  Object.entries(rule.planted).map(([path, text]) => ({ rule, path, text })),
)

test.each(faulty)('$path would be told', ({ rule, path, text }) => {
  const before = told.get(rule) ?? []
  expect(rule.faults(plant(house, path, text)).filter((fault) => !before.includes(fault))).not.toEqual([])
})

test('exceptions are still needed', () => {
  const used = new Set(foreignUses(house).map(({ by, table }) => `${by} ${table}`))
  expect(Object.keys(mayWrite).filter((exception) => !used.has(exception))).toEqual([])
  const kept = new Set(
    foreignUses(house)
      .filter(({ how }) => how === 'writes')
      .map(({ by, table }) => `${by.split('/')[1]} ${table}`),
  )
  const promised = Object.entries(keepers).flatMap(([room, tables]) =>
    tables.map((table) => `${room} ${table}`),
  )
  expect(promised.filter((one) => !kept.has(one))).toEqual([])
  expect(Object.keys({ ...namesTables, ...pureKernel }).filter((path) => !house.sources.has(path))).toEqual(
    [],
  )
})

test('docs/architecture.md draws the same rings', () => {
  const [, table = ''] = readFileSync(join(root, 'docs/architecture.md'), 'utf8').split('| Ring ')
  const drawn = [...table.matchAll(/^\| ([a-z]+) +\| ([a-z, ]+?) +\|$/gm)].map(
    ([, ring = '', rooms = '']) => [ring, rooms.split(', ')],
  )
  expect(Object.fromEntries(drawn)).toEqual(rings)
})

test('the example of docs/architecture.md would keep every rule, once it has its ring', () => {
  const example = join(root, 'docs/example-room')
  const written = globSync('**/*.{ts,tsx,sql}', { cwd: example })
  const built = written.reduce(
    (now, file) => plant(now, `modules/visits/${file}`, readFileSync(join(example, file), 'utf8')),
    house,
  )
  const found = rules.flatMap((rule) =>
    rule.faults(built).filter((fault) => !told.get(rule)?.includes(fault)),
  )
  // Until it is placed it lies outside all rings, and may ask nobody.
  expect(
    found.filter(
      (fault) => !/^modules\/visits\/\S+$/.test(fault) && !fault.endsWith('modules/people/ui/finders.ts'),
    ),
  ).toEqual([])
})
