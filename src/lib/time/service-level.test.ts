import { describe, expect, test } from 'vitest'
import { firstResponseFacts, nextResponseFacts, type Turn } from './answers.ts'
import { roundTheClock } from './calendar.ts'
import { clockAt } from './clock.ts'
import type { ClockFact } from './clock-facts.ts'
import { recalculateClock, rowOf } from './clock-history.ts'
import { daysOff } from './holidays.ts'
import { HOUR_MS, MINUTE_MS } from './instant.ts'
import { beforeDue, escalations, shareStep, tellAt } from './reminders.ts'
import { at, calendarOf, onDay, viewAt, weekdays } from './samples.ts'
import { calendarShelf, compileCalendar } from './span-table.ts'
import { addWorking, workingBetween } from './working-time.ts'

/*
 * The cases that broke other service desks, by their number in the study of them. Case 14, the due list of a
 * hundred thousand open clocks, is a matter of the table that holds the rows.
 */

const bergen = calendarOf('Europe/Oslo', weekdays([8, 12], [13, 18]))
const shelf = calendarShelf({
  bergen,
  tuesdays: calendarOf('Europe/Oslo', onDay(2, [8, 18])),
  santiago: calendarOf('America/Santiago', weekdays([9, 18]), [], 'Santiago'),
  always: roundTheClock('Always'),
  'bergen-2': { ...bergen, days: [{ date: '2026-11-10', name: 'Move', spans: [] }] },
})
const started = (wall: string, hours: number, calendar = 'bergen') =>
  ({
    is: 'started',
    at: at(wall),
    kind: 'resolution',
    target_ms: hours * HOUR_MS,
    calendar,
    policy: 'p1',
    label: 'P3',
  }) satisfies ClockFact
const viewOf = (now: string, ...facts: ClockFact[]) => viewAt(at(now), facts, shelf)

describe('1 a lunch break and an evening', () => {
  const view = viewOf('2026-11-09T17:00', started('2026-11-09T17:00', 4))

  test('created Monday 17:00, 4 h: due Tuesday 11:00, before lunch', () => {
    expect(view.due_at).toBe(at('2026-11-10T11:00'))
  })

  test('the escalation an hour before is at 10:00, never at 00:00', () => {
    expect(beforeDue(shelf('bergen'), at('2026-11-10T11:00'), HOUR_MS)).toBe(at('2026-11-10T10:00'))
    expect(beforeDue(shelf('bergen'), at('2026-11-10T11:00'), 3 * HOUR_MS)).toBe(at('2026-11-10T08:00'))
    expect(beforeDue(shelf('bergen'), at('2026-11-10T11:00'), 3 * HOUR_MS + 1)).toBe(
      at('2026-11-09T18:00') - 1,
    )
  })
})

test('2 created on a Saturday it begins on Monday at 08:00; nothing has run before', () => {
  const saturday = started('2026-11-14T10:00', 4)
  expect(viewOf('2026-11-16T08:00', saturday)).toMatchObject({
    elapsed_ms: 0,
    due_at: at('2026-11-16T12:00'),
  })
  expect(viewOf('2026-11-16T08:01', saturday).elapsed_ms).toBe(MINUTE_MS)
})

describe('3 pauses shift by the open time in them', () => {
  const paused = (from: string, to: string) =>
    viewOf(
      '2026-11-13T18:00',
      started('2026-11-09T08:00', 40),
      { is: 'paused', at: at(from) },
      { is: 'resumed', at: at(to) },
    )
  const due = at('2026-11-13T12:00')

  test('three hours in hours', () => {
    const view = paused('2026-11-09T08:30', '2026-11-09T11:30')
    expect(view).toMatchObject({ paused_ms: 3 * HOUR_MS, due_at: due + 4 * HOUR_MS })
  })

  test('a night counts only its open time', () => {
    const view = paused('2026-11-09T17:00', '2026-11-10T09:00')
    expect(view).toMatchObject({ paused_ms: 2 * HOUR_MS, due_at: due + 3 * HOUR_MS })
  })

  test('out of hours it counts nothing', () => {
    const view = paused('2026-11-09T19:00', '2026-11-10T07:00')
    expect(view).toMatchObject({ paused_ms: 0, due_at: due })
  })
})

