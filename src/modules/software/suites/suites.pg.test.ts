import { type KyselyPlugin, sql } from 'kysely'
import { expect, test } from 'vitest'
import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { createPeople } from '#modules/people/public'
import { licensed, one } from '#test/licences'
import { somebodyWaits } from '#test/waits'
import { world } from '#test/world'
import { createEntitlements, giveSeat, removeLot, saveLot, takeSeat } from '../entitlements/commands.ts'
import { giveSeatsTo, takeSeatsOf } from '../kit-seats/give.ts'
import { refreshAll } from '../positions.ts'
import { EntitlementDraft, LotFields } from '../schemas.ts'
import { addMembers } from './commands.ts'

const house = await world()
const { call, must, write } = house
const { manager, technician, devices, report, addProduct, show } = await licensed(house)

test('one seat of a suite covers what belongs to it, and all that is told of it agrees', async () => {
  const [photo, vector] = await Promise.all(
    ['Photo', 'Vector'].map((name) => addProduct({ name, rules: [{ name }] })),
  )
  const suite = await addProduct({ name: 'All Apps' })
  if (!photo || !vector) throw new Error('none was made')
  for (const device of devices.slice(0, 4)) await report(device, [one('Photo', '1'), one('Vector', '1')])
  await write(undefined, (ctx) =>
    createEntitlements(ctx, [
      { product_id: suite.id, quantity: 2, cost: '1200.00 EUR', order_no: 'PO-9' },
      { product_id: photo.id, quantity: 1, cost: '100.00 EUR' },
    ]),
  )
  expect(await show(photo)).toMatchObject({ covered: 1, short: 3 })
  const at = `/api/software/products/${suite.id}/members`
  await must(manager, 'POST', at, { members: [photo.id, vector.id] })
  expect(await show(suite)).toMatchObject({
    members: [{ name: 'Photo' }, { name: 'Vector' }],
    owned: 2,
    short: 2,
    spare: 0,
    risk: '1200.00 EUR',
  })
  expect(await show(vector)).toMatchObject({
    suites: [{ name: 'All Apps' }],
    installed: 4,
    covered: 2,
    short: 0,
  })
  const { items } = await must<{ items: { why: string; lot: { product: { name: string } } | null }[] }>(
    technician,
    'GET',
    `/api/software/products/${vector.id}/position`,
  )
  expect(items.map(({ why, lot }) => [why, lot?.product.name])).toEqual([
    ['all-taken', undefined],
    ['all-taken', undefined],
    ['suite', 'All Apps'],
    ['suite', 'All Apps'],
  ])
  const plan = await must<{ steps: { what: string; product: { title: string } }[]; cost: string }>(
    technician,
    'GET',
    `/api/software/products/${suite.id}/cheapest`,
  )
  expect(plan.steps.map(({ what, product }) => `${what} ${product.title}`)).toEqual([
    'buy All Apps',
    'buy All Apps',
  ])
  expect(plan.cost).toBe('1200.00 EUR')
  const need = await must<{ use: number; owned: number }>(
    manager,
    'GET',
    `/api/software/products/${suite.id}/forecast`,
  )
  expect(need).toMatchObject({ use: 4, owned: 2 })
  // Counted by itself once more, it is the same.
  const before = await Promise.all([photo, vector, suite].map((each) => show(each)))
  await write(undefined, refreshAll)
  expect(await Promise.all([photo, vector, suite].map((each) => show(each)))).toEqual(before)
  const archive = `/api/software/products/${suite.id}/archive`
  await must(manager, 'POST', archive, { archived: true })
  expect(await show(vector)).toMatchObject({ covered: 0, short: 4, suites: [] })
  await must(manager, 'POST', archive, { archived: false })
  expect(await show(vector)).toMatchObject({ covered: 2, short: 0 })
  await must(manager, 'POST', `${at}/remove`, { members: [vector.id] })
  expect(await show(vector)).toMatchObject({ covered: 0, short: 4, suites: [] })
})

test('no suite belongs to itself, through whatever it holds', async () => {
  const [inner, outer] = await Promise.all(['Inner', 'Outer'].map((name) => addProduct({ name })))
  if (!inner || !outer) throw new Error('none was made')
  const to = (id: string, members: string[]) =>
    call(manager, 'POST', `/api/software/products/${id}/members`, { members })
  expect((await to(outer.id, [inner.id])).status).toBe(200)
  for (const refused of [await to(inner.id, [outer.id]), await to(inner.id, [inner.id])])
    expect(refused.status).toBe(409)
  expect(
    (await call(technician, 'POST', `/api/software/products/${outer.id}/members`, { members: [inner.id] }))
      .status,
  ).toBe(403)
})

