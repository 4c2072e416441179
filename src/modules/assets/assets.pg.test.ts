import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { world } from '#test/world'
import { assetsBySerial, createAssets, heldBy, modelFor, type AssetDraft } from './public.ts'

const { app, db, call, must, read, someone, write } = await world()
const technician = await someone('Tom', ['technician'])

const [lena, omar] = await write(undefined, (ctx) =>
  createPeople(ctx, [
    { display_name: 'Lena Vogt', emails: [] },
    { display_name: 'Omar Haddad', emails: [] },
  ]),
)
const [stores, office] = await write(undefined, (ctx) =>
  createPlaces(ctx, [
    { name: 'Stores', level: 'site' },
    { name: 'Office', level: 'site' },
  ]),
)
const ids = {
  lena: lena?.id ?? '',
  omar: omar?.id ?? '',
  stores: stores?.id ?? '',
  office: office?.id ?? '',
}

async function made(draft: Partial<AssetDraft> = {}) {
  const [one] = await write(undefined, (ctx) => createAssets(ctx, [{ type: 'laptop', ...draft }]))
  return one?.id ?? ''
}
const show = (id: string, who = technician) => must(who, 'GET', `/api/assets/${id}`)
const hand = (body: object, who = technician) => call(who, 'POST', '/api/assets/hand-over', body)
const save = (id: string, body: object) => call(technician, 'PATCH', `/api/assets/${id}`, body)
const found = async (q: string, who = technician) =>
  (await must<{ items: { id: string }[] }>(who, 'GET', `/api/assets?q=${encodeURIComponent(q)}`)).items.map(
    ({ id }) => id,
  )

