import { expect, test } from 'vitest'
import { createVendors } from '#modules/vendors/public'
import { importing } from '#test/importing'
import { licensed, type Made, one } from '#test/licences'
import { world } from '#test/world'
import { createEntitlements, giveSeat } from '../entitlements/commands.ts'
import type { Forecast } from '../forecast/schemas.ts'
import type { Proof } from '../schemas.ts'
import type { AtOnce, PeakDay, PeakRow } from './schemas.ts'

const house = await world()
const { call, must, someone, write, db } = house
const { manager, technician, devices, report, addProduct, show } = await licensed(house)
const ada = await someone('Ada', ['manager', 'administrator'])
const { imported, rehearsed, act, rows } = importing(house)

/** So many days ago. */
const day = (ago: number) => Temporal.Now.plainDateISO('UTC').subtract({ days: ago }).toString()
const at = (id: string, more = '') => `/api/software/products/${id}${more}`
const say = (id: string, peaks: object[], more: object = {}) =>
  must(manager, 'POST', at(id, '/peaks'), { peaks, ...more })
const peaksOf = async (id: string) =>
  (await must<{ items: PeakRow[] }>(technician, 'GET', at(id, '/peaks?limit=200'))).items.map(
    (row) => `${row.day} ${row.source} ${row.peak} ${row.unit}`,
  )
const proofs = (id: string) =>
  must<{ items: Proof[]; at_once: AtOnce | null; covered: number }>(technician, 'GET', at(id, '/position'))

async function bought(name: string, lot: object, on = 4) {
  const { id } = await addProduct({ name, rules: [{ name }] })
  for (const device of devices.slice(0, on)) await report(device, [one(name, '1')])
  await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product_id: id, metric: 'concurrent', quantity: 3, ...lot }]),
  )
  return id
}

test('without a measurement devices count, and it is said; with one the peak decides, with its day', async () => {
  const id = await bought('Keel Solver', { cost: '900.00 EUR', order_no: 'PO-7' })
  await expect(show({ id })).resolves.toMatchObject({ installed: 4, covered: 3, short: 1 })
  const before = await proofs(id)
  expect(before.at_once).toMatchObject({ owned: 3, measured: null })
  expect(before.items.filter(({ covered }) => covered)[0]).toMatchObject({ why: 'own', peak: null })
  // A day is replaced, said again it is the same; a time within a day only raises it.
  await expect(say(id, [{ day: day(9), peak: 2 }])).resolves.toEqual({ added: 1, changed: 0, same: 0 })
  await expect(say(id, [{ day: day(9), peak: 2 }])).resolves.toEqual({ added: 0, changed: 0, same: 1 })
  await expect(say(id, [{ day: day(9), peak: 1 }])).resolves.toEqual({ added: 0, changed: 1, same: 0 })
  const times = [
    { from: `${day(9)}T08:00:00Z`, to: `${day(9)}T09:00:00Z`, peak: 2 },
    { from: `${day(9)}T09:00:00Z`, to: `${day(7)}T00:00:00Z`, peak: 1 },
  ]
  await expect(say(id, times)).resolves.toEqual({ added: 1, changed: 1, same: 0 })
  await expect(say(id, times)).resolves.toEqual({ added: 0, changed: 0, same: 2 })
  await say(id, [{ day: day(8), peak: 2 }], { source: 'Flex-01', unit: 'user' })
  expect(await peaksOf(id)).toEqual([
    `${day(8)} flex-01 2 user`,
    `${day(8)} hand 1 session`,
    `${day(9)} hand 2 session`,
  ])
  await expect(show({ id })).resolves.toMatchObject({ installed: 4, covered: 4, short: 0, spare: 1 })
  const within = await proofs(id)
  expect(within).toMatchObject({
    covered: 4,
    at_once: { owned: 3, measured: { peak: 2, on: day(8), unit: 'user', days: 2, last: day(8) } },
  })
  expect(within.items[0]?.peak).toEqual({ peak: 2, on: day(8), unit: 'user', of: 3 })
  // Above what is owned nothing is covered, and what is missing is what was too many.
  await say(id, [{ day: day(3), peak: 5 }])
  await expect(show({ id })).resolves.toMatchObject({ covered: 0, short: 2, risk: '600.00 EUR' })
  expect((await proofs(id)).items.map(({ why }) => why)).toEqual(['peak', 'peak', 'peak', 'peak'])
  await expect(must(technician, 'GET', at(id, '/cheapest'))).resolves.toMatchObject({
    steps: [{ what: 'buy', device: null, seats: 2 }],
    cost: '600.00 EUR',
    instead: '600.00 EUR',
  })
  const told = JSON.stringify(await must(technician, 'GET', `/api/records/${id}/history`))
  expect(told).toContain('Measured the use at once on one day: at most 5')
  await must(manager, 'POST', at(id, '/peaks/remove'), { peaks: [{ day: day(3), source: 'hand' }] })
  await expect(show({ id })).resolves.toMatchObject({ covered: 4, short: 0 })
})