test('no circle closes either where two close it at once, each without a suite of the other', async () => {
  const made = await Promise.all(['Fore', 'Main', 'Mizzen', 'Jigger'].map((name) => addProduct({ name })))
  const [fore = '', main = '', mizzen = '', jigger = ''] = made.map((each) => each.id)
  const put = (id: string, member: string) =>
    write(undefined, (ctx) => addMembers(ctx, { id, members: [member] }))
  await put(fore, main)
  await put(mizzen, jigger)
  const [written, goesOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const first = write(undefined, async (ctx) => {
    await addMembers(ctx, { id: main, members: [mizzen] })
    written.resolve()
    await goesOn.promise
  })
  await written.promise
  const second = put(jigger, fore).catch((error: unknown) => error)
  await somebodyWaits(house)
  goesOn.resolve()
  await first
  expect(await second).toBeInstanceOf(Refusal)
})

test('a whole suite is counted once, before anything of it is held, and right', async () => {
  const [jib, spinnaker, late] = await Promise.all(
    ['Jib', 'Spinnaker', 'Late'].map((name) => addProduct({ name, rules: [{ name }] })),
  )
  const suite = await addProduct({ name: 'All Sails' })
  if (!jib || !spinnaker || !late) throw new Error('none was made')
  for (const device of devices.slice(0, 4))
    await report(
      device,
      ['Jib', 'Spinnaker', 'Late'].map((name) => one(name, '1')),
    )
  await write(undefined, (ctx) => addMembers(ctx, { id: suite.id, members: [jib.id, spinnaker.id] }))
  const terms = { product_id: suite.id, quantity: 2, cost: '1200.00 EUR', order_no: 'PO-11' }
  const [lot] = await write(undefined, (ctx) => createEntitlements(ctx, [terms]))
  const lot_id = lot?.id ?? ''
  const [ana] = await write(undefined, (ctx) => createPeople(ctx, [{ display_name: 'Ana Berg' }]))
  await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product_id: suite.id, metric: 'user', quantity: 2, cost: '900.00 EUR' }]),
  )
  const { product_id: _, ...fields } = EntitlementDraft.parse({ ...terms, quantity: 3, per: 'month' })
  await write(undefined, refreshAll)
  const person_id = ana?.id ?? ''
  const deeds: ((ctx: Write) => Promise<unknown>)[] = [
    (ctx) => giveSeat(ctx, { id: suite.id, lot_id, holder_id: devices[5] ?? '' }),
    (ctx) => saveLot(ctx, { id: suite.id, lot_id, ...LotFields.parse(fields) }),
    (ctx) => addMembers(ctx, { id: suite.id, members: [late.id] }),
    (ctx) => takeSeat(ctx, { id: suite.id, lot_id, holder_id: devices[5] ?? '' }),
    (ctx) => giveSeatsTo(ctx, { products: [suite.id], person_id }),
    (ctx) => takeSeatsOf(ctx, { products: [suite.id], person_id, since: '2020-01-01T00:00:00Z' }),
    (ctx) => removeLot(ctx, { id: suite.id, lot_id }),
    (ctx) => createEntitlements(ctx, [terms]),
  ]
  const all = [jib, spinnaker, late, suite]
  const shown = () => Promise.all(all.map((each) => show(each)))
  for (const deed of deeds) {
    let counted = 0
    const counts: KyselyPlugin = {
      transformQuery: ({ node }) => {
        if (JSON.stringify(node).includes('join installation')) counted += 1
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    }
    const [begun, goesOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const slow = house.db.transaction().execute(async (tx) => {
      await sql`lock table installation in access exclusive mode`.execute(tx)
      begun.resolve()
      await goesOn.promise
    })
    await begun.promise
    const doing = write(undefined, (ctx) => deed({ ...ctx, db: ctx.db.withPlugin(counts) }))
    await somebodyWaits(house)
    const ids = all.map(({ id }) => id)
    await sql`select from entity where id = any(${ids}::uuid[]) for update nowait`.execute(house.db)
    goesOn.resolve()
    await slow
    await doing
    expect(counted).toBe(1)
    const before = await shown()
    await write(undefined, refreshAll)
    expect(await shown()).toEqual(before)
  }
})

test('what is sold as a suite comes as one with what is known everywhere', async () => {
  await must(manager, 'POST', '/api/software/starters', {})
  const { items } = await must<{ items: { id: string; name: string }[] }>(
    technician,
    'GET',
    '/api/software?q=name:"Creative Cloud All Apps"',
  )
  const [suite] = items
  if (!suite) throw new Error('it is not there')
  const { members } = await show<{ members: { name: string }[] }>(suite)
  expect(members.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Photoshop', 'Illustrator', 'Acrobat Pro']),
  )
})
