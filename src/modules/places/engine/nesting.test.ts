import { array, assert, nat, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { levelOf, outerFirst, type Said } from './nesting.ts'

const nowhere = () => undefined
const file = (said: Record<string, Said>) => new Map(Object.entries(said))

test('what lies within is one kind smaller, wherever the place around it is known from', () => {
  const tree = file({
    hq: {},
    wing: { parent: 'hq' },
    floor: { parent: 'wing' },
    lab: { parent: 'floor' },
    bench: { parent: 'lab' },
  })
  expect([...tree.keys()].map((name) => levelOf(name, tree, nowhere, 'site'))).toEqual([
    'site',
    'building',
    'floor',
    'room',
    'room',
  ])
  expect(
    levelOf('lab', file({ lab: { parent: 'hq' } }), (name) => (name === 'hq' ? 'floor' : undefined), 'site'),
  ).toBe('room')
  expect(levelOf('x', file({ x: { parent: 'gone', level: 'area' } }), nowhere, 'site')).toBe('area')
  expect(levelOf('a', file({ a: { parent: 'b' }, b: { parent: 'a' } }), nowhere, 'site')).toBeUndefined()
})

test('whatever lies around what, each comes after the one around it, and none is lost', () => {
  const trees = array(nat(30), { maxLength: 30 })
  assert(
    property(trees, (parents) => {
      const all = parents.map((parent, n) => ({ name: `${n}`, parent: parent < n ? `${parent}` : undefined }))
      const shuffled = all.toReversed()
      const order = outerFirst(
        shuffled,
        ({ name }) => name,
        ({ parent }) => parent,
      ).map(({ name }) => name)
      expect(order.toSorted()).toEqual(all.map(({ name }) => name).toSorted())
      for (const { name, parent } of all)
        if (parent !== undefined) expect(order.indexOf(parent)).toBeLessThan(order.indexOf(name))
    }),
  )
})

test('several of one name all come, each after all that bear the name of what is around it', () => {
  const rows = array(record({ depth: nat(4), name: nat(2), parent: nat(2) }), { maxLength: 30 })
  assert(
    property(rows, (drawn) => {
      // Names of one depth lie only within names of the depth above: no circles, and many alike.
      const all = drawn.map(({ depth, name, parent }) => ({
        name: `${depth}-${name}`,
        parent: depth === 0 ? undefined : `${depth - 1}-${parent}`,
      }))
      const order = outerFirst(
        all,
        ({ name }) => name,
        ({ parent }) => parent,
      )
      expect(order).toHaveLength(all.length)
      expect(new Set(order)).toEqual(new Set(all))
      for (const [at, { parent }] of order.entries())
        expect(order.slice(at).filter(({ name }) => name === parent)).toEqual([])
    }),
  )
})
