import { expect, test } from 'vitest'
import { costsOf } from '#facets/costs/sources'
import { usageOf } from '#facets/usage/sources'
import { newId } from '#kernel/ids'
import { createAssets } from '#modules/assets/public'
import { createPeople, departmentsOfPeople, termsOfPeople, whoLeft } from '#modules/people/public'
import { world } from '#test/world'
import { giveSeat } from './entitlements/commands.ts'
import { createEntitlements, createProducts, noteDevice, recordInstallations } from './public.ts'

const { write, read, must, someone } = await world()
const mia = await someone('Mia', ['manager'])
const ids = await write(undefined, async (ctx) => {
  const [lena] = await createPeople(ctx, [{ display_name: 'Lena Vogt', emails: [] }])
  const made = await createAssets(
    ctx,
    [lena?.id, lena?.id, undefined, undefined].map((holder_id, n) => ({
      type: 'laptop',
      name: `Deck ${n}`,
      holder_id,
    })),
  )
  const [suite, plot] = await createProducts(
    ctx,
    ['Suite', 'Plot'].map((name) => ({
      name,
      licensing: 'paid' as const,
      rules: [{ name, publisher: '*' }],
    })),
  )
  const [, pool] = await createEntitlements(ctx, [
    { product_id: suite?.id, metric: 'user', quantity: 1, cost: '100.00 EUR' },
    { product_id: plot?.id, metric: 'concurrent', quantity: 1, cost: '90.00 EUR' },
  ])
  for (const [n, { id }] of made.entries())
    await recordInstallations(
      ctx,
      id,
      // The last has it by hand.
      ['Suite', ...(n < 3 ? ['Plot'] : [])].map((name) => ({
        name,
        version: '1',
        publisher: 'Vest',
        source: 'apps',
      })),
    )
  const [id = '', lot_id = '', holder_id = ''] = [plot, pool, made[3]].map((one) => one?.id)
  await giveSeat(ctx, { id, lot_id, holder_id })
  await noteDevice(ctx, made[0]?.id ?? '', { cores: null, processors: null })
  return made.map(({ id }) => id)
})
const costs = (of: readonly string[]) =>
  read(undefined, async (ctx) =>
    (await costsOf(ctx, of, ['licences'])).costs
      .map((one) => `${one.of} ${one.title} ${one.money?.minor}`)
      .toSorted(),
  )

test('what a licence costs on a device is the same whether one device is asked for or all', async () => {
  const all = await costs(ids)
  const [first, second, third] = ids
  // Two of one person share a seat; what anybody may use is shared by all that have it.
  expect(all).toEqual(
    expect.arrayContaining([
      `${first} Suite 5000`,
      `${second} Suite 5000`,
      `${third} Suite 10000`,
      `${first} Plot 2250`,
    ]),
  )
  expect((await Promise.all(ids.map((id) => costs([id])))).flat().toSorted()).toEqual(all)
})

test('of more things than a question has room for all are found', { timeout: 30_000 }, async () => {
  const many = [...ids, ...Array.from({ length: 70_000 }, newId)]
  await read(undefined, async (ctx) => {
    expect((await usageOf(ctx, many, { today: '2026-11-30', days: 60 })).get(ids[0] ?? '')).toMatchObject({
      heard_at: expect.any(String),
    })
    expect(await whoLeft(ctx, many)).toEqual(new Set())
    expect(await departmentsOfPeople(ctx, many)).toEqual(new Map())
    expect(await termsOfPeople(ctx, many)).toEqual([])
  })
  expect(await must<{ items: object[] }>(mia, 'GET', '/api/assets/idle')).toMatchObject({
    items: expect.any(Array),
  })
})
