import { expect, test } from 'vitest'
import { confirmations } from './confirm.ts'

test('a code fits what it was given for, for ten minutes, under its own key', () => {
  let now = Date.parse('2026-11-29T12:00:00Z')
  const { give, fits } = confirmations(Buffer.from('a key'), () => now)
  const code = give('drop it')
  expect(fits(code, 'drop it')).toBe(true)
  expect(fits(code, 'drop that')).toBe(false)
  expect(fits(code.replace(/^./, 'z'), 'drop it')).toBe(false)
  expect(confirmations(Buffer.from('another'), () => now).fits(code, 'drop it')).toBe(false)
  for (const odd of ['', '-', 'x', `-${code}`, '…-é']) expect(fits(odd, 'drop it')).toBe(false)
  now += 10 * 60_000
  expect(fits(code, 'drop it')).toBe(false)
})