test('an asset is added, with its model found or made, and stands where it came in', async () => {
  const body = {
    type: 'laptop',
    manufacturer: 'Corvid',
    model: 'W16',
    tag: 'HM-L-1',
    serial: 'CW-1',
    holder_id: ids.stores,
    cost: '1250.00 EUR',
    bought_on: '2026-01-15',
  }
  const { id } = await must<{ id: string }>(technician, 'POST', '/api/assets', body)
  expect(await show(id)).toMatchObject({
    name: 'Corvid W16',
    type: { code: 'laptop', title: 'Laptop' },
    status: { meaning: 'ready' },
    holdings: [{ holder: { title: 'Stores' }, quantity: 1 }],
    place: { name: 'Stores' },
    bought: { cost: '1250.00 EUR', bought_on: '2026-01-15' },
    can: { change: true, hand: true },
  })
  const again = await write(undefined, (ctx) =>
    modelFor(ctx, { manufacturer: 'CORVID', model: 'w16', type: 'laptop' }),
  )
  const { model_id } = await db
    .selectFrom('asset')
    .select('model_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(again).toBe(model_id)
})

test('it is handed over and taken back; its state follows, and the ledger tells it', async () => {
  const id = await made({ holder_id: ids.stores, serial: 'CW-2' })
  expect(
    (await hand({ ids: [id], to_id: ids.lena, note: 'With charger', due_back: '2027-01-31' })).status,
  ).toBe(200)
  expect(await show(id)).toMatchObject({
    status: { meaning: 'in-use' },
    holdings: [{ holder: { title: 'Lena Vogt' }, due_back: '2027-01-31' }],
    place: null,
  })
  expect((await hand({ ids: [id], to_id: ids.office })).status).toBe(200)
  expect(await show(id)).toMatchObject({ status: { meaning: 'ready' }, place: { name: 'Office' } })
  const { items } = await must<{ items: object[] }>(technician, 'GET', `/api/records/${id}/custody`)
  expect(items).toMatchObject([
    { reason: 'taken-back', way: 'on', from: { title: 'Lena Vogt' }, to: { title: 'Office' } },
    { reason: 'handed-over', way: 'on', note: 'With charger', from: { title: 'Stores' } },
    { reason: 'received', way: 'in', from: null, to: { title: 'Stores' } },
  ])
})

test('a person sees what they hold, without what it cost, and nothing else; given back it is gone from their sight', async () => {
  const account = await someone('Paula', ['requester'])
  await write(undefined, (ctx) => createPeople(ctx, [{ id: newId(), display_name: 'Somebody', emails: [] }]))
  const audience = await db
    .selectFrom('entity')
    .select('audience_id')
    .where('id', '=', ids.lena)
    .executeTakeFirstOrThrow()
  await sql`insert into entity (id, kind, key, title, audience_id, created_at)
    values (${account.id}::uuid, 'person', 'PER-9001', 'Paula', ${audience.audience_id}::int, now())`.execute(
    db,
  )
  const id = await made({ holder_id: ids.stores, cost: '10.00 EUR' })
  expect((await call(account, 'GET', `/api/assets/${id}`)).status).toBe(404)
  expect((await hand({ ids: [id], to_id: account.id })).status).toBe(200)
  expect(await show(id, account)).toMatchObject({
    bought: null,
    inside: false,
    can: { hand: expect.any(String) as string },
  })
  expect(await found('', account)).toEqual([id])
  expect(await found('holder:me', account)).toEqual([id])
  expect((await hand({ ids: [id], to_id: ids.stores })).status).toBe(200)
  expect((await call(account, 'GET', `/api/assets/${id}`)).status).toBe(404)
  expect(await found('', account)).toEqual([])
})

test('what is counted is given out in parts, never more than is there', async () => {
  const id = await made({
    type: 'accessory',
    name: 'Headset',
    holder_id: ids.stores,
    quantity: 5,
    minimum: 2,
  })
  expect((await hand({ ids: [id], to_id: ids.lena, quantity: 2 })).status).toBe(200)
  expect(await show(id)).toMatchObject({ quantity: 5, status: { meaning: 'ready' } })
  const refused = await hand({ ids: [id], to_id: ids.omar, quantity: 4 })
  expect(refused).toMatchObject({ status: 409, body: { title: 'Only 3 are there' } })
  expect((await hand({ ids: [id], from_id: null, to_id: ids.stores, quantity: 10 })).status).toBe(200)
  expect((await hand({ ids: [id], to_id: null, quantity: 1 })).status).toBe(200)
  expect(await show(id)).toMatchObject({ quantity: 14 })
  const held = await read(undefined, (ctx) => heldBy(ctx, [ids.lena]))
  expect(held.get(ids.lena)).toContainEqual(expect.objectContaining({ id, quantity: 2 }))
})

test('too few in stock is found, and told at home', async () => {
  const id = await made({
    type: 'accessory',
    name: 'Rare cable',
    holder_id: ids.stores,
    quantity: 3,
    minimum: 2,
  })
  expect(await found('low:yes')).not.toContain(id)
  expect((await hand({ ids: [id], to_id: ids.lena, quantity: 2 })).status).toBe(200)
  expect(await found('low:yes')).toContain(id)
  const home = JSON.stringify(await must(technician, 'GET', '/api/bridge'))
  expect(home).toContain('Rare cable')
})

test('two who take the last one at once come one after the other: one is told that none is there', async () => {
  const id = await made({ type: 'accessory', name: 'Last cable', holder_id: ids.stores, quantity: 1 })
  const answers = await Promise.all([
    hand({ ids: [id], from_id: ids.stores, to_id: ids.lena }),
    hand({ ids: [id], from_id: ids.stores, to_id: ids.omar }),
  ])
  expect(answers.filter(({ status }) => status === 409)).toMatchObject([
    { body: { title: 'None of it is there' } },
  ])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await show(id)).toMatchObject({ quantity: 1 })
})

test('the same request under one key hands over once', async () => {
  const id = await made({ type: 'accessory', name: 'Mouse', holder_id: ids.stores, quantity: 3 })
  const asked = () =>
    app.inject({
      method: 'POST',
      url: '/api/assets/hand-over',
      headers: { authorization: `Bearer ${technician.token}`, 'idempotency-key': `once ${id}` },
      payload: { ids: [id], to_id: ids.lena },
    })
  expect([(await asked()).statusCode, (await asked()).statusCode]).toEqual([200, 200])
  const held = await read(undefined, (ctx) => heldBy(ctx, [ids.lena]))
  expect(held.get(ids.lena)?.find((one) => one.id === id)?.quantity).toBe(1)
})

test('gone means that nobody holds it, and it cannot be handed on', async () => {
  const id = await made({ holder_id: ids.lena, tag: 'GONE-1' })
  expect((await save(id, { status: 'ready' })).body).toMatchObject({
    title: 'Lena Vogt holds it; take it back first',
  })
  expect((await save(id, { status: 'lost' })).status).toBe(200)
  expect(await show(id)).toMatchObject({ holdings: [], status: { code: 'lost' }, quantity: 0 })
  expect((await hand({ ids: [id], to_id: ids.omar })).body).toMatchObject({
    title: 'It is gone; give it another status first',
  })
  // Its tag is free again.
  expect(await made({ tag: 'gone-1' })).not.toBe('')
  expect((await save(id, { status: 'ready' })).body).toMatchObject({
    title: 'Another asset has this tag already',
  })
})

