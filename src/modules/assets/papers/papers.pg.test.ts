import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { world } from '#test/world'
import { holds } from '#facets/held/sources'
import { hashOf as tokenHash } from '#kernel/auth/credentials'
import { newId, newSecret } from '#kernel/ids'
import { accountFor } from '#modules/identity/public'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { signProtocol } from '../protocols/deeds.ts'
import { hashOf } from '../protocols/make.ts'
import type { ProtocolView } from '../protocols/schemas.ts'
import { tellOfLeavers } from '../returns/leavers.ts'
import { createAssets } from '../public.ts'
import { w } from '../words.ts'

const { app, call, db, must, someone, write } = await world()
const technician = await someone('Tom', ['technician'])
const asker = await someone('Ada', ['requester'])

async function paper(who: { token: string }, url: string) {
  const reply = await app.inject({ url, headers: { authorization: `Bearer ${who.token}` } })
  const isPdf = reply.headers['content-type'] === 'application/pdf'
  const text = isPdf
    ? (await extractText(await getDocumentProxy(new Uint8Array(reply.rawPayload)), { mergePages: true })).text
    : reply.body
  return { status: reply.statusCode, text }
}

test('labels are those of the filter or of what was picked; too many, none, and a place that no sheet has are refused', async () => {
  const made = await write(undefined, (ctx) =>
    createAssets(
      ctx,
      ['B-2', 'B-1', ''].map((tag) => ({ type: 'laptop', name: 'Corvid Ł', tag })),
    ),
  )
  const [first, , third] = made
  const all = await paper(technician, '/api/assets/labels?q=corvid&sort=tag')
  expect(all.status).toBe(200)
  for (const said of ['Corvid Ł', third?.key ?? '']) expect(all.text).toContain(said)
  expect(all.text.indexOf('B-1')).toBeLessThan(all.text.indexOf('B-2'))
  const one = await paper(technician, `/api/assets/labels?ids=${first?.id}&sheet=tape-62x29`)
  expect(one.text).toContain('B-2')
  expect(one.text).not.toContain('B-1')
  expect((await paper(technician, '/api/assets/labels?q=nothing-such')).text).toContain('nothing to label')
  expect((await paper(technician, '/api/assets/labels?first=22')).text).toContain('21 labels')
  expect((await paper(technician, '/api/assets/labels?ids=x')).status).toBe(422)
  expect((await paper(asker, '/api/assets/labels?q=corvid')).status).toBe(403)
})

test('a scanned code finds a thing by the address on its label, its tag and its serial number, in any case', async () => {
  const [one] = await write(undefined, (ctx) =>
    createAssets(ctx, [{ type: 'phone', name: 'Phone', tag: 'Ph-7', serial: 'sn 7' }]),
  )
  const found = async (code: string, who = technician) =>
    (
      await must<{ items: { id: string }[] }>(
        who,
        'GET',
        `/api/assets/scanned?code=${encodeURIComponent(code)}`,
      )
    ).items.map(({ id }) => id)
  for (const code of ['ph-7', 'SN 7', one?.key ?? '', `https://it.example/assets/${one?.key}`])
    expect(await found(code)).toEqual([one?.id])
  expect(await found('Ph-8')).toEqual([])
  expect(await found('ph-7', asker)).toEqual([])
})

const [stores] = await write(undefined, (ctx) => createPlaces(ctx, [{ name: 'Stores', level: 'site' }]))
const stores_id = stores?.id ?? ''

/** An account and a token for somebody. */
async function accountOf(id: string) {
  const token = newSecret()
  await write(undefined, (ctx) => accountFor(ctx, id, `${id}@example.org`))
  await db
    .insertInto('api_token')
    .values({
      id: newId(),
      token_hash: tokenHash(token),
      person_id: id,
      name: 'test',
      permissions: ['*'],
      created_at: new Date().toISOString(),
    })
    .execute()
  return { id, token }
}

/** A person with an account, and things that lie in the stores. */
async function personWith(name: string, tags: readonly string[]) {
  const [person] = await write(undefined, (ctx) => createPeople(ctx, [{ display_name: name, emails: [] }]))
  const id = person?.id ?? ''
  const who = await accountOf(id)
  const made = await write(undefined, (ctx) =>
    createAssets(
      ctx,
      tags.map((tag) => ({
        type: 'laptop',
        name: 'Corvid W16',
        tag,
        serial: `S-${tag}`,
        holder_id: stores_id,
      })),
    ),
  )
  return { who, ids: made.map((one) => one.id) }
}
const show = (id: string, who = technician) => must<ProtocolView>(who, 'GET', `/api/assets/protocols/${id}`)
const strokes: [number, number][][] = [
  [
    [10, 20],
    [300, 200],
    [500, 40],
  ],
  [[700, 100]],
]

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
  await expect(sign(hashOf('another'))).rejects.toThrow()
  await sign(before.hash)
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

test('a thing that is gone has a certificate of how its data was wiped; what is still there has none yet', async () => {
  const { ids } = await personWith('Wim', ['W-1'])
  const [id = ''] = ids
  const certificate = () => paper(technician, `/api/assets/${id}/certificate`)
  expect(await certificate()).toMatchObject({ status: 409 })
  const wipe = { method: 'purge', technique: 'NVMe sanitize', done_on: '2026-01-31', verified_by: 'Łucja' }
  await must(technician, 'POST', `/api/assets/${id}/wipes`, wipe)
  const later = await call(technician, 'POST', `/api/assets/${id}/wipes`, { ...wipe, done_on: '2999-01-01' })
  expect(later.status).toBe(409)
  expect((await call(asker, 'GET', `/api/assets/${id}/wipes`)).status).toBe(404)
  expect((await certificate()).text).toContain('still there')
  await must(technician, 'PATCH', `/api/assets/${id}`, { status: 'disposed' })
  const { text } = await certificate()
  for (const said of [
    'Certificate of disposal',
    'W-1',
    'S-W-1',
    'Its data was purged',
    'NVMe sanitize',
    'Łucja',
    'Disposed of',
  ])
    expect(text).toContain(said)
  await expect(db.updateTable('data_wipe').set({ method: 'clear' }).execute()).rejects.toThrow('stays')
})
