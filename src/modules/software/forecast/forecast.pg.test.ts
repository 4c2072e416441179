import { expect, test } from 'vitest'
import { createAssets, handOver } from '#modules/assets/public'
import { createDepartments, createPeople } from '#modules/people/public'
import { world } from '#test/world'
import { createEntitlements, createProducts, recordInstallations } from '../public.ts'
import { refreshForecasts } from './refresh.ts'
import type { Forecast, SoonShort } from './schemas.ts'

const house = await world()
const { call, must, someone, write } = house
const [mia, tom] = await Promise.all([someone('Mia', ['manager']), someone('Tom', ['technician'])])
const today = Temporal.Now.plainDateISO('UTC')
/** The first day of a month ahead. */
const day = (months: number) => today.with({ day: 1 }).add({ months }).toString()

const [yard] = await write(undefined, (ctx) => createDepartments(ctx, [{ name: 'Yard' }]))
const crew = await write(undefined, (ctx) =>
  createPeople(ctx, [
    ...[1, 2, 3, 4, 5, 6].map((n) => ({
      display_name: `Welder ${n}`,
      department_id: yard?.id ?? null,
      ...(n === 6 && { ends_on: day(4) }),
    })),
    ...[1, 2].map((n) => ({
      display_name: `Newcomer ${n}`,
      department_id: yard?.id ?? null,
      starts_on: day(2),
    })),
  ]),
)
const [planner] = await write(undefined, (ctx) =>
  createProducts(ctx, [
    { name: 'Keel Planner', rules: [{ name: 'keel planner' }] },
    { name: 'Free Thing', licensing: 'free' },
  ]),
)
const id = planner?.id ?? ''

test('who begins and leaves, and terms that end, say when licences are missing and what that costs', async () => {
  await write(undefined, async (ctx) => {
    const laptops = await createAssets(
      ctx,
      [0, 1, 2, 3, 4, 5].map((n) => ({ type: 'laptop', name: `Laptop ${n}` })),
    )
    for (const [n, laptop] of laptops.entries()) {
      await handOver(ctx, { ids: [laptop.id], to_id: crew[n]?.id ?? '' })
      // Half of them use it.
      if (n % 2 === 1)
        await recordInstallations(ctx, laptop.id, [
          { name: 'Keel Planner', version: '1', publisher: '', source: 'deb' },
        ])
    }
    await createEntitlements(ctx, [
      { product_id: id, metric: 'user', quantity: 3, cost: '300.00 EUR', per: 'year' },
      { product_id: id, metric: 'user', quantity: 1, ends_on: day(6) },
    ])
  })
  const shown = await must<Forecast>(mia, 'GET', `/api/software/products/${id}/forecast`)
  expect(shown).toMatchObject({
    use: 3,
    owned: 4,
    // Both that begin use half a seat each; one of three users leaves before the term ends.
    firm_first: null,
    rests: { by: 'devices', joiners: 2, leavers: 1, few: false, others: 0, over: 0 },
  })
  expect(shown.months.map(({ needed }) => needed)).toEqual([
    3,
    3,
    4,
    4,
    ...Array.from({ length: 8 }, () => 3),
  ])
  expect(shown.months.map(({ owned }) => owned)).toEqual([
    ...Array.from({ length: 6 }, () => 4),
    ...Array.from({ length: 6 }, () => 3),
  ])

  // One more who begins, and the term that ends is missed.
  await write(undefined, (ctx) =>
    createPeople(
      ctx,
      [1, 2, 3].map((n) => ({
        display_name: `Late ${n}`,
        department_id: yard?.id ?? null,
        starts_on: day(3),
      })),
    ),
  )
  await write(undefined, refreshForecasts)
  const { items } = await must<{ items: SoonShort[] }>(mia, 'GET', '/api/software/soon-short')
  expect(items).toMatchObject([{ name: 'Keel Planner', short: 2, needed: 6, owned: 4, cost: '200.00 EUR' }])
  const { panels } = await must<{ panels: { name: string; title: string; items: { sub: string }[] }[] }>(
    mia,
    'GET',
    '/api/bridge',
  )
  expect(panels.find(({ name }) => name === 'software.soon-short')).toMatchObject({
    title: 'Licences of one product will be missing within 6 months',
    items: [{ sub: '2 missing: 6 needed, 4 owned, €200.00' }],
  })
})

test('where so few have it that a month would say whose last day it is, none is counted', async () => {
  const [own] = await write(undefined, async (ctx) => {
    const made = await createProducts(ctx, [{ name: 'Yard Radio', rules: [{ name: 'yard radio' }] }])
    const [laptop] = await createAssets(ctx, [{ type: 'laptop' }])
    await handOver(ctx, { ids: [laptop?.id ?? ''], to_id: crew[5]?.id ?? '' })
    await recordInstallations(ctx, laptop?.id ?? '', [
      { name: 'Yard Radio', version: '1', publisher: '', source: 'deb' },
    ])
    return made
  })
  const shown = await must<Forecast>(mia, 'GET', `/api/software/products/${own?.id}/forecast`)
  expect(shown).toMatchObject({ use: 1, rests: { leavers: 0, few: true } })
  expect(shown.months.map(({ leavers }) => leavers)).toEqual(Array.from({ length: 12 }, () => 0))
})

test('last days are for those who buy, and what is free has no need', async () => {
  expect(await call(tom, 'GET', `/api/software/products/${id}/forecast`)).toMatchObject({ status: 403 })
  expect(await call(tom, 'GET', '/api/software/soon-short')).toMatchObject({ status: 403 })
  const { items } = await must<{ items: { id: string }[] }>(mia, 'GET', '/api/software?q=name:free')
  expect(await call(mia, 'GET', `/api/software/products/${items[0]?.id}/forecast`)).toMatchObject({
    status: 409,
  })
})
