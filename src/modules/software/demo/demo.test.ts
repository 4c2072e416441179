import { expect, test } from 'vitest'
import { EntitlementDraft, ProductDraft } from '../schemas.ts'
import { demoInstalled } from './installed.ts'

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
