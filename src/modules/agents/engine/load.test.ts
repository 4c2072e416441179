import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptDays, type Kept, type Load, loadOf, noted } from './load.ts'

const processes = (...rows: Record<string, string>[]) => ({ processes: rows })

test('processes come to two numbers, of which memory is rounded up and never more than all of it', () => {
  expect(
    loadOf(
      processes({ cmd: 'a', user: 'anna', mem: '10.1', cpuusage: '0.2' }, { mem: '20.2', cpuusage: '150' }),
    ),
  ).toEqual({ memory: 31, cpu: 151 })
  expect(loadOf(processes({ mem: '0.1' }, { mem: '0.2' }, { mem: 'x' }, { mem: '-3' }))).toEqual({
    memory: 1,
    cpu: 0,
  })
  expect(loadOf(processes({ mem: '0.1' }, { mem: '0.2' }, { mem: '0,7' }))).toEqual({ memory: 1, cpu: 0 })
  expect(loadOf(processes({ mem: '80' }, { mem: '80' }))).toMatchObject({ memory: 100 })
  expect(loadOf(processes({ cmd: 'a' }))).toBeNull()
  expect(loadOf({})).toBeNull()
})

const begin = Temporal.PlainDate.from('2026-01-01')
const dayOf = (n: number) => begin.add({ days: n }).toString()
const heard = fc
  .array(fc.record({ passed: fc.constantFrom(0, 0, 1, 2, 40, 200), memory: fc.nat(100), cpu: fc.nat(400) }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((all) => {
    let day = 0
    return all.map(({ passed, ...load }) => ({ day: (day += passed), ...load }))
  })

test('the highest of each day is kept, of the last days alone', () => {
  fc.assert(
    fc.property(heard, (all) => {
      let kept: Kept | null = null
      for (const { day, memory, cpu } of all) kept = noted(kept, dayOf(day), { memory, cpu }) ?? kept
      const last = all.at(-1)?.day ?? 0
      const highest = (n: number, of: keyof Load) => {
        const those = all.filter(({ day }) => day === n).map((one) => one[of])
        return those.length === 0 ? null : Math.max(...those)
      }
      expect(kept?.day).toBe(dayOf(last))
      for (const of of ['memory', 'cpu'] as const) {
        expect(kept?.[of].length).toBeLessThanOrEqual(keptDays)
        kept?.[of].toReversed().forEach((n, ago) => expect(n).toBe(highest(last - ago, of)))
        const older = all.filter(({ day }) => last - day < keptDays).map(({ day }) => last - day)
        expect(kept?.[of].length).toBeGreaterThan(Math.max(...older))
      }
    }),
  )
})

test('what is no higher is not written again, nor what comes late', () => {
  const kept = noted(null, '2026-11-30', { memory: 40, cpu: 20 })
  expect(noted(kept, '2026-11-30', { memory: 40, cpu: 3 })).toBeNull()
  expect(noted(kept, '2026-11-30', { memory: 41, cpu: 3 })).toMatchObject({ memory: [41], cpu: [20] })
  expect(noted(kept, '2026-11-29', { memory: 90, cpu: 3 })).toBeNull()
})
