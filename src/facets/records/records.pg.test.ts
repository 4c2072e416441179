import { expect, test } from 'vitest'
import { things } from '#test/things'
import { world } from '#test/world'

const house = await world()
const { someone, call } = house
const { make, merge, everyone } = await things(house)

const ana = await someone('Ana', ['technician'])
const rita = await someone('Rita', ['requester'])
const max = await someone('Max', ['manager'])

const keysOf = (body: unknown) =>
  (body as { groups: { items: { key: string }[] }[] }).groups.flatMap(({ items }) =>
    items.map(({ key }) => key),
  )
const search = async (who: typeof ana, q: string) =>
  keysOf((await call(who, 'GET', `/api/search?q=${encodeURIComponent(q)}`)).body)

test('a number leads to its record, whatever its case', async () => {
  const printer = await make('Printer on the quay')
  const found = await call(ana, 'GET', `/api/go/${printer.key.toLowerCase()}`)
  expect(found).toMatchObject({ status: 200, body: { id: printer.id, kind: 'thing', kind_title: 'Thing' } })
})

test('a merged record leads to where its story goes on', async () => {
  const [first, second, third] = [await make('One'), await make('Two'), await make('Three')]
  await merge(first, second)
  await merge(second, third)
  expect(await call(ana, 'GET', `/api/go/${first.key}`)).toMatchObject({ body: { id: third.id } })
  expect(await call(ana, 'GET', `/api/records/${first.id}`)).toMatchObject({
    body: { id: first.id, merged_into: { id: third.id } },
  })
})

test('a merge into what one may not see does not give it away', async () => {
  const mine = await make('My request', { requester: rita })
  const hidden = await make('Break-in at the yard')
  await merge(mine, hidden)
  expect(await call(rita, 'GET', `/api/go/${mine.key}`)).toMatchObject({ status: 200, body: { id: mine.id } })
  const card = await call(rita, 'GET', `/api/records/${mine.id}`)
  expect(card).toMatchObject({ status: 200, body: { merged_into: null } })
})

test('hidden and absent are answered with the same bytes', async () => {
  const hidden = await make('Not for Rita')
  const bytes = async (path: string) => {
    const { status, body } = await call(rita, 'GET', path)
    return JSON.stringify([status, { ...(body as object), request: '' }])
  }
  expect(await bytes(`/api/go/${hidden.key}`)).toBe(await bytes('/api/go/THI-999999'))
  expect(await bytes(`/api/records/${hidden.id}`)).toBe(
    await bytes(`/api/records/${hidden.id.slice(0, -4)}0000`),
  )
})

test('a kind that one may not read stays closed though its audience is everyone, except by a personal grant', async () => {
  const file = await make('Quarrel about the coffee', { kind: 'casefile', audience: [everyone] })
  const own = await make('Quarrel about the tea', { kind: 'casefile', audience: [everyone], requester: rita })
  expect((await call(rita, 'GET', `/api/records/${file.id}`)).status).toBe(404)
  expect((await call(rita, 'GET', `/api/go/${file.key}`)).status).toBe(404)
  expect(await search(rita, 'quarrel')).toEqual([own.key])
  expect(await call(rita, 'GET', `/api/records/${own.id}`)).toMatchObject({
    body: { can: { read: true, write: expect.any(String) as string } },
  })
  expect(await search(max, 'quarrel')).toEqual([own.key, file.key])
})

test('search groups by kind, narrows by kind, and leads from merged records to their end', async () => {
  const [lamp, lantern] = [await make('Harbour lamp flickers'), await make('Lantern')]
  const file = await make('Harbour lamp stolen', { kind: 'casefile' })
  await merge(lamp, lantern)
  const all = await call(max, 'GET', '/api/search?q=lamp')
  expect(all.body).toMatchObject({
    groups: [
      { kind: 'casefile', title: 'Case file', items: [{ id: file.id }] },
      { kind: 'thing', items: [{ id: lantern.id, title: 'Lantern' }] },
    ],
  })
  expect(keysOf((await call(max, 'GET', '/api/search?q=lamp&kinds=thing')).body)).toEqual([lantern.key])
})

test('what I looked at last comes first, without what I may not see any more', async () => {
  const [a, b] = [await make('Anchor', { requester: rita }), await make('Buoy', { requester: rita })]
  for (const { id } of [a, b, a])
    expect((await call(rita, 'POST', `/api/records/${id}/visit`, {})).status).toBe(200)
  const recent = async () =>
    ((await call(rita, 'GET', '/api/recent')).body as { items: { id: string }[] }).items.map(({ id }) => id)
  expect(await recent()).toEqual([a.id, b.id])
  await house.db.deleteFrom('entity_grant').where('entity_id', '=', a.id).execute()
  expect(await recent()).toEqual([b.id])
  const hidden = await make('Never seen')
  expect((await call(rita, 'POST', `/api/records/${hidden.id}/visit`, {})).status).toBe(404)
})

test('only so many are remembered', async () => {
  const first = await make('Visited first')
  await call(ana, 'POST', `/api/records/${first.id}/visit`, {})
  for (let n = 0; n < 50; n++) {
    const { id } = await make(`Visited ${n}`)
    await call(ana, 'POST', `/api/records/${id}/visit`, {})
  }
  const rows = await house.db
    .selectFrom('recent')
    .select('entity_id')
    .where('person_id', '=', ana.id)
    .execute()
  expect(rows).toHaveLength(50)
  expect(rows.map(({ entity_id }) => entity_id)).not.toContain(first.id)
})
