import { expect, test } from 'vitest'
import { ContractDraft } from '../contract-schemas.ts'
import { termsProblem } from '../policy.ts'
import { VendorDraft } from '../schemas.ts'
import { agreementsAt } from './agreements.ts'
import { companies } from './companies.ts'

test('the demo company signs the same each time, and only what can be counted with', () => {
  const all = agreementsAt('2026-11-30')
  expect(all).toEqual(agreementsAt('2026-11-30'))
  const names = new Set(companies.map(({ name }) => name))
  for (const { vendor, owner: _, ...draft } of all) {
    expect(names.has(vendor), vendor).toBe(true)
    const vendor_id = '00000000-0000-7000-8000-000000000001'
    expect(termsProblem(ContractDraft.parse({ ...draft, vendor_id })), draft.name).toBeNull()
  }
  for (const { contacts: _, few: _few, ...draft } of companies) VendorDraft.parse(draft)
  expect(names.size).toBe(companies.length)
})
