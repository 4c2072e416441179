import { expect, test } from 'vitest'
import { createPeople } from '#modules/people/public'
import { createPurchases } from '#modules/purchasing/public'
import { createVendors } from '#modules/vendors/public'
import { world } from '#test/world'
import { createEntitlements, createProducts } from './public.ts'

const house = await world()
const { must, someone, write, db } = house
const [mia, tom] = await Promise.all([someone('Mia', ['manager']), someone('Tom', ['technician'])])
interface Thing {
  source: string
  id: string
  what: string
  name: string
  gives: boolean
}

test('whoever leaves gives back seats and keys with all else; accounts, purchases and contracts are named', async () => {
  const [ana] = await write(undefined, (ctx) => createPeople(ctx, [{ display_name: 'Ana Berg' }]))
  const person_id = ana?.id ?? ''
  const [product] = await write(undefined, (ctx) => createProducts(ctx, [{ name: 'Keel Planner' }]))
  const id = product?.id ?? ''
  const [lot] = await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product_id: id, metric: 'user', quantity: 5 }]),
  )
  const lot_id = lot?.id ?? ''
  const at = `/api/software/products/${id}`
  await must(mia, 'POST', `${at}/lots/give`, { lot_id, holder_id: person_id })
  await must(mia, 'POST', `${at}/keys`, { lot_id, keys: 'KEEL1-AAAAA-11111' })
  const { items: keys } = await must<{ items: { id: string }[] }>(mia, 'GET', `${at}/keys`)
  const seen = { key_id: keys[0]?.id, reason: 'for her laptop', holder_id: person_id }
  for (let twice = 0; twice < 2; twice++) await must(mia, 'POST', `${at}/keys/reveal`, seen)
  const [vendor] = await write(undefined, (ctx) => createVendors(ctx, [{ name: 'Keelworks' }]))
  await must(mia, 'POST', '/api/contracts', {
    name: 'Keel care',
    vendor_id: vendor?.id,
    owner_id: person_id,
    starts_on: '2026-01-01',
    first_end: '2099-12-31',
  })
  await write(undefined, (ctx) =>
    createPurchases(ctx, [
      {
        name: 'A dock',
        requester_id: person_id,
        lines: [{ title: 'Dock', quantity: 1, unit_price: '90.00 EUR' }],
      },
    ]),
  )
  const held = async (who = mia) =>
    (await must<{ things: Thing[] }>(who, 'GET', `/api/assets/returns/${person_id}`)).things
  const said = (all: Thing[]) =>
    all.map(({ what, name, gives }) => `${what}: ${name}${gives ? '' : ' (known)'}`)
  expect(said(await held())).toEqual(
    expect.arrayContaining([
      'Licence: Keel Planner',
      expect.stringMatching(/^Licence key: Keel Planner, key …\w+$/),
      'Purchases: One purchase that they asked for is still open (known)',
      'Contracts: One contract needs another owner (known)',
    ]),
  )
  // Who may only see licences is told of them, and takes none back.
  expect(said(await held(tom))).toEqual(
    expect.arrayContaining([
      'Licence: Keel Planner (known)',
      expect.stringMatching(/^Licence key: .*\(known\)$/),
    ]),
  )
  const given = (await held()).filter(({ gives }) => gives)
  await must(mia, 'POST', '/api/assets/returns', {
    person_id,
    things: given.map(({ source, id: one }) => ({ source, id: one, outcome: 'returned' })),
    to_id: null,
    protocol: 'here',
  })
  expect((await held()).filter(({ gives }) => gives)).toEqual([])
  expect(await db.selectFrom('part_holding').selectAll().execute()).toEqual([])
  // All of it came back in one deed: the ledger knows it together.
  const moves = await db
    .selectFrom('custody_move')
    .select(['part_kind', 'batch'])
    .where('from_id', '=', person_id)
    .orderBy('part_kind')
    .execute()
  expect(moves.map(({ part_kind }) => part_kind)).toEqual(['key', 'seat'])
  expect(new Set(moves.map(({ batch }) => batch)).size).toBe(1)
})

test('what names a record that was merged into theirs is told as theirs', async () => {
  const [kept, merged] = await write(undefined, (ctx) =>
    createPeople(ctx, [{ display_name: 'Eva Holt' }, { display_name: 'E. Holt' }]),
  )
  const [keep, merge] = [kept?.id ?? '', merged?.id ?? '']
  const [vendor] = await write(undefined, (ctx) => createVendors(ctx, [{ name: 'Mastworks' }]))
  const made = await must<{ id: string }>(mia, 'POST', '/api/contracts', {
    name: 'Mast care',
    vendor_id: vendor?.id,
    owner_id: merge,
    starts_on: '2026-01-01',
    first_end: '2099-12-31',
  })
  await must(mia, 'POST', '/api/obligations', {
    contract_id: made.id,
    name: 'Yearly report',
    owner_id: merge,
    first_on: '2099-01-31',
  })
  const dock = { title: 'Dock', quantity: 1, unit_price: '90.00 EUR' }
  await write(undefined, (ctx) =>
    createPurchases(
      ctx,
      [keep, merge].map((requester_id) => ({ name: 'A dock', requester_id, lines: [dock] })),
    ),
  )
  await must(await someone('Ada', ['administrator']), 'POST', '/api/people/merge', { keep, merge })
  const { things } = await must<{ things: (Thing & { quantity: number })[] }>(
    mia,
    'GET',
    `/api/assets/returns/${keep}`,
  )
  expect(Object.fromEntries(things.map(({ source, quantity }) => [source, quantity]))).toEqual({
    'purchasing.asked': 2,
    'vendors.owned': 1,
    'vendors.obligations': 1,
  })
})
