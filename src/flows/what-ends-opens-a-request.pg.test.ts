import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { tellNear } from '#facets/expiry/near'
import { createAssets } from '#modules/assets/public'
import { createContracts, createVendors } from '#modules/vendors/public'
import { world } from '#test/world'

const house = await world()
const ana = await house.someone('Ana', ['manager', 'technician'])
const adam = await house.someone('Adam', ['administrator'])
const opened = async () => {
  const { items } = await house.must<{ items: { title: string }[] }>(ana, 'GET', '/api/desk/tickets')
  return items.map(({ title }) => title)
}
const inDays = (days: number) => Temporal.Now.plainDateISO('UTC').add({ days }).toString()
const look = () => house.write(undefined, tellNear)

test('a contract that ends soon opens one request, once somebody wants that', async () => {
  const [vendor] = await house.write(undefined, (ctx) => createVendors(ctx, [{ name: 'Nordic Fibre' }]))
  const terms = {
    vendor_id: vendor?.id ?? '',
    starts_on: inDays(-345),
    renewal: 'none' as const,
    owner_id: ana.id,
  }
  await house.write(undefined, (ctx) =>
    createContracts(ctx, [
      { ...terms, name: 'Dark fibre', first_end: inDays(20) },
      { ...terms, name: 'Copper', first_end: inDays(200) },
    ]),
  )
  await look()
  expect(await opened()).toEqual([])
  await house.must(adam, 'PATCH', '/api/settings/expiry.raises', { value: true })
  await look()
  await look()
  await vi.waitFor(async () => expect(await opened()).toEqual([expect.stringContaining('Dark fibre')]), {
    timeout: 10_000,
  })
  await look()
  expect(await opened()).toHaveLength(1)
})

test('warranties of a model in a month open one request, whichever of its things are still there; its own end another', async () => {
  const soon = Temporal.Now.plainDateISO('UTC').add({ months: 1 })
  const [early, late] = [soon.with({ day: 10 }).toString(), soon.with({ day: 20 }).toString()]
  const w16 = { type: 'laptop', manufacturer: 'Corvid', model: 'W16' }
  const made = await house.write(undefined, (ctx) =>
    createAssets(
      ctx,
      [early, early, late].map((warranty_until) => ({ ...w16, warranty_until })),
    ),
  )
  await house.must(adam, 'PATCH', '/api/settings/expiry.raise-days', { value: 90 })
  const told = async () =>
    Number((await sql<{ n: string }>`select count(*) as n from expiry_raised`.execute(house.db)).rows[0]?.n)
  const ofModel = async () => (await opened()).filter((title) => title.includes('Corvid W16'))
  await look()
  await vi.waitFor(async () => expect(await ofModel()).toHaveLength(1), { timeout: 10_000 })
  const once = await told()
  for (const at of [0, 2]) {
    await house.must(ana, 'PATCH', `/api/assets/${made[at]?.id}`, { status: 'disposed' })
    await look()
    expect(await told()).toBe(once)
  }
  await sql`update asset_model set end_of_life = ${soon.with({ day: soon.daysInMonth }).toString()}::date`.execute(
    house.db,
  )
  await look()
  await vi.waitFor(async () => expect(await ofModel()).toHaveLength(2), { timeout: 10_000 })
  expect(await told()).toBe(once + 1)
})
