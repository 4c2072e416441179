import { expect, test } from 'vitest'
import { EntitlementDraft, ProductDraft } from '../schemas.ts'
import { demoInstalled } from './installed.ts'
import { demoKeys } from './keys.ts'
import { demoPeaks } from './peaks.ts'
import { demoSeats } from './seats.ts'

test('the demo company has the same installed and bought each time, and only what the schemas let in', () => {
  const devices = Array.from({ length: 60 }, (_, n) => ({
    type: n % 15 === 0 ? 'server' : 'laptop',
    person: `P${n}`,
    title: n % 3 === 0 ? 'Naval architect, design' : 'Buyer',
  }))
  const made = demoInstalled(7, devices, '2026-11-30')
  expect(made).toEqual(demoInstalled(7, devices, '2026-11-30'))
  expect(made.installed.length).toBeGreaterThan(200)
  for (const { draft, lots } of made.bought) {
    ProductDraft.parse(draft)
    for (const lot of lots) EntitlementDraft.parse(lot)
  }
  expect(new Set(made.installed.map(({ device, name }) => `${device} ${name}`)).size).toBe(
    made.installed.length,
  )
})

test('its subscriptions have the same seats each time, most of them used', () => {
  const people = Array.from({ length: 80 }, (_, n) => ({
    id: `${n}`,
    name: `Person ${n}`,
    email: `p${n}@halden-marine.example`,
    title: n % 3 === 0 ? 'Naval architect' : 'Buyer',
    until: n % 20 === 3 ? '2026-09-30' : null,
  }))
  const made = demoSeats(7, people, '2026-11-30')
  expect(made).toEqual(demoSeats(7, people, '2026-11-30'))
  expect(demoKeys(7)).toEqual(demoKeys(7))
  for (const { draft, lots, seats } of made) {
    ProductDraft.parse(draft)
    for (const lot of lots) EntitlementDraft.parse(lot)
    expect(
      seats.filter(({ last_used }) => last_used !== null && last_used > '2026-10-01').length,
    ).toBeGreaterThan(seats.length / 2)
    expect(new Set(seats.map(({ account }) => account)).size).toBe(seats.length)
  }
})

test('its books are in use at once by fewer than were bought, on the same days each time', () => {
  const made = demoPeaks(7, '2026-11-30', 20)
  expect(made).toEqual(demoPeaks(7, '2026-11-30', 20))
  expect(made).toHaveLength(130)
  expect(Math.max(...made.map(({ peak }) => peak))).toBeLessThan(20)
  expect(made.every(({ day, peak }) => day < '2026-11-30' && peak > 0)).toBe(true)
})
