import { expect, test } from 'vitest'
import { papersIn, strokes } from '#test/papers'
import { world } from '#test/world'
import { signProtocol } from './deeds.ts'
import { hashOf } from './make.ts'

const house = await world()
const { call, db, must, someone, write } = house
const { technician, asker, stores_id, paper, personWith, show } = await papersIn(house)

test('who is handed things signs for them once; what was signed is never another, on paper in their own words', async () => {
  const { who, ids } = await personWith('Łukasz Żółć', ['P-1', 'P-2'])
  expect((await call(technician, 'POST', '/api/assets/terms', { text: 'x' })).status).toBe(403)
  const lead = await someone('Lea', ['lead'])
  await must(lead, 'POST', '/api/assets/terms', { text: 'Treat it well.' })
  await must(lead, 'POST', '/api/assets/terms', { text: 'Treat it very well.' })
  const handed = { ids, to_id: who.id, note: 'With charger', protocol: 'link' }
  const { protocols } = await must<{ protocols: string[] }>(
    technician,
    'POST',
    '/api/assets/hand-over',
    handed,
  )
  const [id = ''] = protocols
  const notices = await db
    .selectFrom('notice')
    .select(['person_id', 'leads_to'])
    .where('fact', 'like', `protocol ${id}%`)
    .execute()
  expect(notices).toEqual([{ person_id: who.id, leads_to: `/assets/protocols/${id}` }])

  const before = await show(id, who)
  expect(before).toMatchObject({
    kind: 'hand-over',
    state: 'waiting',
    mine: true,
    content: {
      note: 'With charger',
      terms: { version: 2 },
      items: [{ tag: 'P-1' }, { tag: 'P-2', serial: 'S-P-2' }],
    },
    can: { sign: true, withdraw: expect.any(String) },
  })
  expect((await call(asker, 'GET', `/api/assets/protocols/${id}`)).status).toBe(404)
  expect(
    (await call(who, 'POST', `/api/assets/protocols/${id}/sign`, { hash: before.hash, name: 'x' })).status,
  ).toBe(403)

  const sign = (hash: string) =>
    write(who, (ctx) => signProtocol(ctx, { id, hash, name: 'Łukasz Żółć', strokes }))
  // The ledger says under which version it was handed over, and whether that was accepted.
  const terms = async () => {
    const { items } = await must<{ items: { terms: object | null }[] }>(
      technician,
      'GET',
      `/api/records/${ids[0]}/custody`,
    )
    return items.map((move) => move.terms)
  }
  expect((await terms())[0]).toEqual({ version: 2, accepted: false })
  await expect(sign(hashOf('another'))).rejects.toThrow()
  await sign(before.hash)
  expect((await terms())[0]).toEqual({ version: 2, accepted: true })
  await expect(sign(before.hash)).rejects.toThrow()
  expect(await show(id)).toMatchObject({
    state: 'signed',
    way: 'own',
    strokes,
    signed_by: 'Łukasz Żółć',
    mine: false,
  })
  expect((await call(technician, 'POST', `/api/assets/protocols/${id}/withdraw`)).status).toBe(409)

  const kept = await db
    .selectFrom('protocol')
    .select(['content', 'hash', 'batch'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(hashOf(kept.content ?? '')).toBe(before.hash)
  expect(
    (await db.selectFrom('custody_move').select('item_id').where('batch', '=', kept.batch).execute()).length,
  ).toBe(2)
  for (const set of [{ content: 'x' }, { strokes: null }, { signed_at: null, signed_by: null }])
    await expect(db.updateTable('protocol').set(set).where('id', '=', id).execute()).rejects.toThrow(
      'stays as it was',
    )
  await expect(db.deleteFrom('protocol').where('id', '=', id).execute()).rejects.toThrow('not taken away')
  await expect(db.deleteFrom('terms_of_use').execute()).rejects.toThrow('only added to')

  await db.updateTable('account').set({ language: 'de' }).where('person_id', '=', who.id).execute()
  const { text } = await paper(technician, `/api/assets/protocols/${id}/pdf`)
  for (const said of [
    'Ausgabeprotokoll',
    'Łukasz Żółć',
    'S-P-2',
    'Treat it very well.',
    'Fassung 2',
    before.hash,
  ])
    expect(text).toContain(said)
  const told = await must<{ items: { kind: string }[] }>(who, 'GET', '/api/assets/protocols?state=signed')
  expect(told.items.length).toBe(1)
})

test('what is taken back from several people is one protocol each; what nobody has signed can be withdrawn', async () => {
  const [ana, ben] = [await personWith('Ana', ['Q-1']), await personWith('Ben', ['Q-2'])]
  for (const { who, ids } of [ana, ben])
    await must(technician, 'POST', '/api/assets/hand-over', { ids, to_id: who.id })
  const ids = [...ana.ids, ...ben.ids]
  const { protocols } = await must<{ protocols: string[] }>(technician, 'POST', '/api/assets/hand-over', {
    ids,
    to_id: stores_id,
    protocol: 'here',
  })
  expect(protocols.length).toBe(2)
  const [first = '', second = ''] = protocols
  const { hash } = await show(first)
  await write(technician, (ctx) => signProtocol(ctx, { id: first, hash, name: 'Ana', strokes: [] }))
  expect(await show(first)).toMatchObject({
    kind: 'return',
    way: 'here',
    signed_name: 'Ana',
    signed_by: 'Tom',
  })
  await must(technician, 'POST', `/api/assets/protocols/${second}/withdraw`)
  expect(await show(second)).toMatchObject({ state: 'withdrawn', can: { sign: 'It was withdrawn' } })
  const moved = await call(technician, 'POST', '/api/assets/hand-over', {
    ids,
    to_id: stores_id,
    protocol: 'here',
  })
  expect(moved.status).toBe(409)
})