test('4 the target swapped by a priority change while it waits: pause and elapsed are kept', () => {
  const facts: ClockFact[] = [
    started('2026-11-09T08:00', 24),
    { is: 'paused', at: at('2026-11-09T10:00') },
    { is: 'retargeted', at: at('2026-11-09T11:00'), target_ms: 8 * HOUR_MS, policy: 'p2', label: 'P2' },
  ]
  expect(viewOf('2026-11-09T12:00', ...facts)).toMatchObject({
    state: 'paused',
    paused_since: at('2026-11-09T10:00'),
    paused_ms: 2 * HOUR_MS,
    elapsed_ms: 2 * HOUR_MS,
    left_ms: 6 * HOUR_MS,
    policy: 'p2',
    due_at: null,
  })
  const resumed = viewOf('2026-11-09T13:00', ...facts, { is: 'resumed', at: at('2026-11-09T13:00') })
  expect(resumed).toMatchObject({ state: 'running', due_at: at('2026-11-10T09:00') })
})

test('5 a calendar that opens on Tuesdays only', () => {
  const view = viewOf('2026-11-11T09:00', started('2026-11-11T09:00', 12, 'tuesdays'))
  expect(view.due_at).toBe(at('2026-11-24T10:00'))
})

describe('6 answers', () => {
  const turn = (wall: string, who: Turn['who']): Turn => ({ at: at(wall), who })
  const { target_ms, calendar, policy, label } = started('2026-11-09T08:00', 4)
  const terms = { target_ms, calendar, policy, label }
  const asked = [turn('2026-11-09T08:00', 'asker'), turn('2026-11-09T09:00', 'asker')]
  const answered = [...asked, turn('2026-11-09T10:00', 'answerer')]

  test('an answer stops the next-response clock until the customer writes', () => {
    expect(nextResponseFacts(answered, terms)).toEqual([])
    const again = [...answered, turn('2026-11-10T08:00', 'asker'), turn('2026-11-10T09:00', 'asker')]
    const running = nextResponseFacts(again, terms)
    expect(viewOf('2026-11-10T10:00', ...running)).toMatchObject({
      kind: 'next_response',
      state: 'running',
      started_at: at('2026-11-10T08:00'),
      elapsed_ms: 2 * HOUR_MS,
    })
    const met = nextResponseFacts([...again, turn('2026-11-10T10:00', 'answerer')], terms)
    expect(viewOf('2026-11-13T10:00', ...met)).toMatchObject({ state: 'met', elapsed_ms: 2 * HOUR_MS })
    const third = [...again, turn('2026-11-10T10:00', 'answerer'), turn('2026-11-12T08:00', 'asker')]
    expect(viewOf('2026-11-12T09:00', ...nextResponseFacts(third, terms))).toMatchObject({
      state: 'running',
      cycle: 2,
      elapsed_ms: HOUR_MS,
    })
  })

  test('an unfinished first response is not overruled', () => {
    expect(nextResponseFacts(asked, terms)).toEqual([])
    const [only, ...rest] = firstResponseFacts(asked, terms)
    expect(rest).toEqual([])
    expect(only).toMatchObject({ is: 'started', kind: 'first_response', at: at('2026-11-09T08:00') })
    const view = viewOf('2026-11-12T09:00', ...firstResponseFacts(answered, terms))
    expect(view).toMatchObject({ state: 'met', elapsed_ms: 2 * HOUR_MS })
  })

  test('what the desk opens for someone on the phone was answered there', () => {
    const phoned = [turn('2026-11-09T08:00', 'answerer'), turn('2026-11-09T09:00', 'asker')]
    expect(firstResponseFacts(phoned, terms)).toEqual([])
    expect(firstResponseFacts([], terms)).toEqual([])
    expect(viewOf('2026-11-09T10:00', ...nextResponseFacts(phoned, terms)).started_at).toBe(
      at('2026-11-09T09:00'),
    )
  })
})

