import { describe, expect, test } from 'vitest'
import { roundTheClock } from './calendar.ts'
import type { ClockFact } from './clock-facts.ts'
import { flightRecord } from './flight-recorder.ts'
import { hoursMinutes } from './durations.ts'
import { HOUR_MS } from './instant.ts'
import { whenBetween } from './relative.ts'
import { at, calendarOf, onDay, weekdays } from './samples.ts'
import { calendarShelf } from './span-table.ts'
import { say } from '../words.ts'

const martin = { date: '2026-11-11', name: 'St. Martin', spans: [] }
const hamburg = calendarOf('Europe/Berlin', weekdays([8, 17]), [], 'Hamburg')
const shelf = calendarShelf({
  hamburg,
  'hamburg-2': { ...hamburg, days: [martin] },
  bergen: calendarOf('Europe/Oslo', weekdays([8, 12], [13, 18])),
  fair: calendarOf('Europe/Oslo', onDay(1, [8, 12]), [
    { date: '2026-11-14', name: 'Open Saturday', spans: [{ start: 600, end: 840 }] },
  ]),
  never: calendarOf('UTC', [], [], 'Nobody'),
  always: roundTheClock('Always', 'Europe/Oslo'),
})
const started = (wall: string, hours: number, calendar: string, label = 'P3') =>
  ({
    is: 'started',
    at: at(wall),
    kind: 'resolution',
    target_ms: hours * HOUR_MS,
    calendar,
    policy: 'p1',
    label,
  }) satisfies ClockFact

/** A record as a person reads it: the headline, a line per row, the foot. */
function told(now: string, ...facts: ClockFact[]): string[] {
  const reader = { language: 'en', zone: 'Europe/Oslo', now: at(now) }
  const { headline, rows, foot } = flightRecord(facts, shelf, reader)
  const lines = rows.map(({ from, to, words, why, minutes }) =>
    [
      to === null ? 'from now' : whenBetween(from, to, reader),
      [words, why].flatMap((sentence) => (sentence ? [say(sentence)] : [])).join(', '),
      ...(minutes > 0 ? [hoursMinutes(minutes)] : []),
    ].join(' | '),
  )
  return [say(headline), ...lines, ...(foot ? [say(foot)] : [])]
}

