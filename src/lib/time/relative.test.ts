import { describe, expect, test } from 'vitest'
import { say } from '../words.ts'
import { clockCell } from './clock-cell.ts'
import type { ClockFact } from './clock-facts.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './instant.ts'
import { plainUnits } from './durations.ts'
import { ago, lengthWords, listed, spell, spellLeft, when, whenBetween } from './relative.ts'
import { replayClock } from './replay.ts'
import { at, calendarOf, weekdays } from './samples.ts'
import { calendarShelf } from './span-table.ts'

const now = at('2026-11-10T09:24')
const reader = { language: 'en', zone: 'Europe/Oslo', now }

describe('lengths', () => {
  test('in hours and minutes, cut down', () => {
    const said = (ms: number) => spell(ms, reader)
    expect(said(59_999)).toBe('under a minute')
    expect(said(22 * MINUTE_MS + 59_999)).toBe('22 min')
    expect(said(8 * HOUR_MS)).toBe('8 h')
    expect(said(6 * HOUR_MS + 26 * MINUTE_MS)).toBe('6 h 26 m')
    expect(said(45 * HOUR_MS)).toBe('45 h')
    expect([spellLeft(0, reader), spellLeft(HOUR_MS, reader)]).toEqual(['nothing', '1 h'])
  })

  test('in days where days are known', () => {
    expect(say(lengthWords(2 * DAY_MS, plainUnits))).toBe('2 d')
    expect(say(lengthWords(26 * HOUR_MS, plainUnits))).toBe('1 d 2 h')
    expect(say(lengthWords(11 * HOUR_MS, { day_ms: 9 * HOUR_MS, week_ms: 45 * HOUR_MS }))).toBe('1 d 2 h')
    expect(say(lengthWords(23 * HOUR_MS, plainUnits))).toBe('23 h')
  })
})

describe('moments', () => {
  test('by weekday within six days, with the date further off, with the year in another', () => {
    expect(when(at('2026-11-11T10:05'), reader)).toBe('Wed 10:05')
    expect(when(at('2026-11-04T10:05'), reader)).toBe('Wed 10:05')
    expect(when(at('2026-11-17T10:05'), reader)).toBe('Tue 17 Nov 10:05')
    expect(when(at('2027-01-04T10:05'), reader)).toBe('Mon 4 Jan 2027 10:05')
    expect(when(at('2026-11-11T10:05'), reader, 'long')).toBe('Wednesday 10:05')
    expect(when(at('2026-11-10T15:50'), reader, 'bare')).toBe('15:50')
    expect(when(at('2026-11-11T15:50'), reader, 'bare')).toBe('Wed 15:50')
  })

  test('in the zone and the language of the reader', () => {
    const santiago = { ...reader, zone: 'America/Santiago' }
    expect(when(at('2026-11-11T02:05'), santiago)).toBe('Tue 22:05')
    expect(when(at('2026-11-17T10:05'), { ...reader, language: 'de' })).toBe('Di 17. Nov. 10:05')
    expect(when(at('2026-11-17T10:05'), { ...reader, language: 'en-US' })).toBe('Tue Nov 17 10:05')
  })

  test('as spans', () => {
    expect(whenBetween(at('2026-11-09T16:05'), at('2026-11-09T17:00'), reader)).toBe('Mon 16:05 – 17:00')
    expect(whenBetween(at('2026-11-09T17:00'), at('2026-11-10T08:00'), reader, 'tight')).toBe(
      'Mon 17:00–Tue 08:00',
    )
    expect(whenBetween(at('2026-11-10T09:05'), now, reader)).toBe('Tue 09:05 – now')
    expect(whenBetween(now, now, reader)).toBe('Tue 09:24')
  })

  test('as distances', () => {
    const said = (ms: number) => ago(now + ms, reader)
    expect(said(0)).toBe('now')
    expect(said(-30_000)).toBe('now')
    expect(said(-5 * MINUTE_MS)).toBe('5 minutes ago')
    expect(said(3 * HOUR_MS)).toBe('in 3 hours')
    expect(said(-25 * HOUR_MS)).toBe('yesterday')
    expect(said(-40 * HOUR_MS)).toBe('2 days ago')
    expect(said(65 * DAY_MS)).toBe('in 2 months')
    expect(said(-800 * DAY_MS)).toBe('2 years ago')
    expect(listed(['Mon', 'Tue', 'Fri'], 'en')).toBe('Mon, Tue and Fri')
  })
})

describe('the clock cell', () => {
  const shelf = calendarShelf({ hamburg: calendarOf('Europe/Berlin', weekdays([8, 17]), [], 'Hamburg') })
  const started: ClockFact = {
    is: 'started',
    at: at('2026-11-09T16:00'),
    kind: 'resolution',
    target_ms: 4 * HOUR_MS,
    calendar: 'hamburg',
    policy: 'p1',
    label: 'P2',
  }
  const cell = (wall: string, ...facts: ClockFact[]) => {
    const { tone, words, due, used } = clockCell(replayClock([started, ...facts], at(wall), shelf).view, {
      ...reader,
      now: at(wall),
    })
    return [tone, say(words), due, used]
  }
  const paused = (wall: string): ClockFact => ({ is: 'paused', at: at(wall) })
  const stopped = (wall: string): ClockFact => ({ is: 'stopped', at: at(wall) })

  test('running, near, broken', () => {
    expect(cell('2026-11-10T09:00')).toEqual(['running', '2 h left', '11:00', 0.5])
    expect(cell('2026-11-10T10:00')).toEqual(['running', '1 h left', '11:00', 0.75])
    expect(cell('2026-11-10T10:30')).toEqual(['near', '30 min left', '11:00', 0.875])
    expect(cell('2026-11-10T11:00')).toEqual(['near', 'nothing left', '11:00', 1])
    expect(cell('2026-11-10T11:00:30')).toEqual(['broken', 'late', '11:00', 1])
    expect(cell('2026-11-10T11:22')).toEqual(['broken', '22 min late', '11:00', 1])
  })

  test('waiting', () => {
    expect(cell('2026-11-10T10:00', paused('2026-11-10T09:00'))).toEqual([
      'paused',
      'waits, 2 h left',
      null,
      0.5,
    ])
    expect(cell('2026-11-10T13:00', paused('2026-11-10T12:00'))).toEqual([
      'paused',
      'late, but waits',
      '11:00',
      1,
    ])
  })

  test('done', () => {
    expect(cell('2026-11-12T09:00', stopped('2026-11-09T16:15'))).toEqual([
      'met',
      'met in 15 min',
      'Tue 11:00',
      0.0625,
    ])
    expect(cell('2026-11-12T09:00', stopped('2026-11-10T11:22'))).toEqual([
      'missed',
      'missed by 22 min',
      'Tue 11:00',
      1,
    ])
    expect(cell('2026-11-12T09:00', stopped('2026-11-10T11:00:01'))).toEqual([
      'missed',
      'missed',
      'Tue 11:00',
      1,
    ])
    expect(cell('2026-11-12T09:00', { is: 'cancelled', at: started.at })).toEqual([
      'cancelled',
      'no longer counted',
      null,
      0,
    ])
  })
})
