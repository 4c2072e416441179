import { assert, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { disposed } from './write-off.ts'

test('half written down and lost: what is left of it is the loss', () => {
  expect(disposed({ cost: 120_000, book: 50_000, proceeds: 0 })).toEqual([
    { account: 'asset', minor: -120_000 },
    { account: 'depreciation', minor: 70_000 },
    { account: 'result', minor: 50_000 },
  ])
})

test('sold above its book value: the difference is a gain', () => {
  expect(disposed({ cost: 120_000, book: 50_000, proceeds: 65_000 })).toContainEqual({
    account: 'result',
    minor: -15_000,
  })
})

test('written down in full and thrown away: no result', () => {
  expect(disposed({ cost: 900, book: 0, proceeds: 0 }).map(({ account }) => account)).toEqual([
    'asset',
    'depreciation',
  ])
})

const minor = nat({ max: 1_000_000_000 })
test('entries come to nothing together, and the result is what went less what came', () => {
  assert(
    property(minor, minor, minor, (book, down, proceeds) => {
      const entries = disposed({ cost: book + down, book, proceeds })
      expect(entries.reduce((sum, one) => sum + one.minor, 0)).toBe(0)
      const result = entries.find(({ account }) => account === 'result')?.minor ?? 0
      expect(result).toBe(book - proceeds)
    }),
  )
})
