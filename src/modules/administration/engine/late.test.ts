import { expect, test } from 'vitest'
import { lateOnes } from './late.ts'

test('what a house that keeps up never reaches is late, and nothing before', () => {
  expect(lateOnes({ worker: 0, mail: 0, timeline: 0, heads: 0 })).toEqual([])
  expect(lateOnes({ worker: 300, mail: 900, timeline: 600, heads: 172_800 })).toEqual([])
  expect(lateOnes({ worker: 301, mail: 3600, timeline: 1200, heads: 172_801 })).toEqual([
    { name: 'worker', minutes: 5 },
    { name: 'mail', minutes: 60 },
    { name: 'timeline', minutes: 20 },
    { name: 'heads', minutes: 2880 },
  ])
})
