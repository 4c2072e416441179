import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { importing } from '#test/importing'
import { world } from '#test/world'
import type { assets as contract } from './contract.ts'
import { createAssets } from './public.ts'

const house = await world()
const { someone, must, write, call } = house
const { act, imported, rows } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])
const rae = await someone('Rae', ['requester'])
const [press] = await write(undefined, (ctx) =>
  createAssets(ctx, [
    { type: 'printer', name: 'Press', tag: 'P-1', cost: '12000.00 EUR', bought_on: '2022-01-01' },
  ]),
)
const id = press?.id ?? ''
const valueOn = async (on = '') =>
  (await must<Reply<typeof contract.value>>(mia, 'GET', `/api/assets/${id}/value${on && `?on=${on}`}`)).value
const way = { method: 'units', units: 10_000, unit: 'hours', salvage_percent: 10 }
const reads = (on: string, count: number | null) =>
  call(mia, 'POST', `/api/assets/${id}/readings`, { on, count })

test('by units it is worth what its counter says, and before the first reading nobody can say', async () => {
  const without = await call(mia, 'POST', `/api/assets/${id}/depreciation`, {
    terms: { ...way, units: null },
  })
  expect([without.status, without.body]).toMatchObject([
    422,
    { title: expect.stringContaining('how many units') },
  ])
  await must(mia, 'POST', `/api/assets/${id}/depreciation`, { terms: way })
  expect(await valueOn()).toMatchObject({
    book: null,
    years: [],
    how: expect.stringContaining('No counter was read by then'),
  })
  const golden = [1200, 4200, 6700, 8800]
  for (const [n, count] of golden.entries())
    expect((await reads(`${2022 + n}-12-31`, count)).status).toBe(200)
  const value = await valueOn('2025-12-31')
  expect(value?.years.map(({ amount }) => amount)).toEqual([
    '1296.00 EUR',
    '3240.00 EUR',
    '2700.00 EUR',
    '2268.00 EUR',
  ])
  expect(value).toMatchObject({
    book: '2496.00 EUR',
    how: expect.stringMatching(/by use, 10,000 hours in all; 10% of the cost stay\. Counter: 8,800 on /),
  })
  // Between two readings the earlier one stands.
  expect((await valueOn('2023-06-30'))?.book).toBe('10704.00 EUR')
  expect((await valueOn('2022-06-30'))?.book).toBeNull()
})

test('a counter does not run backwards, is not read tomorrow, and a wrong reading is taken back', async () => {
  const back = await reads('2023-06-30', 900)
  expect([back.status, back.body]).toMatchObject([
    409,
    { title: expect.stringContaining('does not run backwards') },
  ])
  expect((await reads('2999-01-01', 9000)).status).toBe(409)
  expect((await reads('2025-12-31', null)).status).toBe(200)
  expect((await valueOn())?.readings).toHaveLength(3)
  const hers = await call(rae, 'POST', `/api/assets/${id}/readings`, { on: '2025-12-31', count: 8800 })
  expect(hers.status).toBe(403)
})

test('a list of readings comes in, nothing the second time, and is taken back', async () => {
  const list = [
    'Asset tag,Date,Counter',
    'P-1,2024-12-31,6800',
    'P-1,2025-12-31,8800',
    'P-2,2025-12-31,1',
  ].join('\n')
  const done = await imported(mia, 'counters.csv', list)
  expect(done).toMatchObject({ importer: 'asset-readings', counts: { created: 1, updated: 1, error: 1 } })
  expect((await rows(mia, done)).map(({ verdict }) => verdict)).toEqual(['update', 'create', 'error'])
  expect((await valueOn())?.readings.slice(2)).toEqual([
    { on: '2024-12-31', count: 6800 },
    { on: '2025-12-31', count: 8800 },
  ])
  await act(mia, done, 'undo')
  expect((await valueOn())?.readings.slice(2)).toEqual([{ on: '2024-12-31', count: 6700 }])
})
