import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysAfter, mondayAfter, readDay, readMoment } from './read-date.ts'

const british = { language: 'en-GB', today: '2026-11-29' }

test.each([
  ['29.11.2026', '2026-11-29'],
  ['29. 11. 2026', '2026-11-29'],
  ['29.11.26', '2026-11-29'],
  ['27.11.', '2026-11-27'],
  ['27.11', '2026-11-27'],
  ['3.1.', '2026-01-03'],
  ['29/11/2026', '2026-11-29'],
  ['2026-11-29', '2026-11-29'],
  ['29 Nov 2026', '2026-11-29'],
  ['29 november', '2026-11-29'],
  ['29 Nov', '2026-11-29'],
  ['Nov 29, 2026', '2026-11-29'],
  ['Sun 29 Nov 2026', '2026-11-29'],
  ['31.11.2026', undefined],
  ['29.13.2026', undefined],
  ['29', undefined],
  ['2026', undefined],
  ['29.11.2', undefined],
  ['29 No', undefined],
  ['29 Foo 2026', undefined],
  ['soon', undefined],
  ['', undefined],
])('“%s” is the day %s', (text, day) => expect(readDay(text, british)).toBe(day))

test('languages differ in their months, and in what comes first between slashes', () => {
  expect(readDay('4/7/2026', { ...british, language: 'en-US' })).toBe('2026-04-07')
  expect(readDay('4.7.2026', { ...british, language: 'en-US' })).toBe('2026-07-04')
  expect(readDay('4/7/2026', british)).toBe('2026-07-04')
  expect(readDay('3. mai', { ...british, language: 'nb' })).toBe('2026-05-03')
  expect(readDay('3 juil', { ...british, language: 'fr' })).toBe('2026-07-03')
  expect(readDay('3. März 2027', { ...british, language: 'de' })).toBe('2027-03-03')
})

test('the beginning of a month is none where two begin so', () => {
  expect(readDay('3 jui', { ...british, language: 'fr' })).toBeUndefined()
  expect(readDay('3 mai', { ...british, language: 'fr' })).toBe('2026-05-03')
})

test('where only what is to come can be meant, a day without its year is the next such', () => {
  expect(readDay('3.1.', { ...british, ahead: true })).toBe('2027-01-03')
  expect(readDay('29.11.', { ...british, ahead: true })).toBe('2026-11-29')
})

test.each([
  ['29.11.2026 14:00', '2026-11-29 14:00:00'],
  ['Mon 30 Nov 2026, 08:30', '2026-11-30 08:30:00'],
  ['2026-11-29T9:05', '2026-11-29 09:05:00'],
  ['30.11.', '2026-11-30 08:00:00'],
  ['14:00', '2026-11-29 14:00:00'],
  ['30.11. 24:00', undefined],
  ['30.11. 8', undefined],
  ['later 08:00', undefined],
])('“%s” is the moment %s', (text, moment) => expect(readMoment(text, british)).toBe(moment))

test('whatever is typed on the way to a date is that date or none', () => {
  const years = fc.integer({ min: 2000, max: 2099 })
  const days = fc.integer({ min: 1, max: 28 })
  fc.assert(
    fc.property(years, fc.integer({ min: 1, max: 12 }), days, (year, month, day) => {
      const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      expect(readDay(`${day}.${month}.${year}`, british)).toBe(iso)
      expect(readDay(iso, british)).toBe(iso)
    }),
  )
})

test('days on offer', () => {
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01')
  // A Sunday, a Monday, a Saturday.
  expect(['2026-11-29', '2026-11-30', '2026-12-05'].map(mondayAfter)).toEqual([
    '2026-11-30',
    '2026-12-07',
    '2026-12-07',
  ])
})
