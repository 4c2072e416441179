import { describe, expect, test } from 'vitest'
import { publicFields } from '#test/filters'
import { check } from './check.ts'
import { instantText } from './instants.ts'
import { parse } from './parse.ts'
import { must } from './problem.ts'

/** What a filter asks of the times, read at a moment in a zone. */
function asked(text: string, now = '2026-11-10T08:00:00.5Z', zone = 'Europe/Oslo') {
  const predicate = must(check(must(parse(text)), publicFields, { now, zone }))
  if (predicate.is !== 'instant' && predicate.is !== 'day') throw new Error(predicate.is)
  const { ge, gt, le, lt } = predicate.between
  const end = (sign: string, value: string | undefined) =>
    value === undefined ? [] : [sign + value.replace('.000000Z', 'Z')]
  return [...end('≥', ge), ...end('>', gt), ...end('<', lt), ...end('≤', le)].join(' ')
}

describe('an instant, read in Oslo on 10 November 2026 at 09:00', () => {
  test.each([
    ['created:today', '≥2026-11-09T23:00:00Z <2026-11-10T23:00:00Z'],
    ['created=yesterday', '≥2026-11-08T23:00:00Z <2026-11-09T23:00:00Z'],
    ['created>today', '≥2026-11-10T23:00:00Z'],
    ['created>=today', '≥2026-11-09T23:00:00Z'],
    ['created<today', '<2026-11-09T23:00:00Z'],
    ['created<=today', '<2026-11-10T23:00:00Z'],
    ['created:this-week', '≥2026-11-08T23:00:00Z <2026-11-15T23:00:00Z'],
    ['created:last-month', '≥2026-09-30T22:00:00Z <2026-10-31T23:00:00Z'],
    ['created:next-quarter', '≥2026-12-31T23:00:00Z <2027-03-31T22:00:00Z'],
    ['created:this-year', '≥2025-12-31T23:00:00Z <2026-12-31T23:00:00Z'],
    ['created:2026', '≥2025-12-31T23:00:00Z <2026-12-31T23:00:00Z'],
    ['created:2026-Q2', '≥2026-03-31T22:00:00Z <2026-06-30T22:00:00Z'],
    ['created:2026-02', '≥2026-01-31T23:00:00Z <2026-02-28T23:00:00Z'],
    ['created:2026-w01', '≥2025-12-28T23:00:00Z <2026-01-04T23:00:00Z'],
    ['created:2026-11-10T14:30', '≥2026-11-10T13:30:00Z <2026-11-10T13:31:00Z'],
    ['created:2026-11-10T14:30:05Z', '≥2026-11-10T14:30:05Z <2026-11-10T14:30:06Z'],
    ['created>=2026-11-10T14:30:05.25+05:30', '≥2026-11-10T09:00:05.250000Z'],
    ['created>-7d', '>2026-11-03T08:00:00.500000Z'],
    ['created:-7d', '≥2026-11-03T08:00:00.500000Z ≤2026-11-10T08:00:00.500000Z'],
    ['created<4h', '<2026-11-10T12:00:00.500000Z'],
    ['created:+1d12h', '≥2026-11-10T08:00:00.500000Z ≤2026-11-11T20:00:00.500000Z'],
    ['created<now', '<2026-11-10T08:00:00.500000Z'],
    ['created:-1d..today', '≥2026-11-09T08:00:00.500000Z <2026-11-10T23:00:00Z'],
    ['created:2026-10..', '≥2026-09-30T22:00:00Z'],
    ['created:..now', '≤2026-11-10T08:00:00.500000Z'],
    ['created<=9999', '<9999-12-31T23:00:00Z'],
  ])('%s', (text, bounds) => {
    expect(asked(text)).toBe(bounds)
  })
})

describe('a day, read in Oslo on 10 November 2026 at 09:00', () => {
  test.each([
    ['joined:today', '≥2026-11-10 <2026-11-11'],
    ['joined>2026-10', '≥2026-11-01'],
    ['joined:-7d', '≥2026-11-03 ≤2026-11-10'],
    ['joined:7d', '≥2026-11-10 <2026-11-18'],
    ['joined<4h', '<2026-11-10'],
    ['joined:20h', '≥2026-11-10 <2026-11-12'],
    ['joined:2026-11-10T23:30Z', '≥2026-11-11 <2026-11-12'],
    ['joined:9999-12-31', '≥9999-12-31 ≤9999-12-31'],
  ])('%s', (text, bounds) => {
    expect(asked(text)).toBe(bounds)
  })
})

describe('clocks that jump', () => {
  test.each([
    ['a day of 23 hours', 'created:2026-03-29', 'Europe/Oslo', '≥2026-03-28T23:00:00Z <2026-03-29T22:00:00Z'],
    ['a time that is skipped', 'created>=2026-03-29T02:30', 'Europe/Oslo', '≥2026-03-29T01:30:00Z'],
    ['a time that comes twice', 'created>=2026-10-25T02:30', 'Europe/Oslo', '≥2026-10-25T00:30:00Z'],
    [
      'a midnight that is skipped',
      'created:2026-09-06',
      'America/Santiago',
      '≥2026-09-06T04:00:00Z <2026-09-07T03:00:00Z',
    ],
    [
      'a day that never was',
      'created:2011-12-30',
      'Pacific/Apia',
      '≥2011-12-30T10:00:00Z <2011-12-30T10:00:00Z',
    ],
  ])('%s', (_, text, zone, bounds) => {
    expect(asked(text, '2026-11-10T08:00:00Z', zone)).toBe(bounds)
  })

  test('days are steps of the calendar, hours are exact', () => {
    const morningAfter = '2026-03-29T08:00:00Z'
    expect(asked('created>-1d', morningAfter)).toBe('>2026-03-28T09:00:00Z')
    expect(asked('created>-24h', morningAfter)).toBe('>2026-03-28T08:00:00Z')
  })

  test('the last day of the calendar ends with it', () => {
    expect(asked('created<=9999', '2026-11-10T08:00:00Z', 'America/Lima')).toBe(
      '≤9999-12-31T23:59:59.999999Z',
    )
  })

  test('today is the day where the reader is', () => {
    expect(asked('joined:today', '2026-11-10T23:30:00Z', 'Asia/Tokyo')).toBe('≥2026-11-11 <2026-11-12')
    expect(asked('joined:today', '2026-11-10T02:30:00Z', 'America/Lima')).toBe('≥2026-11-09 <2026-11-10')
  })
})

describe('is no time', () => {
  test.each([
    '2026-13',
    '2026-00',
    '2026-11-31',
    '2026-w54',
    '2025-w53',
    '2026-Q5',
    '7',
    '-',
    '4x',
    '2026-11-10T25:00',
    '2026-11-10T10:00+15:00',
    'this-day',
    'tomorow',
    '1h1d',
  ])('%s', (value) => {
    expect(
      check(must(parse(`created:${value}`)), publicFields, { now: '2026-11-10T08:00:00Z', zone: 'UTC' }),
    ).toMatchObject({
      problem: { from: 8, sentence: { key: 'filter.bad-date' } },
    })
  })
})

test('moments are written alike, to the microsecond', () => {
  expect(instantText('2026-11-10T08:00:00Z')).toBe('2026-11-10T08:00:00.000000Z')
  expect(instantText('2026-11-10T08:00:00.1234567Z')).toBe('2026-11-10T08:00:00.123456Z')
  expect(instantText('2026-11-10T09:00:00.5+01:00')).toBe('2026-11-10T08:00:00.500000Z')
  expect(instantText('infinity')).toBeUndefined()
})