describe('a due moment explained', () => {
  test('nothing happened yet', () => {
    expect(told('2026-11-09T17:00', started('2026-11-09T17:00', 4, 'bergen'))).toEqual([
      'Due Tuesday 11:00: 4 working hours from Monday 17:00, counted Mon 17:00–18:00 and Tue 08:00–11:00',
      'Mon 17:00 – 18:00 | Left, P3 | 1:00',
      'Mon 18:00 – Tue 08:00 | Stops, outside Bergen hours',
      'Tue 08:00 – 11:00 | Left, P3 | 3:00',
    ])
  })

  test('three spans are listed, more are counted', () => {
    expect(told('2026-11-09T16:00', started('2026-11-09T16:00', 6, 'bergen'))[0]).toBe(
      'Due Tuesday 12:00: 6 working hours from Monday 16:00, counted Mon 16:00–18:00 and Tue 08:00–12:00',
    )
    expect(told('2026-11-09T16:00', started('2026-11-09T16:00', 7, 'bergen'))[0]).toBe(
      'Due Tuesday 14:00: 7 working hours from Monday 16:00, counted Mon 16:00–18:00, Tue 08:00–12:00 and Tue 13:00–14:00',
    )
    expect(told('2026-11-09T16:00', started('2026-11-09T16:00', 12, 'bergen'))[0]).toBe(
      'Due Wednesday 09:00: 12 working hours from Monday 16:00, counted in Bergen hours over 3 days',
    )
  })

  test('the raised priority and the wait of the drawing vault', () => {
    const raised = { key: 'Mikkel raised P3 to P2: five people stuck' }
    const waiting = { key: 'waiting for Lena’s answer' }
    const record = told(
      '2026-11-10T09:24',
      started('2026-11-09T16:05', 24, 'hamburg'),
      { is: 'retargeted', at: at('2026-11-10T08:12'), target_ms: 8 * HOUR_MS, label: 'P2', why: raised },
      { is: 'paused', at: at('2026-11-10T08:20'), why: waiting },
      { is: 'resumed', at: at('2026-11-10T09:05') },
    )
    expect(record).toEqual([
      'Due Tue 15:50, because 8 h minus what ran',
      'Mon 16:05 – 17:00 | Ran, P3, Hamburg 08–17 | 0:55',
      'Mon 17:00 – Tue 08:00 | Stopped, outside Hamburg hours',
      'Tue 08:00 – 08:12 | Ran, P3 | 0:12',
      'Tue 08:12 | Target 24 h became 8 h, Mikkel raised P3 to P2: five people stuck',
      'Tue 08:12 – 08:20 | Ran, P2 | 0:08',
      'Tue 08:20 – 09:05 | Paused, waiting for Lena’s answer',
      'Tue 09:05 – now | Runs, P2 | 0:19',
      'Tue 09:24 – 15:50 | Left, 8 h less 1 h 34 m that ran | 6:26',
      'At P3 it was due Thu 13:05',
    ])
  })

  test('many nights are one line, a holiday keeps its own', () => {
    expect(told('2026-11-17T09:00', started('2026-11-04T16:00', 80, 'hamburg-2'))).toEqual([
      'Due Wednesday 15:00: 80 working hours from Wednesday 4 Nov 16:00, counted in Hamburg hours over 10 days',
      'Wed 4 Nov 16:00 – Tue 10 Nov 17:00 | Ran, P3, 5 stretches of Hamburg hours | 37:00',
      'Tue 10 Nov 17:00 – Thu 08:00 | Stopped, outside Hamburg hours, St. Martin',
      'Thu 08:00 – now | Runs, P3, 4 stretches of Hamburg hours | 28:00',
      'Tue 09:00 – 17:00 | Left, 80 h less 65 h that ran | 8:00',
      'Tue 17:00 – Wed 08:00 | Stops, outside Hamburg hours',
      'Wed 08:00 – 15:00 | Left, P3 | 7:00',
    ])
  })

  test('what stands alone between named days is told as it is', () => {
    expect(told('2026-11-10T12:00', started('2026-11-06T16:00', 30, 'hamburg-2')).slice(-6)).toEqual([
      'Tue 08:00 – now | Runs, P3 | 4:00',
      'Tue 12:00 – 17:00 | Left, 30 h less 14 h that ran | 5:00',
      'Tue 17:00 – Thu 08:00 | Stops, outside Hamburg hours, St. Martin',
      'Thu 08:00 – 17:00 | Left, P3 | 9:00',
      'Thu 17:00 – Fri 08:00 | Stops, outside Hamburg hours',
      'Fri 08:00 – 10:00 | Left, P3 | 2:00',
    ])
    const long = told('2026-11-10T12:00', started('2026-11-10T12:00', 35, 'hamburg-2'))
    expect(long.slice(1)).toEqual([
      'Tue 12:00 – 17:00 | Left, P3 | 5:00',
      'Tue 17:00 – Thu 08:00 | Stops, outside Hamburg hours, St. Martin',
      'Thu 08:00 – Tue 17 Nov 11:00 | Left, P3, 4 stretches of Hamburg hours | 30:00',
    ])
  })

  test('a special opening is named where it counts', () => {
    expect(told('2026-11-14T12:00', started('2026-11-13T12:00', 4, 'fair')).slice(2, 4)).toEqual([
      'Sat 10:00 – now | Runs, P3, Open Saturday | 2:00',
      'Sat 12:00 – 14:00 | Left, 4 h less 2 h that ran | 2:00',
    ])
  })

  test('broken, and on with it', () => {
    expect(told('2026-11-10T10:00', started('2026-11-09T15:00', 2, 'hamburg'))).toEqual([
      'Late since Mon 17:00, with 2 h used up',
      'Mon 15:00 – 17:00 | Ran, P3, Hamburg 08–17 | 2:00',
      'Mon 17:00 | Broke, 2 h used up',
      'Mon 17:00 – Tue 08:00 | Stopped, outside Hamburg hours',
      'Tue 08:00 – now | Runs, P3 | 2:00',
    ])
    expect(
      told('2026-11-10T10:00', started('2026-11-09T15:00', 2, 'hamburg'), {
        is: 'paused',
        at: at('2026-11-10T09:00'),
      }).filter((_, i) => i === 0 || i > 4),
    ).toEqual(['Waits, and is late since Mon 17:00', 'Tue 09:00 – now | Waits, waiting'])
  })

  test('waiting for nobody knows how long, and until a date', () => {
    const start = started('2026-11-09T08:00', 8, 'hamburg')
    expect(told('2026-11-09T11:00', start, { is: 'paused', at: at('2026-11-09T10:00') })).toEqual([
      'Waits with 6 h of 8 h left',
      'Mon 08:00 – 10:00 | Ran, P3, Hamburg 08–17 | 2:00',
      'Mon 10:00 – now | Waits, waiting',
      'from now | Left, once it runs again | 6:00',
    ])
    const held: ClockFact = { is: 'paused', at: at('2026-11-09T10:00'), until: at('2026-11-11T08:00') }
    expect(told('2026-11-09T11:00', start, held)).toEqual([
      'Due Wed 14:00, because it waits until Wed 08:00 with 6 h left',
      'Mon 08:00 – 10:00 | Ran, P3, Hamburg 08–17 | 2:00',
      'Mon 10:00 – Wed 08:00 | Waits, waiting',
      'Wed 08:00 – 14:00 | Left, 8 h less 2 h that ran | 6:00',
    ])
    expect(told('2026-11-09T10:00', start, held).slice(2, 3)).toEqual([
      'Mon 10:00 – Wed 08:00 | Waits, waiting',
    ])
    expect(
      told(
        '2026-11-09T07:00',
        { ...start, at: at('2026-11-09T07:00') },
        { ...held, at: at('2026-11-09T07:00') },
      ),
    ).toEqual([
      'Due Wed 16:00, because it waits until Wed 08:00 with 8 h left',
      'Mon 07:00 – Wed 08:00 | Waits, waiting',
      'Wed 08:00 – 16:00 | Left, P3 | 8:00',
    ])
  })

  test('a raised priority does not change what is waited for', () => {
    const record = told(
      '2026-11-09T12:00',
      started('2026-11-09T08:00', 8, 'hamburg'),
      { is: 'paused', at: at('2026-11-09T10:00'), why: { key: 'waiting for Lena’s answer' } },
      { is: 'retargeted', at: at('2026-11-09T11:00'), target_ms: HOUR_MS, why: { key: 'raised' } },
    )
    expect(record).toEqual([
      'Waits with nothing of 1 h left',
      'Mon 08:00 – 10:00 | Ran, P3, Hamburg 08–17 | 2:00',
      'Mon 10:00 – 11:00 | Paused, waiting for Lena’s answer',
      'Mon 11:00 | Target 8 h became 1 h, raised',
      'Mon 11:00 – now | Waits, waiting for Lena’s answer',
    ])
  })

  test('met, reopened with grace, handed to other hours, missed', () => {
    const facts: ClockFact[] = [
      started('2026-11-09T08:00', 4, 'hamburg'),
      { is: 'stopped', at: at('2026-11-09T12:00') },
      { is: 'reopened', at: at('2026-11-10T08:00') },
      { is: 'retargeted', at: at('2026-11-10T08:10'), calendar: 'bergen', label: 'P2' },
      { is: 'stopped', at: at('2026-11-10T09:00') },
    ]
    expect(told('2026-11-09T13:00', ...facts)[0]).toBe('Met in 4 h of 4 h')
    expect(told('2026-11-12T09:00', ...facts)).toEqual([
      'Missed: due Tue 08:15, done Tue 09:00',
      'Mon 08:00 – 12:00 | Ran, P3, Hamburg 08–17 | 4:00',
      'Mon 12:00 | Met',
      'Mon 12:00 – Tue 08:00 | Stopped, done',
      'Tue 08:00 | Reopened, 15 min added so that it does not break at once',
      'Tue 08:00 – 08:10 | Ran, P3 | 0:10',
      'Tue 08:10 | Target stays 4 h 15 m',
      'Tue 08:10 | Counts in Bergen hours from here',
      'Tue 08:10 – 08:15 | Ran, P2, Bergen 08–12, 13–18 | 0:05',
      'Tue 08:15 | Broke, 4 h 15 m used up',
      'Tue 08:15 – 09:00 | Ran, P2 | 0:45',
      'Tue 09:00 | Done too late',
      'At P3 it was due Tue 08:15',
    ])
  })

  test('another target at the same priority is not told as another priority', () => {
    const shorter = { key: 'the service level was changed' }
    const record = told('2026-11-10T09:00', started('2026-11-09T16:00', 24, 'hamburg'), {
      is: 'retargeted',
      at: at('2026-11-10T08:12'),
      target_ms: 8 * HOUR_MS,
      label: 'P3',
      why: shorter,
    })
    expect(record.at(-1)).toBe('Before the target was changed it was due Thu 13:00')
  })

  test('merged away, taken apart again', () => {
    const facts: ClockFact[] = [
      started('2026-11-09T08:00', 4, 'hamburg'),
      { is: 'cancelled', at: at('2026-11-09T09:00'), why: { key: 'merged into HM-7' } },
    ]
    expect(told('2026-11-09T10:00', ...facts)).toEqual([
      'No longer counted since Mon 09:00',
      'Mon 08:00 – 09:00 | Ran, P3, Hamburg 08–17 | 1:00',
      'Mon 09:00 | No longer counted, merged into HM-7',
    ])
    const back = told('2026-11-09T10:00', ...facts, { is: 'reopened', at: at('2026-11-09T10:00') })
    expect(back.slice(-3)).toEqual([
      'Mon 09:00 – now | Stopped, merged into HM-7',
      'Mon 10:00 | Reopened',
      'Mon 10:00 – 13:00 | Left, 4 h less 1 h that ran | 3:00',
    ])
    const unsaid = facts.map(({ why: _, ...fact }: ClockFact) => fact)
    const silent = told('2026-11-09T10:00', ...unsaid, { is: 'reopened', at: at('2026-11-09T10:00') })
    expect(silent).toContain('Mon 09:00 – now | Stopped, not counted')
  })

  test('an edited calendar is told where it happened, with what was due before', () => {
    const edit: ClockFact = {
      is: 'recalculated',
      at: at('2026-11-10T10:00'),
      replaced: 'hamburg',
      calendar: 'hamburg-2',
      why: { key: 'Anke added St. Martin' },
    }
    const start = started('2026-11-10T09:00', 9, 'hamburg')
    expect(told('2026-11-10T11:00', start, edit)).toEqual([
      'Due Thursday 09:00: 9 working hours from Tuesday 09:00, counted Tue 09:00–17:00 and Thu 08:00–09:00',
      'Tue 09:00 – 10:00 | Ran, P3, Hamburg 08–17 | 1:00',
      'Tue 10:00 | Counted anew, as Hamburg was edited, Anke added St. Martin',
      'Tue 10:00 – now | Runs, P3 | 1:00',
      'Tue 11:00 – 17:00 | Left, 9 h less 2 h that ran | 6:00',
      'Tue 17:00 – Thu 08:00 | Stops, outside Hamburg hours, St. Martin',
      'Thu 08:00 – 09:00 | Left, P3 | 1:00',
      'Before the calendar was edited it was due Wed 09:00',
    ])
    const paused: ClockFact = { is: 'paused', at: at('2026-11-10T09:30') }
    expect(told('2026-11-10T10:00', start, paused, edit).slice(2)).toEqual([
      'Tue 09:30 – now | Waits, waiting',
      'Tue 10:00 | Counted anew, as Hamburg was edited, Anke added St. Martin',
      'from now | Left, once it runs again | 8:30',
    ])
    const raised: ClockFact = {
      is: 'retargeted',
      at: at('2026-11-10T10:30'),
      target_ms: HOUR_MS,
      label: 'P1',
    }
    expect(told('2026-11-10T10:30', start, edit, raised).at(-1)).toBe('At P3 it was due Thu 09:00')
    expect(told('2026-11-10T10:30', start, { ...raised, at: at('2026-11-10T09:30') }, edit).at(-1)).toBe(
      'Before the calendar was edited it was due Tue 10:00',
    )
  })

  test('round the clock, odd amounts, and never', () => {
    expect(told('2026-11-09T10:00', started('2026-11-09T10:00', 4, 'always'))[0]).toBe(
      'Due Monday 14:00: 4 h from Monday 10:00, round the clock',
    )
    expect(told('2026-11-09T10:00', started('2026-11-09T10:00', 0.5, 'bergen'))[0]).toBe(
      'Due Monday 10:30: 30 working minutes from Monday 10:00, counted Mon 10:00–10:30',
    )
    expect(told('2026-11-09T10:00', started('2026-11-09T10:00', 1.5, 'bergen'))[0]).toBe(
      'Due Monday 11:30: 1 h 30 m of working time from Monday 10:00, counted Mon 10:00–11:30',
    )
    expect(told('2026-11-09T10:00', started('2026-11-09T09:00', 1, 'never'))).toEqual([
      'Never due: Nobody does not open often enough',
      'Mon 09:00 – now | Stopped, outside Nobody hours',
      'from now | Left, Nobody does not open often enough | 1:00',
    ])
  })
})
