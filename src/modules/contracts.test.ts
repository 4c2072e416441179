import { expect, test } from 'vitest'
import { contracts } from './contracts.ts'
import { modules } from './index.ts'

test('what browsers and the command line know of is what the server keeps', () => {
  expect(Object.keys(contracts).sort()).toEqual(modules.map(({ name }) => name).sort())
  for (const { name, contract } of modules) expect(contracts[name], name).toBe(contract)
})

test('no two endpoints answer at the same address', () => {
  const addresses = modules.flatMap(({ contract }) =>
    Object.values(contract).map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`),
  )
  expect(addresses.toSorted()).toEqual([...new Set(addresses)].toSorted())
})

test('every event that a room declares can be told in a timeline', () => {
  const told = modules.flatMap(({ eventLines = [] }) => eventLines.map(({ on }) => on))
  const declared = modules.flatMap(({ events = [] }) => events.map(({ name }) => name))
  expect(told.toSorted()).toEqual(declared.toSorted())
  expect(new Set(declared).size).toBe(declared.length)
})