describe('7 a feed of holidays', () => {
  const feed = [
    { date: '2026-11-11', name: 'St. Martin', type: 'observance' },
    { date: '2026-12-25', name: 'Christmas Day', type: 'public' },
    { date: '2026-12-24', name: 'Christmas Eve', type: 'bank', from: 12 * 60 },
    { date: '2026-12-25', name: 'Founding Day', type: 'public' },
  ]

  test('an observance is no day off', () => {
    const days = daysOff(feed, bergen.weekly)
    expect(days).toEqual([{ date: '2026-12-25', name: 'Christmas Day, Founding Day', spans: [] }])
    const calendar = compileCalendar({ ...bergen, days })
    expect(workingBetween(calendar, at('2026-11-11T00:00'), at('2026-11-12T00:00'))).toBe(9 * HOUR_MS)
    expect(workingBetween(calendar, at('2026-12-25T00:00'), at('2026-12-26T00:00'))).toBe(0)
  })

  test('half a holiday ends the day early', () => {
    const days = daysOff(feed, bergen.weekly, ['public', 'bank'])
    expect(days.map((day) => day.date)).toEqual(['2026-12-24', '2026-12-25'])
    expect(days[0]?.spans).toEqual([{ start: 480, end: 720 }])
    expect(daysOff([{ ...feed[2], from: 14 * 60 } as never], bergen.weekly, ['bank'])[0]?.spans).toEqual([
      { start: 480, end: 720 },
      { start: 780, end: 840 },
    ])
  })
})

describe('8 reminders come when their reader is at work', () => {
  const steps = [
    { offset_ms: -2 * HOUR_MS, to: 'assignee' },
    { offset_ms: 0, to: 'lead' },
    { offset_ms: 4 * HOUR_MS, to: 'manager' },
  ]

  test('never at midnight: the next opening otherwise', () => {
    expect(tellAt(shelf('bergen'), at('2026-11-14T00:00'))).toBe(at('2026-11-16T08:00'))
    expect(tellAt(shelf('bergen'), at('2026-11-16T09:30'))).toBe(at('2026-11-16T09:30'))
  })

  test('a clock that runs at night wakes nobody who works by day', () => {
    const clock = {
      calendar: shelf('always'),
      started_at: at('2026-11-13T16:00'),
      due_at: at('2026-11-14T00:00'),
    }
    expect(escalations(clock, steps, shelf('bergen'))).toEqual([
      { step: steps[0], reached_at: at('2026-11-13T22:00'), tell_at: at('2026-11-16T08:00') },
      { step: steps[1], reached_at: at('2026-11-14T00:00'), tell_at: at('2026-11-16T08:00') },
      { step: steps[2], reached_at: at('2026-11-14T04:00'), tell_at: at('2026-11-16T08:00') },
    ])
  })

  test('in working time of the clock, and in hours of a reader in another zone', () => {
    const clock = {
      calendar: shelf('bergen'),
      started_at: at('2026-11-09T17:00'),
      due_at: at('2026-11-10T11:00'),
    }
    const told = escalations(clock, [{ offset_ms: 4 * HOUR_MS }, { offset_ms: -HOUR_MS }], shelf('santiago'))
    expect(told.map(({ reached_at, tell_at }) => [reached_at, tell_at])).toEqual([
      [at('2026-11-10T10:00'), at('2026-11-10T09:00', 'America/Santiago')],
      [at('2026-11-10T16:00'), at('2026-11-10T16:00')],
    ])
  })

  test('no warning before the clock began, and none to someone who never works', () => {
    const clock = {
      calendar: shelf('bergen'),
      started_at: at('2026-11-09T09:00'),
      due_at: at('2026-11-09T10:00'),
    }
    expect(escalations(clock, steps.slice(0, 1), shelf('bergen'))).toEqual([])
    expect(escalations(clock, steps, compileCalendar(calendarOf('UTC', [])))).toEqual([])
    const never = { ...clock, calendar: compileCalendar(calendarOf('UTC', [])) }
    expect(escalations(never, steps.slice(0, 1), shelf('bergen'))).toEqual([])
  })

  test('three quarters of 8 h is 2 h before', () => {
    expect(shareStep(8 * HOUR_MS, 0.75)).toEqual({ offset_ms: -2 * HOUR_MS })
  })
})

