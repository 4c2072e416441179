import { expect, test } from 'vitest'
import { lateOnes } from './late.ts'

test('what a house that keeps up never reaches is late, and nothing before', () => {
  expect(lateOnes({ worker: 0, mail: 0 })).toEqual([])
  expect(lateOnes({ worker: 300, mail: 900 })).toEqual([])
  expect(lateOnes({ worker: 301, mail: 3600 })).toEqual([
    { name: 'worker', minutes: 5 },
    { name: 'mail', minutes: 60 },
  ])
})
