import { expect, test } from 'vitest'
import { backupDue, lastStroke, mayTryAgain } from './backup-due.ts'

const at = (text: string) => Date.parse(`2026-11-${text}:00Z`)

test('the hour strikes once a day', () => {
  expect(lastStroke(at('29T02:00'), 2)).toBe(at('29T02:00'))
  expect(lastStroke(at('29T01:59'), 2)).toBe(at('28T02:00'))
  expect(lastStroke(at('29T23:00'), 0)).toBe(at('29T00:00'))
})

test('a backup is owed from the hour on until there is one, and late when it does not come', () => {
  const yesterday = at('28T02:01')
  expect(backupDue(at('29T01:59'), 2, yesterday)).toEqual({ due: false, late: false })
  expect(backupDue(at('29T02:00'), 2, yesterday)).toEqual({ due: true, late: false })
  expect(backupDue(at('29T04:01'), 2, yesterday)).toEqual({ due: true, late: true })
  expect(backupDue(at('29T04:01'), 2, at('29T02:03'))).toEqual({ due: false, late: false })
  expect(backupDue(at('29T02:10'), 2, at('27T02:01'))).toEqual({ due: true, late: true })
})

test('after a failure it is tried again in an hour', () => {
  expect(mayTryAgain(at('29T02:59'), at('29T02:00'))).toBe(false)
  expect(mayTryAgain(at('29T03:00'), at('29T02:00'))).toBe(true)
})
