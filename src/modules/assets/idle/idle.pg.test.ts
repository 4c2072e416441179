import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { world } from '#test/world'
import type { assets } from '../contract.ts'
import type { ModelCosts } from '../costs/schemas.ts'
import { reckonAll } from '../costs/reckon.ts'
import { createAssets } from '../public.ts'
import { closeRepair, openRepairs } from '../repairs/commands.ts'
import { reckonIdleAll } from './round.ts'

type Figures = Reply<typeof assets.idleFigures>
type Rows = Reply<typeof assets.idle>['items']

const { must, someone, write, call } = await world()
const [manager, technician, requester] = await Promise.all([
  someone('Mia', ['manager']),
  someone('Tom', ['technician']),
  someone('Rae', ['requester']),
])
const today = Temporal.Now.plainDateISO('UTC')
const ago = (months: number, days = 0) => today.subtract({ months, days }).toString()
const { lena, stores } = await write(undefined, async (ctx) => {
  const [person] = await createPeople(ctx, [{ display_name: 'Lena Vogt', emails: [] }])
  const [place] = await createPlaces(ctx, [{ name: 'Stores', level: 'site' }])
  return { lena: person?.id ?? '', stores: place?.id ?? '' }
})
const made = await write(undefined, (ctx) =>
  createAssets(ctx, [
    ...Array.from({ length: 6 }, (_, n) => ({
      type: 'printer',
      name: `Printer ${n}`,
      manufacturer: 'Inka',
      model: 'Office',
      cost: '480.00 EUR',
      bought_on: ago(48),
      created_at: `${ago(48)}T09:00:00Z`,
      holder_id: stores,
    })),
    {
      type: 'laptop',
      name: 'Lies there',
      cost: '900.00 EUR',
      bought_on: ago(0, 400),
      created_at: `${ago(0, 400)}T09:00:00Z`,
      holder_id: stores,
    },
    { type: 'laptop', name: 'Her first', created_at: `${ago(0, 30)}T09:00:00Z`, holder_id: lena },
    { type: 'laptop', name: 'Her second', created_at: `${ago(0, 20)}T09:00:00Z`, holder_id: lena },
  ]),
)
const idOf = (name: string) => made.find(({ title }) => title === name)?.id ?? ''
/** As the clock would do it. */
async function reckon() {
  await write(undefined, reckonAll)
  await write(undefined, reckonIdleAll)
}
const list = async (query: string) =>
  (await must<{ items: Rows }>(technician, 'GET', `/api/assets/idle?${query}`)).items
const modelId = async () => {
  await reckon()
  const { items } = await must<{ items: { id: string }[] }>(
    technician,
    'GET',
    '/api/assets/costs?by=model&q=type:printer',
  )
  return items[0]?.id ?? ''
}

test('when replacing a model is cheapest follows from what its devices cost by age', async () => {
  // In its fourth year each breaks every month, for 60.00.
  for (let month = 36; month < 47; month++)
    await write(undefined, async (ctx) => {
      for (let n = 0; n < 6; n++) {
        const day = Temporal.PlainDate.from(ago(48)).add({ months: month, days: 2 }).toString()
        const then = { ...ctx, now: `${day}T08:00:00Z` }
        const [id = ''] = await openRepairs(then, [{ id: idOf(`Printer ${n}`), fault: 'It jams' }])
        await closeRepair({ ...then, now: `${day}T09:00:00Z` }, { id, cost: '60.00 EUR' })
      }
    })
  const model = await must<ModelCosts>(technician, 'GET', `/api/assets/models/${await modelId()}/costs`)
  expect(model.curve).toMatchObject({
    verdict: 'found',
    devices: 6,
    left_out: 0,
    sales: 0,
    price: '480.00 EUR',
    // Three years of 160.00 each, and nothing of it comes back.
    cheapest: { months: expect.any(Number) },
  })
  expect(model.curve.cheapest?.months).toBeGreaterThanOrEqual(30)
  expect(model.curve.cheapest?.months).toBeLessThanOrEqual(36)
  expect(model.past_in_all).toBe(6)
  expect(model.past[0]).toMatchObject({ months: 48, saves: expect.stringMatching(/^\d+\.\d\d EUR$/) })
  expect(await list('reason=past')).toHaveLength(6)
  expect((await call(technician, 'GET', `/api/assets/models/${lena}/costs`)).status).toBe(404)
})

test('what lies idle is told with its reason, the money in it and what could be done', async () => {
  await must(technician, 'POST', `/api/assets/${idOf('Lies there')}/depreciation`, {
    terms: { method: 'straight-line', years: 4, convention: 'daily' },
  })
  await reckon()
  const idle = await list('reason=idle&sort=worth')
  expect(idle.map(({ name, reasons }) => [name, reasons])).toEqual([
    ['Lies there', ['waits']],
    ['Her first', ['several']],
  ])
  expect(idle[0]).toMatchObject({
    worth: expect.stringMatching(/^65\d\.\d\d EUR$/),
    could: 'Hand it out, or sell it',
  })
  expect(idle[1]).toMatchObject({ why: 'An older one of 2 of this type that Lena Vogt has', worth: null })
  const figures = await must<Figures>(technician, 'GET', '/api/assets/idle/figures')
  expect(figures).toMatchObject({
    idle: 2,
    past: 6,
    reasons: [
      { reason: 'waits', n: 1 },
      { reason: 'several', n: 1 },
      { reason: 'past', n: 6 },
    ],
  })
  expect(await list('q=type:laptop')).toHaveLength(2)
  const bridge = await must<{ panels: { name: string; title: string }[] }>(manager, 'GET', '/api/bridge')
  expect(bridge.panels.find(({ name }) => name === 'assets.idle')?.title).toMatch(
    /^2 devices lie idle, €65\d\.\d\d in them; 6 devices are past their cheapest age$/,
  )
})

test('a pool is told by how much of its days it was booked', async () => {
  const [from, until] = [ago(0), today.add({ days: 8 }).toString()]
  await must(technician, 'PATCH', `/api/assets/${idOf('Lies there')}`, {
    manufacturer: 'Corvid',
    model: 'W16',
  })
  await must(technician, 'POST', '/api/assets/bookings', {
    asset_id: idOf('Lies there'),
    holder_id: lena,
    starts_on: from,
    ends_on: until,
  })
  const { pool } = await must<Figures>(technician, 'GET', '/api/assets/idle/figures')
  expect(pool).toMatchObject([{ name: 'Corvid W16', devices: 1, percent: 1 }])
})

test('it is for those who care for assets', async () => {
  expect((await call(requester, 'GET', '/api/assets/idle')).status).toBe(403)
  expect((await call(requester, 'GET', '/api/assets/idle/figures')).status).toBe(403)
})