test('what says nothing is refused, and only those who may write say how many', async () => {
  const id = await bought('Deck Solver', {}, 0)
  const refused = (peak: object) => call(manager, 'POST', at(id, '/peaks'), { peaks: [peak] })
  for (const peak of [
    { peak: 1 },
    { day: day(1), from: `${day(1)}T08:00:00Z`, peak: 1 },
    { day: day(-2), peak: 1 },
    { from: `${day(1)}T08:00:00Z`, to: `${day(2)}T08:00:00Z`, peak: 1 },
    { from: `${day(90)}T08:00:00Z`, to: `${day(2)}T08:00:00Z`, peak: 1 },
    { day: day(1), peak: -1 },
  ])
    await expect(refused(peak)).resolves.toMatchObject({ status: 422 })
  const asked = { peaks: [{ day: day(1), peak: 1 }] }
  await expect(call(technician, 'POST', at(id, '/peaks'), asked)).resolves.toMatchObject({ status: 403 })
})

test('the window is what the lot says: its term, twelve months, or so many', async () => {
  const id = await bought('Hull Solver', { starts_on: day(30) })
  await say(id, [
    { day: day(700), peak: 9 },
    { day: day(100), peak: 7 },
    { day: day(10), peak: 2 },
  ])
  const peakNow = async () => (await proofs(id)).at_once?.measured?.peak
  expect(await peakNow()).toBe(2)
  const [lot] = await db.selectFrom('entitlement').selectAll().where('product_id', '=', id).execute()
  const change = (more: object) =>
    must(manager, 'POST', at(id, '/lots/save'), {
      lot_id: lot?.id,
      metric: 'concurrent',
      quantity: 3,
      ...more,
    })
  await change({ starts_on: null })
  expect(await peakNow()).toBe(7)
  await change({ starts_on: day(30), peak_months: 36 })
  expect(await peakNow()).toBe(9)
  await expect(show({ id })).resolves.toMatchObject({ short: 6 })
  const { items } = await must<{ items: PeakDay[] }>(technician, 'GET', at(id, '/at-once'))
  expect(items).toEqual([
    { day: day(100), peak: 7, owned: 0 },
    { day: day(10), peak: 2, owned: 3 },
  ])
  // The first day of the window is in the picture, too.
  const first = Temporal.Now.plainDateISO('UTC').subtract({ months: 12 }).toString()
  await say(id, [{ day: first, peak: 8 }])
  await change({ starts_on: null })
  expect(await peakNow()).toBe(8)
  const shown = await must<{ items: PeakDay[] }>(technician, 'GET', at(id, '/at-once'))
  expect(shown.items[0]).toMatchObject({ day: first, peak: 8 })
})

