import { assert as check, date as dates, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { crewOf } from './crew.ts'
import { emailOf } from './email.ts'
import { departments } from './departments.ts'
import { groups } from './groups.ts'
import { heads, managers, staff } from './staff.ts'

const names = staff.map(([name]) => name as string)
const days = dates({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true }).map(
  (date) => date.toISOString().slice(0, 10),
)
const wanted = groups.reduce(
  (sum, { lead, does }) => sum + (lead === undefined ? 0 : 1) + does.reduce((n, [, some]) => n + some, 0),
  0,
)

test('with the staff they are 350', () => expect(wanted + names.length).toBe(350))

test('on any day the same seed gives the same people, as many as there are desks', () => {
  check(
    property(days, (today) => {
      const crew = crewOf(7, today, names)
      expect(JSON.stringify(crewOf(7, today, names))).toBe(JSON.stringify(crew))
      const there = crew.filter(
        ({ starts_on, ends_on }) => starts_on <= today && (ends_on === null || ends_on >= today),
      )
      expect(there).toHaveLength(wanted)
      const left = crew.filter(({ ends_on }) => ends_on !== null && ends_on < today)
      expect(left.length).toBeGreaterThan(10)
      expect(crew.filter(({ starts_on }) => starts_on > today)).toHaveLength(5)
    }),
    { numRuns: 8 },
  )
})

test('nobody has the name, the address or the number of another, and everybody a manager who stays', () => {
  check(
    property(nat(), days, (seed, today) => {
      const crew = crewOf(seed, today, names)
      const all = [...names, ...crew.map(({ name }) => name)]
      expect(new Set(all.map(emailOf)).size).toBe(all.length)
      expect(new Set(crew.map(({ number }) => number)).size).toBe(crew.length)
      const stays = new Set([
        ...names,
        ...crew.flatMap(({ name, ends_on }) => (ends_on === null ? [name] : [])),
      ])
      expect(crew.filter(({ manager }) => !stays.has(manager))).toEqual([])
      expect(crew.filter(({ starts_on, ends_on }) => ends_on !== null && ends_on <= starts_on)).toEqual([])
    }),
    { numRuns: 8 },
  )
})

test('whoever the groups and departments name is there', () => {
  const known = new Set<string>([...staff.map(([, , department]) => department), ...Object.keys(departments)])
  for (const { under, department } of groups) {
    expect(names).toContain(under)
    expect(known).toContain(department)
  }
  for (const parent of Object.values(departments)) expect(parent === null || known.has(parent)).toBe(true)
  for (const name of [...Object.values(managers), ...Object.values(heads)]) expect(names).toContain(name)
})

test('addresses are plain letters', () => {
  expect(emailOf('Øyvind Sæther')).toBe('oyvind.saether@halden.example')
  expect(emailOf('Jürgen Groß')).toBe('jurgen.gross@halden.example')
})