describe('9 clocks that are set forward and back', () => {
  const nights = (zone: string) =>
    compileCalendar(calendarOf(zone, onDay(6, [22, 30]).concat(onDay(7, [0, 0]))))
  const hoursOf = (date: string, zone: string, weekly = onDay(7, [0, 24])) =>
    workingBetween(
      compileCalendar(calendarOf(zone, weekly)),
      at(`${date}T00:00`, zone),
      Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
    ) / HOUR_MS

  test('days of 23, 24 and 25 hours, and of half an hour more', () => {
    expect(hoursOf('2026-03-29', 'Europe/Oslo')).toBe(23)
    expect(hoursOf('2026-06-28', 'Europe/Oslo')).toBe(24)
    expect(hoursOf('2026-10-25', 'Europe/Oslo')).toBe(25)
    expect(hoursOf('2026-10-04', 'Australia/Lord_Howe')).toBe(23.5)
    expect(hoursOf('2026-04-05', 'Australia/Lord_Howe')).toBe(24.5)
    // Midnight itself is skipped, and comes twice.
    expect(hoursOf('2026-09-06', 'America/Santiago')).toBe(23)
    expect(hoursOf('2026-04-04', 'America/Santiago', onDay(6, [0, 24]))).toBe(25)
  })

  test('a night shift is an hour shorter or longer', () => {
    const oslo = nights('Europe/Oslo')
    expect(addWorking(oslo, at('2026-03-28T21:00'), 7 * HOUR_MS)).toBe(at('2026-03-29T06:00'))
    expect(addWorking(oslo, at('2026-10-24T21:00'), 9 * HOUR_MS)).toBe(at('2026-10-25T06:00'))
  })

  test('hours inside the gap vanish, a start in it moves to its end, hours that come twice count once', () => {
    const night = (from: number, to: number) => onDay(7, [from, to])
    expect(hoursOf('2026-03-29', 'Europe/Oslo', night(2.25, 2.75))).toBe(0)
    expect(hoursOf('2026-03-29', 'Europe/Oslo', night(2.5, 4))).toBe(1)
    expect(hoursOf('2026-10-25', 'Europe/Oslo', night(2.25, 2.75))).toBe(0.5)
    expect(hoursOf('2026-10-25', 'Europe/Oslo', night(2, 4))).toBe(3)
  })

  test('a day that a zone skipped has no hours', () => {
    const friday = compileCalendar(calendarOf('Pacific/Apia', onDay(5, [8, 18])))
    const from = at('2011-12-29T20:00', 'Pacific/Apia')
    expect(addWorking(friday, from, HOUR_MS)).toBe(at('2012-01-06T09:00', 'Pacific/Apia'))
  })

  test('handed from Bergen to Santiago it keeps what ran and goes on in their hours', () => {
    const view = viewOf('2026-11-09T17:00', started('2026-11-09T08:00', 10), {
      is: 'retargeted',
      at: at('2026-11-09T17:00'),
      calendar: 'santiago',
    })
    expect(view).toMatchObject({ elapsed_ms: 8 * HOUR_MS, calendar: 'santiago' })
    expect(view.due_at).toBe(at('2026-11-09T15:00', 'America/Santiago'))
  })
})

test('10 merged away and taken apart again, a clock is there as it was', () => {
  const facts: ClockFact[] = [started('2026-11-09T08:00', 8), { is: 'cancelled', at: at('2026-11-09T10:00') }]
  expect(viewOf('2026-11-10T10:00', ...facts)).toMatchObject({ state: 'cancelled', due_at: null })
  const back = viewOf('2026-11-11T08:00', ...facts, { is: 'reopened', at: at('2026-11-11T08:00') })
  expect(back).toMatchObject({ state: 'running', elapsed_ms: 2 * HOUR_MS, granted_ms: 0, cycle: 1 })
  expect(back.due_at).toBe(at('2026-11-11T15:00'))
})

