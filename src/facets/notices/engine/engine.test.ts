import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundled } from './bundle.ts'
import { strongest } from './merge.ts'
import { settled } from './settled.ts'

const everybody: readonly string[] = ['ana', 'bo', 'cleo', 'dag']
const person = fc.constantFrom(...everybody)
const people = fc.uniqueArray(person)
const reason = fc.record({ rank: fc.integer({ min: 1, max: 9 }), people, spared: people })

test('each is told once, by the smallest rank that is for them, and whoever did it not at all', () => {
  fc.assert(
    fc.property(fc.array(reason), person, fc.uniqueArray(person), (reasons, by, deaf) => {
      const told = strongest(reasons, by, (one) => !deaf.includes(one))
      for (const one of everybody) {
        const ranks = reasons.flatMap(({ rank, people }) => (people.includes(one) ? [rank] : []))
        const hears = one !== by && !deaf.includes(one) && ranks.length > 0
        expect(told.get(one)?.reason.rank).toBe(hears ? Math.min(...ranks) : undefined)
        if (hears) expect(told.get(one)?.spared).toBe(reasons.some(({ spared }) => spared.includes(one)))
      }
    }),
  )
})

const moment = fc.integer({ min: 0, max: 50 }).map((n) => new Date(n * 1000).toISOString())
const notice = fc.record({
  id: fc.uuid(),
  entity_id: fc.option(fc.constantFrom('one', 'two', 'three')),
  at: moment,
  read_at: fc.option(moment),
})

test('one line for each record, nothing lost, unread ones first and then the newest', () => {
  fc.assert(
    fc.property(fc.uniqueArray(notice, { selector: ({ id }) => id }), (notices) => {
      const lines = bundled(notices)
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
      expect(lines.flatMap((line) => line.notices).toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
        notices.toSorted((a, b) => a.id.localeCompare(b.id)),
      )
      for (const { id, notices: some, unread, at } of lines) {
        expect(some.every((one) => (one.entity_id ?? one.id) === id)).toBe(true)
        expect(unread).toBe(some.filter(({ read_at }) => read_at === null).length)
        expect(some.every((one) => one.at <= at)).toBe(true)
        expect(some.slice(0, unread).every(({ read_at }) => read_at === null)).toBe(true)
      }
      for (const [n, line] of lines.entries()) {
        const before = lines[n - 1]
        if (!before) continue
        const ranks = [before, line].map(({ unread, at }) => `${Number(unread > 0)} ${at}`)
        expect((ranks[0] ?? '') >= (ranks[1] ?? '')).toBe(true)
      }
    }),
  )
})

test.each([
  [{ status: 201 }, 1, { is: 'done' }],
  [{ status: 404 }, 1, { is: 'gone' }],
  [{ status: 410 }, 1, { is: 'gone' }],
  [{ status: 400 }, 1, { is: 'never' }],
  [{ status: 403 }, 1, { is: 'never' }],
  [{ status: 413 }, 1, { is: 'never' }],
  [{ status: 429 }, 1, { is: 'later', seconds: 30 }],
  [{ status: 503 }, 3, { is: 'later', seconds: 120 }],
  [{ status: 301 }, 1, { is: 'later', seconds: 30 }],
  [{ why: 'unreachable' }, 7, { is: 'later', seconds: 1920 }],
  [{ why: 'unreachable' }, 8, { is: 'never' }],
  [{ why: 'inside' }, 1, { is: 'never' }],
  [{ why: 'stopped' }, 1, { is: 'stopped' }],
])('what a push service answers with %o at try %i', (answer, tries, becomes) => {
  expect(settled(answer, tries)).toEqual(becomes)
})
