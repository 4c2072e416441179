import { expect, test, vi } from 'vitest'
import { tellShort } from '#facets/shortage/look'
import { createAssets } from '#modules/assets/public'
import { createPlaces } from '#modules/places/public'
import { createEntitlements, createProducts, recordInstallations } from '#modules/software/public'
import { createVendors } from '#modules/vendors/public'
import { world } from '#test/world'

const house = await world()
const ana = await house.someone('Ana', ['manager', 'technician'])
const adam = await house.someone('Adam', ['administrator'])
const { cables, product } = await house.write(undefined, async (ctx) => {
  const [place] = await createPlaces(ctx, [{ name: 'Stores', level: 'site' }])
  const store = place?.id ?? ''
  const [cable] = await createAssets(ctx, [
    { type: 'consumable', name: 'Patch cables', quantity: 3, minimum: 5, cost: '4.00 EUR', holder_id: store },
  ])
  const devices = await createAssets(ctx, [{ type: 'laptop' }, { type: 'laptop' }, { type: 'laptop' }])
  for (const { id } of devices)
    await recordInstallations(ctx, id, [
      { name: 'Keel Draw', version: '1', publisher: '', source: 'registry' },
    ])
  const [one] = await createProducts(ctx, [
    { name: 'Keel Draw', licensing: 'paid', rules: [{ name: 'keel draw' }] },
  ])
  await createEntitlements(ctx, [
    { product_id: one?.id, metric: 'device', quantity: 1, cost: '250.00 EUR', per: 'year' },
  ])
  return { cables: cable?.id ?? '', product: one?.id ?? '' }
})
const look = () => house.write(undefined, tellShort)
const setting = (name: string, value: boolean) =>
  house.must(adam, 'PATCH', `/api/settings/shortage.${name}`, { value })
interface Named {
  id: string
  title: string
  name: string
  status: string
}
const listed = async (path: string) => (await house.must<{ items: Named[] }>(ana, 'GET', path)).items
const tickets = () => listed('/api/desk/tickets')
const wait = (what: () => Promise<void>) => vi.waitFor(what, { timeout: 10_000 })
const phases = () =>
  house.db.selectFrom('work').select(['title', 'phase']).where('title', 'like', '%missing%').execute()

test('what is short opens one ticket each, once somebody wants that, with a link to what is short', async () => {
  await look()
  expect(await tickets()).toEqual([])
  await setting('raises', true)
  await look()
  await look()
  await wait(async () =>
    expect((await tickets()).map(({ title }) => title).toSorted()).toEqual([
      'Keel Draw: 2 licences are missing',
      'Patch cables: 2 are missing in stock',
    ]),
  )
  const [first] = (await tickets()).filter(({ title }) => title.startsWith('Keel'))
  const links = await house.must(ana, 'GET', `/api/records/${first?.id}/links`)
  expect(JSON.stringify(links)).toContain(product)
})

test('once there is enough again, a ticket that nobody began is called off; another has a note', async () => {
  const [begun] = (await tickets()).filter(({ title }) => title.startsWith('Keel'))
  await house.must(ana, 'PATCH', `/api/desk/tickets/${begun?.id}`, { assignee_id: ana.id })
  await house.write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product_id: product, metric: 'device', quantity: 5 }]),
  )
  await house.must(ana, 'PATCH', `/api/assets/${cables}`, { minimum: 3 })
  await look()
  await wait(async () =>
    expect((await phases()).toSorted((a, b) => (a.title < b.title ? -1 : 1))).toEqual([
      { title: 'Keel Draw: 2 licences are missing', phase: 'new' },
      { title: 'Patch cables: 2 are missing in stock', phase: 'cancelled' },
    ]),
  )
  // Each is told by itself.
  await wait(async () => {
    const notes = await house.db.selectFrom('comment').select('body').where('kind', '=', 'note').execute()
    expect(notes.filter(({ body }) => body.includes('There is enough again'))).toHaveLength(2)
  })
})

