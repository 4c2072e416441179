import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bucket, headersOf, take } from './rate.ts'

test('as many come at once as a minute holds, then they come back evenly', () => {
  let bucket: Bucket | undefined
  const rate = { perMinute: 6 }
  const ask = (now: number) => {
    const taken = take(bucket, rate, now)
    bucket = taken.bucket
    return taken
  }
  expect(Array.from({ length: 7 }, () => ask(0).allowed)).toEqual([true, true, true, true, true, true, false])
  expect(ask(0).reset).toBe(10)
  expect(ask(9999).allowed).toBe(false)
  expect(ask(10_000).allowed).toBe(true)
  expect(ask(10_000).allowed).toBe(false)
  expect(ask(70_000)).toMatchObject({ allowed: true, reset: 10 })
})

test('who is refused is told when to come again, and then may', () => {
  const rate = { perMinute: 100 }
  const empty = { left: 0.25, at: 0 }
  const taken = take(empty, rate, 0)
  expect(headersOf(rate, taken)).toEqual({
    'ratelimit-policy': '"default";q=100;w=60',
    ratelimit: '"default";r=0;t=1',
    'retry-after': '1',
  })
  expect(take(taken.bucket, rate, taken.reset * 1000).allowed).toBe(true)
})

test('whatever the times, no more pass than the bucket and what came back since', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.array(fc.integer({ min: -2000, max: 5000 }), { maxLength: 300 }),
      (perMinute, steps) => {
        let [now, passed] = [1_000_000, 0]
        let [bucket, first, last]: [Bucket | undefined, number, number] = [undefined, now, now]
        for (const step of steps) {
          now += step
          const taken = take(bucket, { perMinute }, now)
          bucket = taken.bucket
          if (taken.allowed) passed += 1
          // Each step forward can give back once, also after a step back.
          if (step > 0) last += step
        }
        expect(passed).toBeLessThanOrEqual(perMinute + ((last - first) * perMinute) / 60_000 + 1e-6)
      },
    ),
  )
})
