import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { holds } from '#facets/held/sources'
import { papersIn, strokes } from '#test/papers'
import { world } from '#test/world'
import { signProtocol } from '../protocols/deeds.ts'
import { tellOfLeavers } from './leavers.ts'
import { createAssets } from '../public.ts'
import { w } from '../words.ts'

const house = await world()
const { app, call, db, must, someone, write } = house
const { technician, asker, stores_id, personWith, show } = await papersIn(house)

test('a leaver’s 25 things come back in one batch and on one signed page; what is missing is lost, what stays stays', async () => {
  const tags = Array.from({ length: 23 }, (_, n) => `R-${String(n).padStart(2, '0')}`)
  const { who, ids } = await personWith('Zoë Leaver', tags)
  const [cables] = await write(undefined, (ctx) =>
    createAssets(ctx, [{ type: 'accessory', name: 'Cable', quantity: 5, holder_id: stores_id }]),
  )
  await must(technician, 'POST', '/api/assets/hand-over', { ids, to_id: who.id })
  await must(technician, 'POST', '/api/assets/hand-over', { ids: [cables?.id], to_id: who.id, quantity: 2 })
  const admin = await someone('Ada', ['administrator', 'technician'])
  type Held = { things: { source: string; id: string; name: string; quantity: number }[] }
  const { things } = await must<Held>(admin, 'GET', `/api/assets/returns/${who.id}`)
  expect(things.map(({ source }) => source)).toEqual([...Array<string>(24).fill('assets'), 'identity.tokens'])
  expect(things.at(-2)).toMatchObject({ name: 'Cable', quantity: 2 })
  const outcomes = ['missing', 'stays']
  const said = things.map(({ source, id }, n) => ({ source, id, outcome: outcomes[n] ?? 'returned' }))
  const asked = { person_id: who.id, things: said, to_id: stores_id, protocol: 'here' }
  expect((await call(asker, 'POST', '/api/assets/returns', asked)).status).toBe(403)
  const { protocol } = await must<{ protocol: string }>(admin, 'POST', '/api/assets/returns', asked)
  expect((await call(admin, 'POST', '/api/assets/returns', asked)).status).toBe(409)
  const left = await must<Held>(admin, 'GET', `/api/assets/returns/${who.id}`)
  expect(left.things.map(({ id }) => id)).toEqual([things[1]?.id])
  const lost = await db
    .selectFrom('asset')
    .select(['status', 'quantity'])
    .where('id', '=', things[0]?.id ?? '')
    .executeTakeFirst()
  expect(lost).toEqual({ status: 'lost', quantity: 0 })
  const { batch } = await db
    .selectFrom('protocol')
    .select('batch')
    .where('id', '=', protocol)
    .executeTakeFirstOrThrow()
  const moves = await db
    .selectFrom('custody_move')
    .select('reason')
    .where('batch', '=', batch)
    .orderBy('reason')
    .execute()
  expect(moves.map(({ reason }) => reason)).toEqual(['lost', ...Array<string>(22).fill('taken-back')])
  const { hash } = await show(protocol, admin)
  await write(admin, (ctx) => signProtocol(ctx, { id: protocol, hash, name: 'Zoë Leaver', strokes }))
  const bytes = await app.inject({
    url: `/api/assets/protocols/${protocol}/pdf`,
    headers: { authorization: `Bearer ${admin.token}` },
  })
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(bytes.rawPayload)), {
    mergePages: true,
  })
  expect(totalPages).toBe(1)
  for (const tag of [...tags, 'missing', 'stays', 'One token', 'Zoë Leaver', 'in the presence of Ada'])
    expect(text).toContain(tag)
})

test('merged people sign for themselves, and give back under every name; what only stays is not said to be back', async () => {
  const [old, kept] = [await personWith('Mo Old', ['M-1']), await personWith('Mo', [])]
  const handed = { ids: old.ids, to_id: old.who.id, protocol: 'link' }
  const { protocols } = await must<{ protocols: string[] }>(
    technician,
    'POST',
    '/api/assets/hand-over',
    handed,
  )
  const admin = await someone('Amy', ['administrator', 'manager'])
  await must(admin, 'POST', `/api/identity/accounts/${old.who.id}/close`)
  await must(admin, 'POST', '/api/people/merge', { keep: kept.who.id, merge: old.who.id })
  const [id = ''] = protocols
  const { hash } = await show(id)
  await write(kept.who, (ctx) => signProtocol(ctx, { id, hash, name: 'Mo', strokes }))
  expect(await show(id)).toMatchObject({ state: 'signed', way: 'own', signed_by: 'Mo' })

  // A token that is still there under the name that is no more.
  const person_id = kept.who.id
  const tokens = db.selectFrom('api_token').where('person_id', 'in', [person_id, old.who.id])
  await db.updateTable('api_token').set({ revoked_at: null }).where('person_id', '=', old.who.id).execute()
  const known = { id: '1', what: w.later('asset'), name: 'A badge', quantity: 1, to: null }
  holds({
    name: 'try.known',
    can: 'assets.write',
    find: (_, [first]) => Promise.resolve(first === person_id ? [known] : []),
  })
  const back = (source: string, of: string) =>
    call(admin, 'POST', '/api/assets/returns', {
      person_id,
      things: [{ source, id: of, outcome: 'returned' }],
    })
  expect((await back('identity.tokens', 'tokens')).status).toBe(200)
  expect(await tokens.where('revoked_at', 'is', null).select('id').execute()).toEqual([])
  expect(await back('try.known', '1')).toMatchObject({
    status: 409,
    body: { title: expect.stringContaining('cannot be taken back here') },
  })
})

test('whoever handed things to a leaver is told shortly before the last day, once; nobody where nothing is left', async () => {
  const { who, ids } = await personWith('Noor', ['N-1'])
  await must(technician, 'POST', '/api/assets/hand-over', { ids, to_id: who.id })
  const today = Temporal.Now.plainDateISO()
  const ends_on = today.add({ days: 9 }).toString()
  await db.updateTable('person').set({ ends_on }).where('id', '=', who.id).execute()
  const told = async () =>
    (await db.selectFrom('notice').select('person_id').where('kind', '=', 'assets.leaver').execute()).map(
      (one) => one.person_id,
    )
  await write(undefined, tellOfLeavers)
  await write(undefined, tellOfLeavers)
  expect(await told()).toEqual([technician.id])
  await must(technician, 'POST', '/api/assets/hand-over', { ids, to_id: stores_id })
  await db
    .updateTable('person')
    .set({ ends_on: today.add({ days: 8 }).toString() })
    .where('id', '=', who.id)
    .execute()
  await write(undefined, tellOfLeavers)
  expect(await told()).toEqual([technician.id])
})
