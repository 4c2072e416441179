import { expect, test } from 'vitest'
import { locked, lockWith, unlocked } from './locked.ts'

const secret = 'a secret of one installation, long enough'
const plain = Buffer.from('what nobody reads in a stolen database')

test('what is locked opens in its own place, and nowhere else', () => {
  lockWith(secret)
  const kept = locked(plain, 'app of ana')
  expect(kept.includes(plain)).toBe(false)
  expect(unlocked(kept, 'app of ana')).toEqual(plain)
  expect(unlocked(kept, 'app of tom')).toBeUndefined()
  expect(locked(plain, 'app of ana')).not.toEqual(kept)
})

test('with another secret, or changed by one bit anywhere, it does not open', () => {
  lockWith(secret)
  const kept = locked(plain, 'app')
  for (let at = 0; at < kept.length; at++) {
    const changed = Buffer.from(kept)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(unlocked(changed, 'app'), `byte ${at}`).toBeUndefined()
    expect(unlocked(kept.subarray(0, at), 'app'), `cut at ${at}`).toBeUndefined()
  }
  lockWith('the secret of another installation, as long')
  expect(unlocked(kept, 'app')).toBeUndefined()
  lockWith(secret)
  expect(unlocked(kept, 'app')).toEqual(plain)
})
