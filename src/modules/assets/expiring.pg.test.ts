import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { expiringIn } from '#facets/expiry/sources'
import { system } from '#kernel/actor'
import { world } from '#test/world'
import { createAssets } from './public.ts'

const { db, read, someone, write } = await world()
await someone('Mia', ['manager'])
const w16 = { type: 'laptop', manufacturer: 'Corvid', model: 'W16' }
await write(undefined, (ctx) =>
  createAssets(ctx, [
    { ...w16, warranty_until: '2027-03-05', cost: '1000.00 EUR' },
    { ...w16, warranty_until: '2027-03-20', cost: '1100.00 EUR' },
    { ...w16, warranty_until: '2027-04-02', name: 'Alone in April' },
    { ...w16, warranty_until: '2027-03-09', status: 'sold' },
    { type: 'monitor', warranty_until: '2027-03-05', name: 'A screen' },
    { type: 'monitor', warranty_until: '2027-03-05', name: 'Another screen' },
  ]),
)
await sql`update asset_model set end_of_life = '2027-12-31'`.execute(db)

test('warranties are one line for each model and month, ends of models one for all that is still there', async () => {
  const { expiries } = await read(undefined, (ctx) =>
    expiringIn(
      { ...ctx, actor: { ...system, permissions: new Map([['assets.care', 'all']]) } },
      {
        from: '2027-01-01',
        until: '2027-12-31',
      },
    ),
  )
  expect(expiries.map(({ title, sub, ends_on }) => [title, sub, ends_on])).toEqual([
    ['3 × Corvid W16', 'End of life: its maker helps no more', '2027-12-31'],
    ['A screen', 'Warranty', '2027-03-05'],
    ['Another screen', 'Warranty', '2027-03-05'],
    ['2 × Corvid W16', 'Warranties, the first until 5 Mar 2027', '2027-03-20'],
    ['Alone in April', 'Warranty', '2027-04-02'],
  ])
  expect(expiries[0]?.cost).toEqual({ minor: 210_000, currency: 'EUR' })
})
