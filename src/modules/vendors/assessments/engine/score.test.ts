import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import '#test/chance'
import { isAnswer, proposedTier, standingOf, tierByScore, worthOf } from './score.ts'

const asked = (id: string, kind: 'yes-no' | 'scale' | 'text', weight = 1) => ({ id, kind, weight })

test('a score is what the answers that count bring of what they could bring', () => {
  const questions = [
    asked('a', 'yes-no', 3),
    asked('b', 'yes-no', 2),
    asked('c', 'scale', 5),
    asked('d', 'text'),
  ]
  const answers = [
    { id: 'a', value: 'yes' },
    { id: 'b', value: 'partly' },
    { id: 'c', value: '2' },
    { id: 'd', value: 'In Bergen' },
  ]
  // 3 × 1 + 2 × ½ + 5 × ¼ of 10
  expect(standingOf(questions, answers)).toEqual({
    score: 52.5,
    counted: 4,
    answered: 4,
    gaps: [
      { question: 'c', lost: 3.75 },
      { question: 'b', lost: 1 },
    ],
  })
  expect(standingOf(questions, [])).toEqual({ score: null, counted: 4, answered: 0, gaps: [] })
  const without = standingOf(questions, [...answers.slice(0, 2), { id: 'c', value: 'na' }])
  expect(without).toMatchObject({ score: 80, answered: 3 })
})

test('a weak result makes a vendor riskier, and a good one takes nothing off what hangs on it', () => {
  expect([100, 85, 84, 70, 50, 49, 0, null].map(tierByScore)).toEqual([
    '4',
    '4',
    '3',
    '3',
    '2',
    '1',
    '1',
    null,
  ])
  expect(proposedTier(40, '3')).toBe('1')
  expect(proposedTier(95, '1')).toBe('1')
  expect(proposedTier(95, null)).toBe('4')
  expect(proposedTier(null, '2')).toBe('2')
})

const kind = fc.constantFrom('yes-no' as const, 'scale' as const, 'text' as const)
const pair = fc.record({
  kind,
  weight: fc.integer({ min: 0, max: 10 }),
  value: fc.constantFrom('yes', 'no', 'partly', 'na', '1', '3', '5', ''),
})

test('whatever is asked and answered, a score lies between 0 and 100, and its order changes nothing', () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 20 }), (all) => {
      const some = all
        .filter((one) => isAnswer(one.kind, one.value))
        .map((one, n) => ({ ...one, id: `q${n}` }))
      const found = standingOf(some, some)
      expect(found.score ?? 0).toBeGreaterThanOrEqual(0)
      expect(found.score ?? 100).toBeLessThanOrEqual(100)
      expect(found.answered).toBeLessThanOrEqual(found.counted)
      expect(standingOf(some.toReversed(), some).score).toBe(found.score)
      // Nothing is lost exactly where everything that counts is answered in full.
      const counts = some.filter((one) => one.weight > 0 && worthOf(one.kind, one.value) !== null)
      if (counts.length > 0) expect(found.gaps.length === 0).toBe(found.score === 100)
    }),
  )
})

test('what every object knows of is no answer', () => {
  for (const value of ['constructor', 'toString', '__proto__']) {
    expect(isAnswer('yes-no', value)).toBe(false)
    expect(worthOf('yes-no', value)).toBeNull()
  }
})
