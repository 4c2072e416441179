import { expect, test } from 'vitest'
import { houseOf } from './house-name.ts'

test.each([
  ['https://help.halden.example', 'help.halden.example'],
  ['https://help.halden.example:8443', 'help.halden.example'],
  ['http://localhost:4700', 'localhost'],
  ['http://wheel.localhost:4700', 'wheel.localhost'],
  ['http://help.halden.example', undefined],
  ['https://10.0.0.4', undefined],
  ['http://127.0.0.1:4700', undefined],
  ['https://[2001:db8::1]', undefined],
  ['', undefined],
  ['nonsense', undefined],
])('%j binds passkeys to %j', (origin, house) => {
  expect(houseOf(origin)).toBe(house)
})
