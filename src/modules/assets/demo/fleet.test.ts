import { assert as check, date as dates, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { fleetOf, type FleetPerson } from './fleet.ts'

const titles = ['Naval designer', 'Welder', 'Controller', 'Project engineer']
const people = (begins: string, today: string): FleetPerson[] =>
  Array.from({ length: 60 }, (_, n) => ({
    name: `Person ${n}`,
    site: ['Bergen', 'Hamburg', 'Valparaíso', 'Remote'][n % 4] ?? 'Bergen',
    title: titles[n % titles.length] ?? '',
    from:
      n % 9 === 0
        ? Temporal.PlainDate.from(begins)
            .add({ days: n * 5 })
            .toString()
        : '2015-01-01',
    until:
      n % 7 === 0
        ? Temporal.PlainDate.from(today)
            .subtract({ days: n * 4 + 1 })
            .toString()
        : null,
  }))
const days = dates({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true }).map(
  (date) => date.toISOString().slice(0, 10),
)

test('the same seed and day give the same fleet, each thing once, and its steps in order within the story', () => {
  check(
    property(nat(), days, (seed, today) => {
      const begins = Temporal.PlainDate.from(today).subtract({ months: 18 }).toString()
      const all = people(begins, today)
      const fleet = fleetOf(seed, all, { begins, today })
      expect(JSON.stringify(fleetOf(seed, all, { begins, today }))).toBe(JSON.stringify(fleet))
      expect(new Set(fleet.map(({ tag }) => tag)).size).toBe(fleet.length)
      expect(new Set(fleet.map(({ serial }) => serial)).size).toBe(fleet.length)
      for (const { came, steps } of fleet) {
        const moments = [came, ...steps.map(({ at }) => at)]
        expect(moments).toEqual(moments.toSorted((a, b) => (a < b ? -1 : 1)))
        expect(moments.every((at) => at >= begins && at.slice(0, 10) <= today)).toBe(true)
        // Never to where it is: every other step is to a person.
        expect(steps.some(({ to }, n) => to === 'stores' && steps[n - 1]?.to === 'stores')).toBe(false)
      }
    }),
    { numRuns: 8 },
  )
})
