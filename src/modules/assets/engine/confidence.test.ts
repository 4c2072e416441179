import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { confidence, type Evidence, evidenceKinds, isStray } from './confidence.ts'

const day = 86_400_000
const now = 2000 * day
const some = fc.record({
  kind: fc.constantFrom(...evidenceKinds),
  at: fc.integer({ min: 0, max: 2100 }).map((n) => n * day),
})
const evidence = fc.array(some, { maxLength: 8 })
/** Sums in floating point may differ in the last digits. */
const hair = 1e-12

test('worked out by hand', () => {
  expect(confidence([], now)).toBe(0)
  expect(confidence([{ kind: 'scan', at: now }], now)).toBeCloseTo(0.98)
  expect(confidence([{ kind: 'scan', at: now - 365 * day }], now)).toBeCloseTo(0.49)
  // 1 − (1 − 0.45) × (1 − 0.25)
  const both: Evidence[] = [
    { kind: 'hand-over', at: now - 180 * day },
    { kind: 'agent', at: now - 30 * day },
  ]
  expect(confidence(both, now)).toBeCloseTo(0.5875)
  expect(confidence([...both, { kind: 'agent', at: now - 400 * day }], now)).toBeCloseTo(0.5875)
})

test('it lies between nothing and all', () => {
  fc.assert(
    fc.property(evidence, (all) => {
      const sure = confidence(all, now)
      expect(sure).toBeGreaterThanOrEqual(0)
      expect(sure).toBeLessThanOrEqual(1)
    }),
  )
})

test('more evidence never lowers it, nor does newer evidence; time alone never raises it', () => {
  fc.assert(
    fc.property(evidence, some, fc.nat(500), (all, one, days) => {
      const sure = confidence(all, now)
      expect(confidence([...all, one], now)).toBeGreaterThanOrEqual(sure - hair)
      const newer = all.map(({ kind, at }) => ({ kind, at: at + days * day }))
      expect(confidence(newer, now)).toBeGreaterThanOrEqual(sure - hair)
      expect(confidence(all, now + days * day)).toBeLessThanOrEqual(sure + hair)
    }),
  )
})

test('the order in which it was learnt does not matter', () => {
  fc.assert(
    fc.property(evidence, (all) => {
      expect(confidence(all.toReversed(), now)).toBeCloseTo(confidence(all, now), 10)
    }),
  )
})

test('seen elsewhere it is doubted, until somebody has it in their hands', () => {
  const scanned: Evidence = { kind: 'scan', at: now - 20 * day }
  const away: Evidence = { kind: 'network', at: now, elsewhere: true }
  // 0.98 × 2^(−20 ÷ 365) × (1 − 0.9)
  expect(confidence([scanned, away], now)).toBeCloseTo(0.98 * 2 ** (-20 / 365) * 0.1)
  expect(isStray([scanned, away])).toBe(true)
  const again: Evidence = { kind: 'scan', at: now }
  expect(confidence([scanned, away, again], now)).toBeCloseTo(0.98)
  expect(isStray([scanned, away, again])).toBe(false)
})

test('what was seen elsewhere never makes surer, and says nothing before the last scan or hand-over', () => {
  fc.assert(
    fc.property(evidence, fc.integer({ min: 0, max: 2100 }), (all, on) => {
      const away: Evidence = { kind: 'network', at: on * day, elsewhere: true }
      const hands = all.filter(({ kind }) => kind === 'scan' || kind === 'hand-over')
      expect(confidence([...all, away], now)).toBeLessThanOrEqual(confidence(all, now) + hair)
      expect(isStray([...all, away])).toBe(hands.every(({ at }) => at < away.at))
      if (!isStray([...all, away]))
        expect(confidence([...all, away], now)).toBeCloseTo(confidence(all, now), 10)
    }),
  )
})
