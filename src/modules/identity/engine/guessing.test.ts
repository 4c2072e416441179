import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterSuccess, afterTry, isBlocked, lockSeconds, locksNow, patience, type Tries } from './guessing.ts'

const { account, address } = patience
const second = 1000

/** Tries as fast as it may for so long; gives how many were admitted. */
function attack(seconds: number, limit: typeof account) {
  let state: Tries | undefined
  let admitted = 0
  for (let now = 0; now < seconds * second; now += second)
    if (!isBlocked(state, now)) {
      state = afterTry(state, limit, now)
      admitted += 1
    }
  return admitted
}

test('a few slips cost nothing, then the wait doubles, then it is locked out', () => {
  let state: Tries | undefined
  const waits = Array.from({ length: 12 }, () => {
    const now = state?.blockedUntil ?? state?.lastAt ?? 0
    state = afterTry(state, account, now)
    return state.blockedUntil === null ? 0 : (state.blockedUntil - now) / second
  })
  expect(waits).toEqual([0, 0, 0, 0, 0, 2, 4, 8, 16, 32, lockSeconds, lockSeconds])
})

test('a night of guessing gives an attacker some dozens of tries at one account', () => {
  expect(attack(8 * 3600, account)).toBeLessThan(50)
})

test('an office of five hundred with one slip in ten is not locked out', () => {
  let state: Tries | undefined
  let refused = 0
  for (let person = 0; person < 500; person++) {
    const now = person * 7 * second
    for (let tries = person % 10 === 0 ? 2 : 1; tries > 0; tries--) {
      if (isBlocked(state, now)) refused += 1
      state = afterTry(state, address, now)
    }
    state = afterSuccess(state as Tries, address)
  }
  expect(refused).toBe(0)
})

test('the lock is told once, however long it goes on', () => {
  let state: Tries | undefined
  let told = 0
  for (let n = 0; n < 40; n++) {
    const now = state?.blockedUntil ?? state?.lastAt ?? 0
    const after = afterTry(state, account, now)
    if (locksNow(state, after, account)) told += 1
    state = after
  }
  expect(told).toBe(1)
})

test('whatever was tried and whenever: a wait is never longer than the lock, and rest forgets all', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { maxLength: 60 })
  fc.assert(
    fc.property(gaps, (all) => {
      let now = 0
      let state: Tries | undefined
      for (const gap of all) {
        now += gap
        if (isBlocked(state, now)) continue
        state = afterTry(state, account, now)
        expect((state.blockedUntil ?? now) - now).toBeLessThanOrEqual(lockSeconds * second)
      }
      const rested = afterTry(state, account, now + 100 * account.forgetSeconds * second)
      expect(rested.tries).toBe(1)
    }),
  )
})