test('where the organisation buys at once a purchase is drafted; whoever orders takes it on, and cannot approve it', async () => {
  await setting('buys', true)
  // As long as a name may be: with what is said of it, it is longer than that of a purchase.
  await house.must(ana, 'PATCH', `/api/assets/${cables}`, { minimum: 10, name: 'Cable '.repeat(33).trim() })
  await look()
  await wait(async () => expect(await listed('/api/purchasing')).toHaveLength(1))
  const [draft] = await listed('/api/purchasing')
  expect(draft).toMatchObject({ status: 'draft', requester: 'Wheelhouse', net: '28.00 EUR' })
  await house.must(ana, 'PATCH', `/api/assets/${cables}`, { minimum: 1 })
  await look()
  await wait(async () => expect((await listed('/api/purchasing'))[0]).toMatchObject({ status: 'cancelled' }))

  await house.must(ana, 'PATCH', `/api/assets/${cables}`, { minimum: 20 })
  await look()
  await wait(async () => expect(await listed('/api/purchasing')).toHaveLength(2))
  const [again] = (await listed('/api/purchasing')).filter(({ status }) => status === 'draft')
  const path = `/api/purchasing/${again?.id}`
  const { version } = await house.must<{ version: number }>(ana, 'GET', path)
  const tess = await house.someone('Tess', ['technician'])
  expect((await house.call(tess, 'POST', `${path}/ask`, { version })).status).not.toBe(200)
  await house.must(ana, 'POST', `${path}/ask`, { version })
  const asked = await house.must<{ requester: { id: string }; version: number }>(ana, 'GET', path)
  expect(asked.requester.id).toBe(ana.id)
  const own = await house.call(ana, 'POST', `${path}/decide`, { version: asked.version, approve: true })
  expect(own.status).toBe(409)
})

test('of much that is short at once so many are told at a time', async () => {
  const ids = await house.write(undefined, async (ctx) => {
    const many = Array.from({ length: 25 }, (_, n) => ({
      type: 'consumable',
      name: `Label ${n}`,
      quantity: 1,
      minimum: n + 2,
    }))
    return (await createAssets(ctx, many)).map(({ id }) => id)
  })
  const told = async () =>
    (await house.db.selectFrom('shortage').select('missing').where('record_id', 'in', ids).execute()).map(
      ({ missing }) => missing,
    )
  await look()
  const first = await told()
  expect([first.length, Math.min(...first)]).toEqual([20, 7])
  await look()
  expect(await told()).toHaveLength(25)
})

test('too few devices of a model ready are drafted as that model; once they are ordered they are counted', async () => {
  await house.write(undefined, (ctx) =>
    createAssets(ctx, [
      { type: 'laptop', manufacturer: 'Corvid', model: 'W16', cost: '900.00 EUR', bought_on: '2026-01-02' },
    ]),
  )
  const [model] = await listed('/api/assets/models?find=W16')
  const stock = `/api/assets/models/${model?.id}/stock`
  await house.must(ana, 'POST', stock, { least: 3 })
  await look()
  const drafts = async () => (await listed('/api/purchasing')).filter(({ name }) => name.startsWith('Corvid'))
  await wait(async () => expect(await drafts()).toHaveLength(1))
  const [draft] = await drafts()
  const path = `/api/purchasing/${draft?.id}`
  const now = () => house.must<{ version: number; lines: unknown[] }>(ana, 'GET', path)
  const asked = await now()
  expect(asked.lines).toMatchObject([
    { sort: 'asset', asset_type: 'laptop', manufacturer: 'Corvid', model: 'W16', unit_price: '900.00 EUR' },
  ])
  const [vendor] = await house.write(undefined, (ctx) => createVendors(ctx, [{ name: 'Kontor' }]))
  const fin = await house.someone('Fin', ['finance'])
  await house.must(ana, 'POST', `${path}/ask`, { version: asked.version })
  await house.must(fin, 'POST', `${path}/decide`, { version: (await now()).version, approve: true })
  await house.must(ana, 'POST', `${path}/order`, { vendor_id: vendor?.id, ordered_on: '2026-11-30' })
  const { rows, orders } = await house.must<{ rows: object[]; orders: object[] }>(ana, 'GET', stock)
  expect(orders).toMatchObject([{ title: draft?.name }])
  const [row] = rows
  expect(row).toMatchObject({ least: 3, buy: 0 })
  // What comes is no end of it: that is when it is there.
  await look()
  expect((await drafts())[0]).toMatchObject({ status: 'ordered' })
})
