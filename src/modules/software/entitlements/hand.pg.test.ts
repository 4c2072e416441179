import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { CustodyMove } from '#facets/custody/contract'
import type { AsItWas } from '#facets/history/contract'
import { createPeople } from '#modules/people/public'
import { migrations } from '#kernel/migrate'
import { somebodyWaits } from '#test/waits'
import { world } from '#test/world'
import { productSeatGiven } from '../events.ts'
import type { LicencePlan } from '../import/licence-plan.ts'
import { writeLicences } from '../import/licence-write.ts'
import { createEntitlements, createProducts } from '../public.ts'
import { giveSeat } from './commands.ts'

const house = await world()
const { call, must, someone, write, db } = house
const mia = await someone('Mia', ['manager'])
const [product] = await write(undefined, (ctx) => createProducts(ctx, [{ name: 'Keel Planner' }]))
const id = product?.id ?? ''
const [lot] = await write(undefined, (ctx) =>
  createEntitlements(ctx, [{ product_id: id, metric: 'user', quantity: 2, order_no: 'PO-7' }]),
)
const lot_id = lot?.id ?? ''
const people = await write(undefined, (ctx) =>
  createPeople(
    ctx,
    ['Ana Berg', 'Ola Lund', 'Ida Moe'].map((display_name) => ({ display_name })),
  ),
)
const [ana = '', ola = '', ida = ''] = people.map((one) => one.id)
const seat = (what: 'give' | 'take', holder_id: string) =>
  call(mia, 'POST', `/api/software/products/${id}/lots/${what}`, { lot_id, holder_id })
const moves = async () =>
  (await must<{ items: CustodyMove[] }>(mia, 'GET', `/api/records/${id}/custody?part=${lot_id}`)).items.map(
    ({ way, from, to, reason, by, part }) =>
      `${way} ${(way === 'out' ? from : to)?.title}: ${reason}, ${part?.kind} ${part?.name}, by ${by.name}`,
  )
/** What is held, by the ledger's sum and by its steps; they are the same. */
async function held() {
  const { rows } = await sql<{ holder: string; n: number }>`
    select holder, sum(n)::int as n from (
      select to_id as holder, quantity as n from custody_move where part_id = ${lot_id}::uuid and to_id is not null
      union all select from_id, -quantity from custody_move where part_id = ${lot_id}::uuid and from_id is not null) m
    group by holder having sum(n) <> 0 order by holder`.execute(db)
  const kept = await db
    .selectFrom('part_holding')
    .select(['holder_id as holder', 'quantity as n'])
    .where('part_id', '=', lot_id)
    .orderBy('holder_id')
    .execute()
  expect(kept).toEqual(rows)
  return kept.map(({ holder }) => holder)
}

test('seats are steps of the one ledger: given once, no more than there are, and it is known who had one when', async () => {
  expect(await seat('give', ana)).toMatchObject({ status: 200 })
  expect(await seat('give', ana)).toMatchObject({ status: 200 })
  expect(await held()).toEqual([ana])
  // Two want the last one at once: one of them has it.
  const both = await Promise.all([seat('give', ola), seat('give', ida)])
  expect(both.filter(({ status }) => status === 409)).toHaveLength(1)
  expect(await held()).toHaveLength(2)
  const { at: between } = await db
    .selectFrom('custody_move')
    .select('at')
    .where('part_id', '=', lot_id)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await seat('take', ana)
  await seat('take', ana)
  const [last] = await held()
  expect(last).toBe(both[0]?.status === 200 ? ola : ida)
  const told = await moves()
  expect(told).toHaveLength(3)
  expect(told[0]).toBe('out Ana Berg: taken-back, seat PO-7, by Mia')
  expect(told[2]).toBe('in Ana Berg: handed-over, seat PO-7, by Mia')

  const was = await must<AsItWas>(mia, 'GET', `/api/records/${id}/was?at=${encodeURIComponent(between)}`)
  const given = was.fields.find(({ name }) => name === 'given')
  expect(JSON.stringify(given?.was)).toContain('Ana Berg')
  expect(JSON.stringify(given?.today)).not.toContain('Ana Berg')

  // What is bought no more has nobody's seats; who had them is known still.
  await must(mia, 'POST', `/api/software/products/${id}/lots/remove`, { lot_id })
  expect(await held()).toEqual([])
  expect((await moves())[0]).toMatch(/^out (?:Ola Lund|Ida Moe): taken-back, seat PO-7, by Mia$/)
})

