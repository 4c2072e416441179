import { expect, test } from 'vitest'
import { system } from '../actor.ts'
import { isProven } from './proof.ts'

const now = Date.parse('2026-11-10T09:24:00Z')

test('a proof serves for ten minutes', () => {
  const shown = (provenAt?: string) => isProven({ ...system, session: 'one', provenAt }, now)
  expect(shown('2026-11-10T09:24:00Z')).toBe(true)
  expect(shown('2026-11-10T09:14:00.001Z')).toBe(true)
  expect(shown('2026-11-10T09:14:00Z')).toBe(false)
  expect(shown()).toBe(false)
})

test('who comes without a session is not asked', () => {
  expect(isProven({ ...system, token: 'one' }, now)).toBe(true)
})
