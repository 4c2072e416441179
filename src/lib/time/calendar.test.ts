import { describe, expect, test } from 'vitest'
import { hoursInWords } from './calendar-hours.ts'
import { calendarProblems } from './calendar-problems.ts'
import { roundTheClock, WorkingCalendar } from './calendar.ts'
import { calendarOf, onDay, weekdays } from './samples.ts'
import { say } from '../words.ts'

const problemsOf = (calendar: WorkingCalendar) =>
  calendarProblems(calendar).map(({ path, sentence }) => `${path.join('.')}: ${say(sentence)}`)
const oslo = (...args: Parameters<typeof calendarOf> extends [string, ...infer Rest] ? Rest : never) =>
  calendarOf('Europe/Oslo', ...args)
const special = (date: string, ...hours: [number, number][]) => ({
  date,
  name: 'Special',
  spans: hours.map(([start, end]) => ({ start: start * 60, end: end * 60 })),
})

describe('a calendar', () => {
  test('is plain JSON with defaults, and stays as it was written', () => {
    const written = { name: 'Bergen', zone: 'Europe/Oslo', weekly: weekdays([8, 12], [13, 18]) }
    const read = WorkingCalendar.parse(written)
    expect(read).toEqual({ ...written, always: false, days: [] })
    expect(WorkingCalendar.parse(structuredClone(read))).toEqual(read)
    expect(WorkingCalendar.parse(roundTheClock('Always'))).toEqual(roundTheClock('Always'))
  })

  test('may touch itself, run overnight and keep other hours on a day', () => {
    const around = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => onDay(day, [0, 8], [8, 16], [16, 24]))
    expect(problemsOf(oslo(around))).toEqual([])
    expect(problemsOf(oslo([...onDay(7, [22, 30]), ...onDay(1, [6, 14])]))).toEqual([])
    expect(
      problemsOf(oslo(weekdays([8, 17]), [special('2026-12-25'), special('2026-12-24', [8, 12])])),
    ).toEqual([])
    expect(problemsOf(oslo([], [special('2026-12-24', [8, 12])]))).toEqual([])
    expect(problemsOf(calendarOf('Asia/Calcutta', weekdays([8, 17])))).toEqual([])
  })

  test('refuses zones that are none, each with its sentence for the reader', () => {
    for (const zone of ['Mars/Base', '+01:00', ''])
      expect(calendarProblems(calendarOf(zone, weekdays([8, 17])))).toHaveLength(1)
    const refused = WorkingCalendar.safeParse(calendarOf('Mars/Base', weekdays([8, 17])))
    expect(refused.error?.issues).toMatchObject([
      {
        path: ['zone'],
        message: 'Mars/Base is not a time zone',
        params: { sentence: { key: 'clock.no-zone', values: { zone: 'Mars/Base' } } },
      },
    ])
  })

  test('refuses to be empty, or round the clock and by hours at once', () => {
    expect(problemsOf(oslo([]))).toEqual(['weekly: Give at least one span of hours'])
    expect(problemsOf(oslo([], [special('2026-12-25')]))).toEqual(['weekly: Give at least one span of hours'])
    expect(problemsOf({ ...roundTheClock('Always'), weekly: weekdays([8, 17]) })).toEqual([
      'always: A calendar that is open round the clock has no hours or days of its own',
    ])
  })

  test('refuses spans that end before they begin or last longer than a day', () => {
    expect(
      problemsOf(oslo([...onDay(1, [17, 8]), ...onDay(2, [8, 33])], [special('2026-12-24', [9, 9])])),
    ).toEqual([
      'weekly.0.end: 17:00–08:00 ends before it begins',
      'weekly.1.end: 08:00–09:00 is longer than 24 hours',
      'days.0.spans.0.end: 09:00–09:00 ends before it begins',
    ])
  })

  test('refuses hours that overlap, over midnight and over the end of the week', () => {
    expect(problemsOf(oslo(onDay(1, [8, 12], [11, 18])))).toEqual([
      'weekly.1: Monday 11:00–18:00 overlaps 08:00–12:00',
    ])
    expect(problemsOf(oslo([...onDay(3, [22, 31]), ...onDay(4, [6, 14])]))).toEqual([
      'weekly.1: Thursday 06:00–14:00 overlaps 22:00–07:00',
    ])
    expect(problemsOf(oslo([...onDay(1, [6, 14]), ...onDay(7, [22, 31])]))).toEqual([
      'weekly.0: Monday 06:00–14:00 overlaps 22:00–07:00',
    ])
    expect(problemsOf(oslo(onDay(1, [8, 18], [9, 10], [17, 19])))).toEqual([
      'weekly.1: Monday 09:00–10:00 overlaps 08:00–18:00',
      'weekly.2: Monday 17:00–19:00 overlaps 08:00–18:00',
    ])
  })

  test('refuses a day named twice, and hours of a day that run into its neighbours', () => {
    expect(problemsOf(oslo(weekdays([8, 17]), [special('2026-12-25'), special('2026-12-25')]))).toEqual([
      'days.1: 2026-12-25 is listed twice',
    ])
    const overlap = (date: string) => `The hours of ${date} overlap each other or those of the day beside it`
    expect(problemsOf(oslo(weekdays([22, 30]), [special('2026-11-14', [5, 9])]))).toEqual([
      `days.0: ${overlap('2026-11-14')}`,
    ])
    expect(
      problemsOf(
        oslo(weekdays([8, 17]), [special('2026-11-15', [20, 33]), special('2026-11-16', [8, 10], [9, 11])]),
      ),
    ).toEqual([`days.0: ${overlap('2026-11-15')}`, `days.1: ${overlap('2026-11-16')}`])
  })

  test('says its hours in few words if its days are alike', () => {
    expect(hoursInWords(oslo(weekdays([8, 17]), [], 'Hamburg'))).toBe('Hamburg 08–17')
    expect(hoursInWords(oslo(weekdays([13, 18.5], [8, 12])))).toBe('Bergen 08–12, 13–18:30')
    expect(hoursInWords(oslo([...onDay(1, [8, 17]), ...onDay(2, [8, 16])]))).toBe('Bergen')
    expect(hoursInWords(oslo([]))).toBe('Bergen')
    expect(hoursInWords(roundTheClock('Always'))).toBe('Always')
  })
})