test('an import gives nobody a second seat of the same, and no more than there are by now, whatever it read before', async () => {
  const [few] = await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product_id: id, metric: 'user', quantity: 2, order_no: 'PO-6' }]),
  )
  const few_id = few?.id ?? ''
  const plan: LicencePlan = {
    product: 'Keel Planner',
    publisher: '',
    key: undefined,
    // As it was when the file was read.
    quantity: 9,
    starts_on: null,
    ends_on: null,
    cost: null,
    order_no: 'PO-6',
    vendor: undefined,
    upgrade: false,
    note: '',
    lot_id: few_id,
    product_id: id,
    vendor_id: null,
    metric: 'user',
    holder_id: undefined,
  }
  const bring = (...holders: string[]) =>
    write(undefined, (ctx) =>
      writeLicences(
        ctx,
        holders.map((holder_id, n) => ({
          n,
          label: '',
          verdict: 'create',
          notes: [],
          plan: { ...plan, holder_id },
        })),
      ),
    )
  const [given, goesOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const first = write(undefined, async (ctx) => {
    await giveSeat(ctx, { id, lot_id: few_id, holder_id: ana })
    given.resolve()
    await goesOn.promise
  })
  await given.promise
  const second = bring(ana, ola, ida)
  await somebodyWaits(house)
  goesOn.resolve()
  await first
  expect((await second).filter(({ kind }) => kind === 'allocation')).toHaveLength(1)
  const kept = await db
    .selectFrom('part_holding')
    .select(['holder_id', 'quantity'])
    .where('part_id', '=', few_id)
    .execute()
  expect(new Map(kept.map(({ holder_id, quantity }) => [holder_id, quantity]))).toEqual(
    new Map([
      [ana, 1],
      [ola, 1],
    ]),
  )
  await must(mia, 'POST', `/api/software/products/${id}/lots/remove`, { lot_id: few_id })
})

const migration = (name: string) => migrations().find((one) => one.name.endsWith(name))?.text ?? ''

test('what was given before the ledger knew it is in it: since then, by whoever the timeline names, else by the house', async () => {
  const [old] = await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product_id: id, metric: 'user', quantity: 9, order_no: 'PO-8' }]),
  )
  const part_id = old?.id ?? ''
  const since = '2026-03-01T08:00:00Z'
  await write(undefined, async (ctx) => {
    await ctx.db
      .insertInto('allocation')
      .values([ana, ola].map((holder_id) => ({ entitlement_id: part_id, holder_id, since })))
      .execute()
    const ref = await ctx.db
      .selectFrom('entity')
      .select(['id', 'kind', 'key', 'title', 'audience_id'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const told = { lot_id: part_id, holder_id: ana, order_no: 'PO-8', given: true }
    ctx.emit(productSeatGiven, ref, told, { at: since, by: { id: mia.id } })
  })
  await must(mia, 'POST', `/api/software/products/${id}/keys`, { lot_id: part_id, keys: 'KEEL9-00000-99999' })
  const key = await db.selectFrom('licence_key').select('id').executeTakeFirstOrThrow()
  const seen = {
    key_id: key.id,
    product_id: id,
    label: 'Yard',
    ending: '99999',
    by_id: mia.id,
    reason: 'A laptop',
  }
  const sight = (n: number, holder_id: string, given_back_at: string | null = null) => ({
    ...seen,
    id: `01a00000-0000-7000-8000-00000000000${n}`,
    at: `2026-03-0${n}T08:00:00Z`,
    holder_id,
    given_back_at,
  })
  await db
    .insertInto('licence_key_sight')
    .values([
      sight(1, ana, '2026-03-03T08:00:00Z'),
      sight(2, ana, '2026-03-03T08:00:00Z'),
      sight(4, ana),
      sight(5, ola),
    ])
    .execute()
  for (const name of ['1402-seats-given-so-far.sql', '1403-keys-handed-so-far.sql'])
    await sql.raw(migration(name)).execute(db)

  const told = async (part: string) =>
    (await must<{ items: CustodyMove[] }>(mia, 'GET', `/api/records/${id}/custody?part=${part}`)).items.map(
      ({ at, way, from, to, by }) => `${at.slice(0, 10)} ${way} ${(from ?? to)?.title} by ${by.name}`,
    )
  expect((await told(part_id)).toSorted()).toEqual([
    '2026-03-01 in Ana Berg by Mia',
    '2026-03-01 in Ola Lund by Wheelhouse',
  ])
  expect(await told(key.id)).toEqual([
    '2026-03-05 in Ola Lund by Mia',
    '2026-03-04 in Ana Berg by Mia',
    '2026-03-03 out Ana Berg by Wheelhouse',
    '2026-03-01 in Ana Berg by Mia',
  ])
  const { items } = await must<{ items: { what: string; name: string; ending: string }[] }>(
    mia,
    'GET',
    `/api/software/held/${ana}`,
  )
  expect(items.map(({ what, name, ending }) => [what, name, ending])).toEqual([
    ['key', 'PO-8', '9999'],
    ['seat', 'PO-8', ''],
  ])
})
