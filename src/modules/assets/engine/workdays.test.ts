import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { workingDaysBefore } from './workdays.ts'

const weekdays = (day: string) => Temporal.PlainDate.from(day).dayOfWeek <= 5

test('days on which nobody works do not count', () => {
  expect(workingDaysBefore('2027-01-04', 0, weekdays)).toBe('2027-01-04')
  expect(workingDaysBefore('2027-01-04', 1, weekdays)).toBe('2027-01-01')
  expect(workingDaysBefore('2027-01-04', 5, weekdays)).toBe('2026-12-28')
  expect(workingDaysBefore('2027-01-04', 2, (day) => weekdays(day) && day !== '2027-01-01')).toBe(
    '2026-12-30',
  )
})

test('as many working days lie between as were asked for, and the day itself is one', () => {
  assert(
    property(integer({ min: 0, max: 3000 }), integer({ min: 1, max: 40 }), (ahead, n) => {
      const day = Temporal.PlainDate.from('2026-01-01').add({ days: ahead })
      const due = workingDaysBefore(day.toString(), n, weekdays)
      const all = Array.from({ length: day.since(due).days }, (_, at) =>
        Temporal.PlainDate.from(due).add({ days: at }).toString(),
      )
      expect(all.filter(weekdays)).toHaveLength(n)
      expect(weekdays(due)).toBe(true)
    }),
  )
})

test('a calendar without a working day ends the search', () => {
  expect(workingDaysBefore('2027-01-04', 3, () => false) < '2026-01-04').toBe(true)
})
