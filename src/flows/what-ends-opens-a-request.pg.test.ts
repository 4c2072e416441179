import { expect, test, vi } from 'vitest'
import { tellNear } from '#facets/expiry/near'
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
