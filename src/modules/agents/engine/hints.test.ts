import { expect, test } from 'vitest'
import { comings, differences } from './hints.ts'

test('more memory and another system are told; addresses, and what was not said, are not', () => {
  const before = { name: 'pc-1', memory: '8 GB', os: 'Debian 12', addresses: '10.0.0.1' }
  const after = { name: 'pc-1', memory: '16 GB', addresses: '10.0.0.9', model: 'T14' }
  expect(differences(before, after)).toEqual([{ field: 'memory', before: '8 GB', after: '16 GB' }])
})

test('another version of the same is no coming and no going', () => {
  expect(comings(['vim', 'steam', 'steam'], ['vim', 'agent'])).toEqual({ came: ['steam'], went: ['agent'] })
})
