import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '#lib/refusal'
import { readIcal } from './ical.ts'

const feed = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'PRODID:-//Feeds Inc//Holidays 1.0//EN',
    'VERSION:2.0',
    'X-WR-CALNAME:Holidays in Germany',
    ...events,
    'END:VCALENDAR',
  ].join('\r\n')
const entry = (...lines: string[]) =>
  ['BEGIN:VEVENT', 'DTSTAMP:20260101T000000Z', `UID:${lines.join('')}`, ...lines, 'END:VEVENT'].join('\r\n')
const read = (text: string) => readIcal(text, '2011-01-01', '2041-12-31', 'en')

test('whole days are read with their kind, also over folded lines and several days', () => {
  const text = feed(
    entry(
      'DTSTART;VALUE=DATE:20261225',
      'DTEND;VALUE=DATE:20261227',
      'SUMMARY:Christmas',
      'DESCRIPTION:Public holiday',
    ),
    entry(
      'DTSTART;VALUE=DATE:20261111',
      'DTEND;VALUE=DATE:20261112',
      'SUMMARY:St. Martin',
      'DESCRIPTION:Observance\\nTo hide observan\r\n ces\\, go to settings',
    ),
    entry('DTSTART;VALUE=DATE:20260501', 'SUMMARY:Labour \r\n Day'),
  )
  expect(read(text)).toEqual({
    name: 'Holidays in Germany',
    days: [
      { date: '2026-05-01', name: 'Labour Day', spans: [], type: 'public' },
      { date: '2026-11-11', name: 'St. Martin', spans: [], type: 'observance' },
      { date: '2026-12-25', name: 'Christmas', spans: [], type: 'public' },
      { date: '2026-12-26', name: 'Christmas', spans: [], type: 'public' },
    ],
    skipped: [],
  })
})

test('a yearly day is there every year it is asked for, without its exceptions', () => {
  const { days } = readIcal(
    feed(
      entry(
        'DTSTART;VALUE=DATE:20240606',
        'RRULE:FREQ=YEARLY',
        'EXDATE;VALUE=DATE:20260606',
        'SUMMARY:Founders’ day',
      ),
    ),
    '2025-01-01',
    '2028-12-31',
    'en',
  )
  expect(days.map(({ date }) => date)).toEqual(['2025-06-06', '2027-06-06', '2028-06-06'])
})

test('what is no whole day is left out, with the reason', () => {
  const { days, skipped } = read(
    feed(
      entry('DTSTART:20260310T090000Z', 'DTEND:20260310T100000Z', 'SUMMARY:Stand-up'),
      entry('DTSTART;VALUE=DATE:20260310', 'STATUS:CANCELLED', 'SUMMARY:Outing'),
      entry('SUMMARY:Some day'),
      entry('DTSTART;VALUE=DATE:19700101', 'SUMMARY:Long ago'),
      entry('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY', 'SUMMARY:Every day'),
    ),
  )
  expect(days).toHaveLength(200)
  expect(skipped).toEqual([
    { name: 'Stand-up', why: 'has hours and is not a whole day' },
    { name: 'Outing', why: 'is cancelled' },
    { name: 'Some day', why: 'has no date that can be read' },
    { name: 'Long ago', why: 'lies outside 2011-01-01 to 2041-12-31' },
    { name: 'Every day', why: 'repeats more often than 200 times; the first ones were taken' },
  ])
})

test.each(['', 'hello', '<html></html>', 'BEGIN:VCALENDAR', 'BEGIN:VCARD\r\nEND:VCARD', feed()])(
  '%j is refused in a sentence',
  (text) => {
    expect(() => read(text)).toThrow(Refusal)
  },
)

test('whatever the bytes, it is read or refused', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'DTSTART;VALUE=DATE:',
      '20260101',
      'RRULE:FREQ=SECONDLY',
      ';',
      ':',
      '\r\n',
      'DTEND:x',
      'TZID=',
      'EXDATE:',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      try {
        read(feed(entry(...pieces)))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
      }
    }),
    { numRuns: 500 },
  )
})
