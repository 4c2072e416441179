import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { AsItWas } from '#facets/history/contract'
import { createPeople } from '#modules/people/public'
import { lockAnew } from '#kernel/locked-columns'
import { world } from '#test/world'
import { createEntitlements, createProducts } from '../public.ts'
import { openKey } from './locks.ts'
import type { KeySight, LicenceKey } from './schemas.ts'

const house = await world()
const { call, must, someone, write, db } = house
const [mia, tom, aude] = await Promise.all([
  someone('Mia', ['manager']),
  someone('Tom', ['technician']),
  someone('Aude', ['auditor']),
])
const [product] = await write(undefined, (ctx) => createProducts(ctx, [{ name: 'Keel Planner' }]))
const id = product?.id ?? ''
const [lot] = await write(undefined, (ctx) =>
  createEntitlements(ctx, [{ product_id: id, metric: 'user', quantity: 5, order_no: 'PO-7' }]),
)
const lot_id = lot?.id ?? ''
const people = await write(undefined, (ctx) =>
  createPeople(ctx, [{ display_name: 'Ana Berg' }, { display_name: 'Ola Lund' }]),
)
const [ana, ola] = people.map((one) => one.id)
const plain = ['KEEL1-AAAAA-BBBBB-CCCCC-11111', 'KEEL1-AAAAA-BBBBB-CCCCC-22222']

const at = (what = '') => `/api/software/products/${id}/keys${what}`
const list = async (who = tom) => (await must<{ items: LicenceKey[] }>(who, 'GET', at())).items
const add = (who: typeof mia, body: object) => call(who, 'POST', at(), { lot_id, ...body })
const reveal = (who: typeof mia, key_id: string, body: object) =>
  call(who, 'POST', at('/reveal'), { key_id, ...body })

test('keys are kept locked, listed masked, and shown only to whom may and says why', async () => {
  expect(await add(tom, { keys: plain[0] })).toMatchObject({ status: 403 })
  expect(await add(mia, { keys: plain.join('\n'), label: 'Volume', activations: 1 })).toMatchObject({
    status: 200,
    body: { n: 2 },
  })
  expect(await add(mia, { keys: plain[1] })).toMatchObject({ status: 409 })
  const [first, second] = await list()
  expect(first).toMatchObject({ ending: '11111', used: 0, sights: 0, label: 'Volume', activations: 1 })
  const key = first?.id ?? ''
  expect(await reveal(tom, key, { reason: 'I am curious' })).toMatchObject({ status: 403 })
  expect(await reveal(aude, key, { reason: 'I am curious' })).toMatchObject({ status: 403 })
  expect(await reveal(mia, key, { reason: '' })).toMatchObject({ status: 422 })
  const shown = await reveal(mia, key, { reason: 'Reinstall of the yard laptop' })
  expect(shown).toMatchObject({ status: 200, body: { key: plain[0] } })

  // Handed out it takes its one activation, until it is given back; the same person may see it again.
  const hand = (holder_id: string | undefined) => reveal(mia, key, { reason: 'New laptop', holder_id })
  expect(await hand(ana)).toMatchObject({ status: 200 })
  expect(await hand(ana)).toMatchObject({ status: 200 })
  expect(await hand(ola)).toMatchObject({ status: 409 })
  expect(await hand(id)).toMatchObject({ status: 409 })
  const [held] = await list()
  expect(held).toMatchObject({ used: 1, sights: 3, holders: [{ title: 'Ana Berg' }] })
  await must(mia, 'POST', at('/return'), { sight_id: held?.holders[0]?.sight_id })
  expect(await hand(ola)).toMatchObject({ status: 200 })
  expect((await list())[0]).toMatchObject({ used: 1, sights: 4, holders: [{ title: 'Ola Lund' }] })

  const seen = await must<{ items: KeySight[]; total: number; by: object[] }>(
    aude,
    'GET',
    '/api/software/keys/seen',
  )
  expect(seen).toMatchObject({ total: 4, by: [{ name: 'Mia', n: 4 }] })
  expect(seen.items[0]).toMatchObject({ reason: 'New laptop', holder: { title: 'Ola Lund' } })
  const told = JSON.stringify(await must<object>(tom, 'GET', `/api/records/${id}/history`))
  expect(told).toContain('Looked at the licence key Volume: Reinstall of the yard laptop')
  expect(told).toContain('Handed Ola Lund the licence key Volume: New laptop')
  expect(told).toContain('Ana Berg gave the licence key Volume back')

  // A lot that keeps keys stays.
  const gone = await call(mia, 'POST', `/api/software/products/${id}/lots/remove`, { lot_id })
  expect(gone).toMatchObject({ status: 409 })
  await must(mia, 'POST', at('/remove'), { key_id: second?.id })
  expect(await list()).toHaveLength(1)
  // Who saw a key that is gone, and who had it, is known still.
  await must(mia, 'POST', at('/remove'), { key_id: key })
  const still = await must<{ items: KeySight[]; total: number }>(aude, 'GET', '/api/software/keys/seen')
  expect(still).toMatchObject({ total: 4 })
  expect(still.items[0]).toMatchObject({ key_id: null, label: 'Volume', ending: '11111' })
  const was = await must<AsItWas>(
    mia,
    'GET',
    `/api/records/${id}/was?at=${encodeURIComponent(seen.items[0]?.at ?? '')}`,
  )
  const given = was.fields.find(({ name }) => name === 'given')
  expect([given?.was, given?.today].map((some) => JSON.stringify(some).includes('Ola Lund'))).toEqual([
    true,
    false,
  ])
  await add(mia, { keys: plain[0] })
})

test('no table and no answer holds a key in the clear', async () => {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = 'public'`.execute(db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(name)} t where to_jsonb(t)::text ilike '%KEEL1-AAAAA%'
        or position(convert_to('KEEL1-AAAAA', 'UTF8') in convert_to(t::text, 'UTF8')) > 0
        or t::text like ${`%${Buffer.from('KEEL1-AAAAA').toString('hex')}%`}`.execute(db)
    if ((rows[0]?.n ?? 0) > 0) found.push(name)
  }
  expect(found).toEqual([])
  for (const url of [
    at(),
    '/api/software/keys/seen',
    `/api/software/products/${id}`,
    `/api/records/${id}/history`,
  ])
    expect(JSON.stringify(await must<object>(mia, 'GET', url))).not.toContain('AAAAA')
  const hits = await must<object>(mia, 'GET', '/api/search?q=KEEL1-AAAAA')
  expect(JSON.stringify(hits)).not.toContain('SW-')
})

test('an exchange of the secret locks keys anew; with a secret that does not open them they say so', async () => {
  const rows = await db.selectFrom('licence_key').select(['id', 'kept']).execute()
  const [one] = rows
  expect(openKey(one?.id ?? '', one?.kept ?? Buffer.of())).toBe(plain[0])
  expect(openKey('another', one?.kept ?? Buffer.of())).toBeUndefined()
  await db
    .updateTable('licence_key')
    .set({ kept: Buffer.from('broken') })
    .execute()
  expect(await reveal(mia, one?.id ?? '', { reason: 'Is it there?' })).toMatchObject({
    status: 409,
    body: { title: expect.stringContaining('no longer opens') },
  })
  const { lost } = await lockAnew(db, 'another secret, which is long enough', [])
  expect(lost.map(({ key }) => key)).toContain('software-keys.secrets-lost')
})