describe('11 on hold until a date it returns by itself', () => {
  const facts: ClockFact[] = [
    started('2026-11-09T08:00', 8),
    { is: 'paused', at: at('2026-11-09T10:00'), until: at('2026-11-11T09:00') },
  ]

  test('while it waits its due moment is known', () => {
    expect(viewOf('2026-11-10T10:00', ...facts)).toMatchObject({
      state: 'paused',
      paused_until: at('2026-11-11T09:00'),
      due_at: at('2026-11-11T16:00'),
    })
  })

  test('when the date has come it runs, without anybody doing anything', () => {
    expect(viewOf('2026-11-11T10:00', ...facts)).toMatchObject({
      state: 'running',
      running_since: at('2026-11-11T09:00'),
      paused_until: null,
      elapsed_ms: 3 * HOUR_MS,
      due_at: at('2026-11-11T16:00'),
    })
    expect(viewOf('2026-11-11T09:00', ...facts).state).toBe('running')
    const row = rowOf(facts, shelf)
    expect(clockAt(row, at('2026-11-11T17:00'), shelf)).toMatchObject({
      state: 'breached',
      breached_at: row.due_at,
    })
  })

  test('resumed earlier, the date no longer matters; the target may change meanwhile', () => {
    const early = viewOf('2026-11-12T08:00', ...facts, { is: 'resumed', at: at('2026-11-09T11:00') })
    expect(early).toMatchObject({ paused_ms: HOUR_MS, breached_at: at('2026-11-09T18:00') })
    const longer: ClockFact = { is: 'retargeted', at: at('2026-11-10T08:00'), target_ms: 9 * HOUR_MS }
    expect(viewOf('2026-11-10T10:00', ...facts, longer).due_at).toBe(at('2026-11-11T17:00'))
  })
})

describe('12 editing a calendar', () => {
  const change = { at: at('2026-11-10T12:00'), replaced: 'bergen', calendar: 'bergen-2' }
  const facts = [started('2026-11-09T17:00', 4)]

  test('an open clock is counted anew, with a preview', () => {
    const renewed = recalculateClock(facts, change, shelf)
    expect(renewed?.before.due_at).toBe(at('2026-11-10T11:00'))
    expect(renewed?.after).toMatchObject({
      calendar: 'bergen-2',
      due_at: at('2026-11-11T11:00'),
      breached_at: null,
    })
    expect(viewOf('2026-11-10T13:00', ...facts, { is: 'recalculated', ...change })).toMatchObject({
      state: 'running',
      elapsed_ms: HOUR_MS,
    })
  })

  test('a closed one stays frozen with the version it was counted by', () => {
    const closed: ClockFact[] = [...facts, { is: 'stopped', at: at('2026-11-10T11:30') }]
    expect(recalculateClock(closed, change, shelf)).toBeNull()
    const view = viewOf('2026-11-12T12:00', ...closed, { is: 'recalculated', ...change })
    expect(view).toMatchObject({ state: 'missed', calendar: 'bergen', due_at: at('2026-11-10T11:00') })
  })
})

describe('13 reopened after solving', () => {
  const solved = (wall: string): ClockFact[] => [
    started('2026-11-09T08:00', 8),
    { is: 'stopped', at: at(wall) },
  ]
  const reopened: ClockFact = { is: 'reopened', at: at('2026-11-12T08:00') }

  test('it continues and does not restart', () => {
    expect(viewOf('2026-11-12T08:00', ...solved('2026-11-09T15:00'), reopened)).toMatchObject({
      state: 'running',
      elapsed_ms: 6 * HOUR_MS,
      left_ms: 2 * HOUR_MS,
      due_at: at('2026-11-12T10:00'),
    })
  })

  test('it does not break in the same second, though nothing was left', () => {
    const view = viewOf('2026-11-12T08:00:01', ...solved('2026-11-09T17:00'), reopened)
    expect(view).toMatchObject({
      state: 'running',
      granted_ms: 15 * MINUTE_MS,
      due_at: at('2026-11-12T08:15'),
    })
    const generous = viewOf('2026-11-12T08:00', ...solved('2026-11-09T17:00'), {
      ...reopened,
      grace_ms: HOUR_MS,
    })
    expect(generous.due_at).toBe(at('2026-11-12T09:00'))
  })

  test('what was missed stays missed and does not break twice', () => {
    const view = viewOf('2026-11-12T09:00', ...solved('2026-11-10T09:00'), reopened)
    expect(view).toMatchObject({ state: 'breached', breached_at: at('2026-11-09T17:00'), granted_ms: 0 })
  })
})