test('seats that were never needed at once are worth money, a pack keeps what was measured, and the need follows it', async () => {
  const [vendor] = await write(undefined, (ctx) => createVendors(ctx, [{ name: 'Solver Ltd' }]))
  const vendor_id = vendor?.id ?? ''
  const id = await bought('Mast Solver', { quantity: 10, cost: '1000.00 EUR', order_no: 'PO-8', vendor_id })
  const idle = async () =>
    (
      await must<{ items: { what: string; product: Made; seats: number; saves: string }[] }>(
        technician,
        'GET',
        '/api/software/reclaimable?limit=200',
      )
    ).items.filter(({ product }) => product.id === id)
  await say(id, [{ day: day(2), peak: 4 }])
  // One day says little.
  expect(await idle()).toEqual([])
  await say(
    id,
    Array.from({ length: 40 }, (_, n) => ({ day: day(n + 3), peak: 2 + (n % 2) })),
    { unit: 'device' },
  )
  expect(await idle()).toMatchObject([{ what: 'peak', seats: 6, saves: '600.00 EUR' }])
  // A seat of another sort of lot that lies idle is told all the same.
  const before = '2026-01-01T00:00:00Z'
  const [own] = await write(
    undefined,
    (ctx) => createEntitlements(ctx, [{ product_id: id, quantity: 1 }]),
    before,
  )
  const lot_id = own?.id ?? ''
  await write(undefined, (ctx) => giveSeat(ctx, { id, lot_id, holder_id: devices[5] ?? '' }), before)
  expect((await idle()).map(({ what }) => what).toSorted()).toEqual(['peak', 'seat'])
  await must(manager, 'POST', at(id, '/lots/take'), { lot_id, holder_id: devices[5] })
  await must(manager, 'POST', at(id, '/lots/remove'), { lot_id })
  await expect(show({ id })).resolves.toMatchObject({ spare: 6, idle: '600.00 EUR' })
  const pack = await must<{ id: string }>(manager, 'POST', '/api/software/audits', { vendor_id })
  const [kept] = await db.selectFrom('audit_pack').select('content').where('id', '=', pack.id).execute()
  const { peaks, installations } = JSON.parse(kept?.content ?? '') as {
    peaks: object[]
    installations: { because: string }[]
  }
  expect(peaks).toHaveLength(41)
  expect(installations[0]?.because).toContain(
    'PO-8, 10 × In use at once of Mast Solver; at most 4 at once of 10',
  )
  const forecast = await must<Forecast>(manager, 'GET', at(id, '/forecast'))
  expect(forecast).toMatchObject({ use: 4, owned: 10, first: null, rests: { by: 'peaks' } })
})

const samples = (name: string, ...lines: readonly (readonly [ago: number, time: string, n: number])[]) =>
  ['timestamp,feature,in_use', ...lines.map(([ago, time, n]) => `${day(ago)} ${time},${name},${n}`)].join(
    '\n',
  )

test('samples of a licence server come in as the peaks of their days, only raise them, and are taken back', async () => {
  const id = await bought('Rudder Solver', {})
  const first = samples('rudder solver', [5, '08:00', 1], [5, '09:00', 3], [5, '10:00', 3], [4, '08:00', 2])
  const tried = await rehearsed(ada, 'samples.csv', `${first}\n${day(4)} 09:00,Unknown,2`)
  expect((await rows(ada, tried)).map(({ verdict }) => verdict)).toEqual([
    'unchanged',
    'create',
    'unchanged',
    'create',
    'error',
  ])
  const done = await act(ada, tried, 'run')
  expect(done).toMatchObject({ state: 'done', counts: { created: 2 } })
  expect(await peaksOf(id)).toEqual([`${day(4)} log 2 session`, `${day(5)} log 3 session`])
  await expect(show({ id })).resolves.toMatchObject({ covered: 4, short: 0 })
  // The rest of a day is another file; what is lower says nothing new.
  const next = await imported(
    ada,
    'more.csv',
    samples('Rudder Solver', [5, '18:00', 2], [4, '18:00', 6], [3, '08:00', 1]),
  )
  expect(next).toMatchObject({ state: 'done', counts: { created: 1, updated: 1 } })
  await expect(show({ id })).resolves.toMatchObject({ short: 3 })
  expect((await act(ada, next, 'undo')).state).toBe('undone')
  expect(await peaksOf(id)).toEqual([`${day(4)} log 2 session`, `${day(5)} log 3 session`])
  // What was said otherwise since stays.
  await say(id, [{ day: day(5), peak: 1 }], { source: 'log' })
  await act(ada, done, 'undo')
  expect(await peaksOf(id)).toEqual([`${day(5)} log 1 session`])
})

test('sessions are swept: several of one user count once, and one without an end goes on', async () => {
  const id = await bought('Sail Solver', {}, 0)
  const sessions = [
    'feature,user,out,in',
    `Sail Solver,ana,${day(3)} 08:00,${day(3)} 12:00`,
    `Sail Solver,ANA,${day(3)} 09:00,${day(3)} 10:00`,
    `Sail Solver,ben,${day(3)} 11:00,${day(3)} 13:00`,
    `Sail Solver,cleo,${day(3)} 12:00,${day(3)} 12:30`,
    `Sail Solver,dora,${day(1)} 08:00,`,
    `Sail Solver,eva,${day(3)} 12:00,${day(3)} 11:00`,
  ].join('\n')
  const done = await imported(ada, 'sessions.csv', sessions)
  expect((await rows(ada, done)).map(({ verdict }) => verdict)).toEqual([
    'unchanged',
    'unchanged',
    'create',
    'unchanged',
    'create',
    'error',
  ])
  expect((await peaksOf(id)).slice(-2)).toEqual([`${day(1)} log 1 user`, `${day(3)} log 2 user`])
})
