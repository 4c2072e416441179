import { expect, test } from 'vitest'
import { nameKey } from '#lib/filter/references'
import { createPeople } from '#modules/people/public'
import { world } from '#test/world'
import { namesFor } from './filter-names.ts'

const { db, read, write } = await world()
const [ana, anaLee, bo, twin] = await write(undefined, (ctx) =>
  createPeople(ctx, [
    { display_name: 'Ana' },
    { display_name: 'Ana Lee', emails: [{ value: 'lee@halden.example' }] },
    { display_name: 'Bo Bergström' },
    { display_name: 'Bo Berg-Strøm' },
  ]),
)
const ask = async (...names: string[]) => {
  const references = names.map((name) => ({ key: nameKey('person', name), ref: 'person', name }))
  const found = await read(undefined, (ctx) => namesFor(ctx)(references))
  return names.map((name) => new Set(found.get(nameKey('person', name))))
}
const only = (...all: (typeof ana)[]) => new Set(all.map((one) => one?.id))

test('a whole name goes before a part of one; a number, an address and accents do not matter', async () => {
  expect(await ask('ana')).toEqual([only(ana)])
  expect(await ask('lee', 'lee@halden.example', 'bo bergstrom')).toEqual([
    only(anaLee),
    only(anaLee),
    only(bo),
  ])
  expect(await ask(bo?.key.toLowerCase() ?? '')).toEqual([only(bo)])
  expect(await ask('bo')).toEqual([only(bo, twin)])
  expect(await ask('nobody', '-')).toEqual([new Set(), new Set()])
})

test('whoever was merged into somebody is meant with them', async () => {
  await db
    .updateTable('entity')
    .set({ merged_into: bo?.id ?? '' })
    .where('id', '=', twin?.id ?? '')
    .execute()
  expect(await ask('Bo Bergström')).toEqual([only(bo, twin)])
})
