import { assert as check, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import type { WorkingCalendar } from '#lib/time/calendar'
import { DAY_MS, MINUTE_MS, msOf } from '#lib/time/instant'
import { randomFrom } from '#lib/random'
import { stateOf } from '#facets/work/engine/workflow'
import { usualWorkflow } from '../kinds.ts'
import { courseOf } from './course.ts'
import { historyOf } from './history.ts'
import type { Known, Life } from './life.ts'
import { outageAt, outageTag } from './outage.ts'

const zones = { Bergen: 'Europe/Oslo', Hamburg: 'Europe/Berlin', Valparaíso: 'America/Santiago' }
const hours = new Map(
  Object.entries(zones).map(([site, zone]): [string, WorkingCalendar] => [
    site,
    {
      name: site,
      zone,
      always: false,
      weekly: [1, 2, 3, 4, 5].map((day) => ({ day, start: 480, end: 960 })),
      days: [],
    },
  ]),
)
const desk: readonly (readonly [string, string])[] = [
  ['Mikkel Krog', 'Bergen'],
  ['Marit Lund', 'Bergen'],
  ['Henrik Sand', 'Bergen'],
  ['Priya Nair', 'Bergen'],
  ['Ingrid Solheim', 'Bergen'],
  ['Silje Moe', 'Bergen'],
  ['Mette Falk', 'Bergen'],
  ['Jonas Behrens', 'Hamburg'],
  ['Anke Roth', 'Hamburg'],
  ['Tomás Araya', 'Valparaíso'],
]
const now = msOf('2026-11-27T14:00:00Z')
const ever = { from: 0, until: Number.POSITIVE_INFINITY, starts_on: '2012-01-01', ends_on: null }

/** Some of the company: the desk, and others of whom a third came or went meanwhile. */
function company(): Known[] {
  const random = randomFrom(3)
  const others = Array.from({ length: 90 }, (_, n): Known => {
    const moment = now - random.below(500) * DAY_MS
    const day = new Date(moment).toISOString().slice(0, 10)
    const luck = random.below(6)
    return {
      name: `Somebody ${n}`,
      site: ['Bergen', 'Bergen', 'Hamburg', 'Valparaíso', 'Remote'][n % 5] ?? 'Bergen',
      language: ['nb', 'de', 'es', 'en'][n % 4] ?? 'en',
      department: ['Naval design', 'Hull shop', 'Finance', 'Sales'][n % 4] ?? 'Sales',
      title: 'Worker',
      manager: 'Silje Moe',
      ...ever,
      ...(luck === 0 && { from: moment, starts_on: day }),
      ...(luck === 1 && { until: moment, ends_on: day }),
    }
  })
  const staff = desk.map(([name, site]): Known => ({
    name,
    site,
    language: 'en',
    department: name === 'Silje Moe' ? 'Yard' : 'IT',
    title: 'Staff',
    ...ever,
    ...(name === 'Marit Lund' && { from: now - 240 * DAY_MS }),
  }))
  return [...staff, ...others]
}
const people = company()
const lives = historyOf({ people, hours, now })
const byName = new Map(people.map((one) => [one.name, one]))
const middle = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0
const answeredAfter = ({ opened, deeds }: Life) => {
  const first = deeds.find(({ is }) => is === 'reply')
  return first ? [(first.at - opened) / MINUTE_MS] : []
}

test('the same people and moment give the same story, byte by byte', () => {
  expect(JSON.stringify(historyOf({ people, hours, now }))).toBe(JSON.stringify(lives))
})

test('nobody does anything before they came or after they left, nor after today or before the ticket', () => {
  const isThere = (name: string, at: number) => {
    const one = byName.get(name)
    return one !== undefined && one.from <= at && at <= one.until
  }
  const works = new Set(desk.map(([name]) => name))
  const odd = lives.filter(
    ({ opened, asks, deeds }) =>
      !isThere(asks, opened) ||
      deeds.some(
        ({ at, by }, n) =>
          (works.has(by) && !isThere(by, at)) || at < opened || at >= now || at < (deeds[n - 1]?.at ?? 0),
      ),
  )
  expect(odd).toEqual([])
})

test('Mondays are busy, Fridays quiet, weekends nearly empty, and the day of the outage stands out', () => {
  const everyday = lives.filter(({ tags }) => !tags.includes(outageTag))
  const on = (weekday: number) =>
    everyday.filter(({ opened }) => new Date(opened).getUTCDay() === weekday).length
  expect(on(1)).toBeGreaterThan(on(3) * 1.2)
  expect(on(5)).toBeLessThan(on(3) * 0.8)
  expect(on(0) + on(6)).toBeLessThan(on(5) / 2)
  const days = Map.groupBy(lives, ({ opened }) => new Date(opened).toISOString().slice(0, 10))
  const [busiest] = [...days].toSorted(([, a], [, b]) => b.length - a.length)
  expect(busiest?.[0]).toBe(new Date(outageAt(now)).toISOString().slice(0, 10))
})

test('the outage begins on a Tuesday morning, whatever day it is', () => {
  check(
    property(integer({ min: msOf('2024-01-01T00:00:00Z'), max: msOf('2032-01-01T00:00:00Z') }), (moment) => {
      const began = Temporal.Instant.fromEpochMilliseconds(outageAt(moment)).toZonedDateTimeISO('Europe/Oslo')
      expect([began.dayOfWeek, began.hour, began.minute]).toEqual([2, 10, 12])
      expect(moment - began.epochMilliseconds).toBeGreaterThan(280 * DAY_MS)
    }),
  )
})

test('answers come sooner since there are two in Bergen', () => {
  const relief = byName.get('Marit Lund')?.from ?? 0
  const usual = lives.filter(({ tags, site }) => tags.length === 0 && site === 'Bergen')
  const before = middle(usual.filter(({ opened }) => opened < relief).flatMap(answeredAfter))
  const since = middle(usual.filter(({ opened }) => opened > relief).flatMap(answeredAfter))
  expect(since).toBeLessThan(before * 0.8)
})

test('two suppliers keep people waiting for weeks, the others for days', () => {
  const waited = (supplier: string) =>
    middle(
      lives.flatMap(({ tags, deeds }) => {
        const sent = deeds.find(({ is }) => is === 'supplier')
        const back = sent && deeds.find(({ is, at }) => is === 'take' && at > sent.at)
        return tags.includes(supplier) && sent && back ? [(back.at - sent.at) / DAY_MS] : []
      }),
    )
  expect(waited('Nordlys Service')).toBeGreaterThan(14)
  expect(waited('Hansa IT Supply')).toBeGreaterThan(10)
  expect(waited('Telenett')).toBeLessThan(9)
})

test('every deed fits the workflow, no text has a gap, and what was solved long ago is closed to the eye', () => {
  const odd = lives.filter((life) => {
    const { steps, stands } = courseOf(life)
    const said = [
      life.title,
      life.words,
      ...life.deeds.map((deed) => ('text' in deed ? deed.text : '')),
    ].join(' ')
    const isOver = life.deeds.some(({ is }) => is === 'solve') && life.opened < now - 200 * DAY_MS
    return (
      steps.some(({ moves }) => moves && !stateOf(usualWorkflow, moves.to)) ||
      /[{}|]|undefined/.test(said) ||
      (isOver && stands.state !== 'solved' && stands.state !== 'closed')
    )
  })
  expect(odd).toEqual([])
})