test('a thing lies in another, goes where that goes, and never into itself', async () => {
  const laptop = await made({ holder_id: ids.stores })
  const dock = await made({ type: 'dock', holder_id: ids.stores })
  expect((await hand({ ids: [dock], to_id: laptop })).status).toBe(200)
  expect((await hand({ ids: [laptop], to_id: ids.office })).status).toBe(200)
  expect(await show(dock)).toMatchObject({ place: { name: 'Office' } })
  expect((await hand({ ids: [laptop], to_id: dock })).status).toBe(409)
})

test('tags and serial numbers are found and kept apart', async () => {
  const serial = `S-${newId().slice(-6)}`
  const first = await made({ serial, manufacturer: 'Corvid' })
  const same = { type: 'laptop', serial: serial.toLowerCase(), manufacturer: 'corvid' }
  expect((await call(technician, 'POST', '/api/assets', same)).status).toBe(409)
  expect((await call(technician, 'POST', '/api/assets', { ...same, manufacturer: 'Nordlys' })).status).toBe(
    200,
  )
  const both = await read(undefined, (ctx) => assetsBySerial(ctx, [serial.toUpperCase()]))
  expect(both.get(serial.toUpperCase())?.map(({ id }) => id)).toContain(first)
})

test('bad input is refused with a sentence', async () => {
  const tried = async (body: object) => (await call(technician, 'POST', '/api/assets', body)).body
  expect(await tried({ type: 'spaceship' })).toMatchObject({ title: 'There is no type of asset spaceship' })
  expect(await tried({ type: 'laptop', cost: '12.345 EUR' })).toMatchObject({
    fields: { cost: expect.stringContaining('two ways') as string },
  })
  expect(await tried({ type: 'laptop', quantity: 2 })).toMatchObject({
    title: expect.stringContaining('one thing') as string,
  })
  const id = await made()
  expect((await hand({ ids: [id], to_id: ids.lena, quantity: -1 })).status).toBe(422)
})

test('filters ask for type, state, holder, place and warranty', async () => {
  const id = await made({
    type: 'phone',
    holder_id: ids.omar,
    warranty_until: '2027-03-01',
    home_place_id: ids.office,
  })
  expect(await found('type:phone is:in-use')).toEqual([id])
  expect(await found('holder:"Omar Haddad" type:phone')).toEqual([id])
  expect(await found('home:Office warranty:2027-03-01')).toEqual([id])
  expect(await found('type:phone holder:none')).toEqual([])
  const sorts = ['name', 'updated', 'tag', 'warranty']
  for (const sort of sorts)
    expect((await call(technician, 'GET', `/api/assets?sort=${sort}`)).status).toBe(200)
})

test('what changed is told, and money only to those inside', async () => {
  const id = await made({ holder_id: ids.stores })
  expect((await save(id, { tag: 'T-77', cost: '99.00 NOK', version: 1 })).status).toBe(200)
  expect((await save(id, { tag: 'T-78', version: 1 })).status).toBe(412)
  const { rows } = await sql<{ kind: string; granted: boolean }>`
    select kind, granted from event where subject_id = ${id}::uuid order by id`.execute(db)
  expect(rows).toEqual([
    { kind: 'asset.created', granted: true },
    { kind: 'custody.moved', granted: true },
    { kind: 'asset.changed', granted: true },
    { kind: 'asset.bought', granted: false },
  ])
})

test('what it is worth is told with how it was computed, and to those inside only', async () => {
  const { items } = await must<{ items: { id: string }[] }>(technician, 'GET', '/api/assets?q=serial:CW-1')
  const id = items[0]?.id ?? ''
  const path = `/api/assets/${id}/depreciation`
  const terms = { method: 'straight-line', years: 5, salvage_percent: 10, convention: 'full-month' }
  expect((await call(technician, 'POST', path, { terms, model: true })).status).toBe(200)
  const { value } = await must<{ value: { years: { amount: string }[] } }>(
    technician,
    'GET',
    `/api/assets/${id}/value`,
  )
  expect(value).toMatchObject({ of_model: true, cost: '1250.00 EUR' })
  expect(value).toMatchObject({
    how: '€1,250.00 from 15 Jan 2026: straight line over 5 years, counted by full months; 10% of the cost stay',
  })
  expect(value.years.map(({ amount }) => amount)).toEqual(Array.from({ length: 5 }, () => '225.00 EUR'))
  const other = await made()
  expect(await must(technician, 'GET', `/api/assets/${other}/value`)).toEqual({ value: null })
})
