import { expect, test, vi } from 'vitest'
import type { Reply } from '#lib/contract'
import { changeAsset, createAssets } from '#modules/assets/public'
import { reportOf, sendTo, type Told } from '#test/agents'
import { world } from '#test/world'
import type { agents } from './contract.ts'

const house = await world()
const mona = await house.someone('Mona', ['manager'])
const lena = await house.someone('Lena', ['lead'])
const tess = await house.someone('Tess', ['technician'])
const alma = await house.someone('Alma', ['administrator'])
const una = await house.someone('Una')
const { token } = await house.must<{ token: string }>(mona, 'POST', '/api/agents/tokens', { name: 'All' })

type Found = Reply<typeof agents.drift>
type Decided = Reply<typeof agents.takeDrift>
const drift = (asked = '') => house.must<Found>(tess, 'GET', `/api/agents/drift?${asked}`)
const told = ({ items }: Found) => items.map(({ field, stands, value }) => [field, stands, value])
const decision = ({ asset, field, agent_id, stands, value }: Found['items'][number]) => ({
  asset_id: asset.id,
  field,
  agent_id,
  stands,
  value,
})
const place = ({ asset, field }: Found['items'][number]) => ({ asset_id: asset.id, field })
const take = (who: typeof mona, items: object[]) =>
  house.must<Decided>(who, 'POST', '/api/agents/drift/take', { items })
const keep = (items: object[], kept = true) =>
  house.must<Decided>(mona, 'POST', '/api/agents/drift/keep', { items, kept })
const report = async (n: number, more: Told = {}) =>
  expect(
    await sendTo(
      house,
      reportOf({
        device: `pc-${n}`,
        name: `pc-${n}`,
        serial: `DRIFT${n}`,
        model: 'T14',
        manufacturer: 'Corvid',
        ...more,
      }),
      { token },
    ),
  ).toMatchObject({ status: 200 })

const made = await house.write(undefined, (ctx) =>
  createAssets(
    ctx,
    [1, 2, 3, 4].map((n) => ({
      type: 'laptop',
      name: `Desk ${n}`,
      serial: `drift${n}`,
      model: 'T14',
      manufacturer: 'Corvid',
    })),
  ),
)
for (const n of [1, 2, 3]) await report(n)

test('what differs is listed page by page, to those who see it from inside', async () => {
  const all = await drift()
  // The serial numbers differ in their case alone.
  expect(told(all)).toEqual([1, 2, 3].map((n) => ['name', `Desk ${n}`, `pc-${n}`]))
  expect(all).toMatchObject({ n: 3, capped: false, next: null })
  const first = await drift('limit=2')
  const second = await drift(`limit=2&after=${first.next}`)
  expect([...first.items, ...second.items]).toEqual(all.items)
  expect(told(await drift('find=DESK%202'))).toEqual([['name', 'Desk 2', 'pc-2']])
  expect((await house.call(una, 'GET', '/api/agents/drift')).status).toBe(403)
  const items = all.items.map(decision)
  expect((await house.call(tess, 'POST', '/api/agents/drift/take', { items })).status).toBe(403)
  // Whoever manages agents but may not change assets decides nothing about them.
  expect(await take(alma, items)).toMatchObject({ n: 0, left: [{}, {}, {}] })
})

test('it is taken over or kept, many at once; what is locked is left, with the reason', async () => {
  const { items } = await drift()
  const [one, two] = items
  if (!one || !two) throw new Error('nothing differs')
  await keep([place(two)])
  expect(told(await drift('kept=true'))).toEqual([['name', 'Desk 2', 'pc-2']])
  expect(await take(mona, [decision(two), decision(one)])).toMatchObject({
    n: 1,
    left: [{ ...place(two), why: expect.stringContaining('locked') as string }],
  })
  expect(told(await drift())).toEqual([['name', 'Desk 3', 'pc-3']])
  await keep([place(two)], false)
  expect(told(await drift())).toHaveLength(2)
})

test('of two people at once the first decides, and what was changed meanwhile stays', async () => {
  const { items } = await drift()
  const [two, three] = items
  if (!two || !three) throw new Error('nothing differs')
  const both = await Promise.all([
    take(mona, items.map(decision)),
    take(lena, items.toReversed().map(decision)),
  ])
  expect(both.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual([0, 2])
  expect((await drift()).n).toBe(0)
  // Somebody calls it otherwise by hand: that differs again, and what was seen before is no longer taken.
  await house.write(mona, (ctx) => changeAsset(ctx, three.asset.id, { name: 'By hand' }))
  // Whoever looks through what happened may be at it already.
  await vi.waitFor(async () => expect(told(await drift())).toEqual([['name', 'By hand', 'pc-3']]), {
    timeout: 10_000,
  })
  expect(await take(lena, [decision(three)])).toMatchObject({ n: 0, left: [place(three)] })
  // The device agrees by now, and of what is gone nothing is listed.
  await report(3, { name: 'By hand' })
  await report(4)
  expect(told(await drift())).toEqual([['name', 'Desk 4', 'pc-4']])
  await house.write(mona, (ctx) => changeAsset(ctx, made[3]?.id ?? '', { status: 'sold' }))
  expect((await drift()).items).toEqual([])
})
