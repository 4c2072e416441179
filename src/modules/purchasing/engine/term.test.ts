import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { termOf } from './term.ts'

const line = { starts_on: null, ends_on: null, months: null }
const user = { metric: 'user', came_on: '2026-11-30' }

test('a term begins on its day, or on that on which it comes, and ends on its last', () => {
  expect(termOf(line, user)).toEqual({ starts_on: '2026-11-30', ends_on: null })
  expect(termOf({ ...line, months: 12 }, user)).toEqual({ starts_on: '2026-11-30', ends_on: '2027-11-29' })
  expect(termOf({ ...line, starts_on: '2027-03-01', months: 12 }, user).ends_on).toBe('2028-02-29')
  expect(termOf({ ...line, ends_on: '2027-06-30' }, user)).toEqual({
    starts_on: '2026-11-30',
    ends_on: '2027-06-30',
  })
  expect(termOf(line, { ...user, metric: 'subscription' }).ends_on).toBe('2027-11-29')
})

test('one term after the other leaves no day out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 20_000 }), (months, days) => {
      const starts_on = Temporal.PlainDate.from('2000-01-01').add({ days }).toString()
      const { ends_on } = termOf({ ...line, starts_on, months }, user)
      const next = Temporal.PlainDate.from(starts_on).add({ months }).toString()
      expect(ends_on !== null && ends_on >= starts_on && ends_on < next).toBe(true)
      expect(
        Temporal.PlainDate.from(ends_on ?? '')
          .add({ days: 1 })
          .toString(),
      ).toBe(next)
    }),
  )
})
