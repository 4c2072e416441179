import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { deliverSome } from '#kernel/flows'
import { createAssets } from '#modules/assets/public'
import type { assets } from '#modules/assets/contract'
import { createPlaces } from '#modules/places/public'
import { reportOf, sendTo } from '#test/agents'
import { world } from '#test/world'
import { networksArchived, networksBrought, networksChanged } from './place.ts'

const house = await world()
const [mona, tess, una] = await Promise.all([
  house.someone('Mona', ['manager']),
  house.someone('Tess', ['technician']),
  house.someone('Una'),
])
const { token } = await house.must<{ token: string }>(mona, 'POST', '/api/agents/tokens', { name: 'All' })
const { token: ownToken } = await house.must<{ token: string }>(mona, 'POST', '/api/agents/tokens', {
  name: 'Own',
  private: true,
})
const site = (name: string, more: object = {}) => ({ name, level: 'site' as const, ...more })
const at = await house.write(undefined, async (ctx) => {
  const [bergen, hamburg] = await createPlaces(ctx, [
    site('Bergen', { networks: ['10.20.3.4/16'], silent_networks: ['10.20.200.0/24'] }),
    site('Hamburg', { networks: ['10.30.0.0/16', '2001:DB8:30::/48'] }),
  ])
  const [room] = await createPlaces(ctx, [{ name: 'Room', level: 'room', parent_id: bergen?.id ?? null }])
  return { bergen: bergen?.id ?? '', hamburg: hamburg?.id ?? '', room: room?.id ?? '' }
})
const flows = new Map([networksBrought, networksChanged, networksArchived].map((flow) => [flow.name, flow]))
const [desk] = await house.write(undefined, (ctx) =>
  createAssets(ctx, [{ type: 'desktop', name: 'Desk', serial: 'SITE0001', holder_id: at.room }]),
)
const id = desk?.id ?? ''

type Known = Reply<typeof assets.whereabouts>
const known = () => house.must<Known>(tess, 'GET', `/api/assets/${id}/whereabouts`)
const adapter = (address: string, description = 'eth0') =>
  `<NETWORKS><DESCRIPTION>${description}</DESCRIPTION><IPADDRESS>${address}</IPADDRESS><STATUS>Up</STATUS></NETWORKS>`
const report = async (more: string, by = token, serial = 'SITE0001') =>
  expect(
    await sendTo(house, reportOf({ device: serial, name: serial, serial, more }), { token: by }),
  ).toMatchObject({ status: 200 })
const row = () =>
  house.db
    .selectFrom('agent')
    .select(['addresses', 'place_id', 'place_since', 'place_until'])
    .where('asset_id', '=', id)
    .executeTakeFirst()
const events = async () =>
  (await house.db.selectFrom('event').select('id').where('kind', '=', 'asset.elsewhere').execute()).length
const save = (who: typeof mona, place: string, body: object) =>
  house.call(who, 'PATCH', `/api/places/${place}`, body)

test('in the network of the site that the book means it is surer that it is there', async () => {
  await report(adapter('10.20.7.7'))
  const said = await known()
  expect(said).toMatchObject({ seen: { place: { name: 'Bergen' } }, stray: null })
  expect(said.evidence.find(({ kind }) => kind === 'network')).toMatchObject({ worth: 60, elsewhere: false })
  expect(await events()).toBe(0)
})

test('a report with the same addresses asks and writes nothing of it', async () => {
  await house.db.updateTable('agent').set({ place_id: at.hamburg }).where('asset_id', '=', id).execute()
  await report(adapter('10.20.7.7'))
  expect(await row()).toMatchObject({ place_id: at.hamburg })
  await house.db.updateTable('agent').set({ place_id: at.bergen }).where('asset_id', '=', id).execute()
})

test('a VPN, somebody’s home and a tunnel say nothing; what was seen before fades', async () => {
  for (const more of [adapter('10.20.200.9'), adapter('192.168.1.4')]) {
    await report(more)
    const said = await row()
    expect(said?.place_id).toBe(at.bergen)
    expect(said?.place_until).not.toBeNull()
  }
  await report(adapter('10.20.7.7'))
  expect(await row()).toMatchObject({ place_id: at.bergen, place_until: null })
})

test('elsewhere it is told, doubted, walked for, and taken over by whoever may', async () => {
  await report(adapter('2001:db8:30:4::9'))
  expect(await events()).toBe(1)
  const said = await known()
  expect(said).toMatchObject({
    seen: { place: { name: 'Hamburg' } },
    stray: { book: { name: 'Room' } },
    can: { take: true },
  })
  expect(said.confidence).toBeLessThan(20)
  const { groups } = await house.must<Reply<typeof assets.walk>>(tess, 'GET', '/api/assets/walk?below=1')
  expect(groups.flatMap(({ items }) => items)).toMatchObject([
    { name: 'Desk', seen: { place: { name: 'Hamburg' } } },
  ])
  const take = (who: typeof mona, place_id: string) =>
    house.call(who, 'POST', `/api/assets/${id}/take-place`, { place_id })
  expect((await take(una, at.hamburg)).status).toBe(403)
  expect((await take(tess, at.bergen)).status).toBe(409)
  expect((await take(tess, at.hamburg)).status).toBe(200)
  expect(await known()).toMatchObject({ stray: null })
  await report(adapter('2001:db8:30:4::9'))
  expect(await events()).toBe(1)
})

test('networks that are others say anew where devices are; equal ones are refused', async () => {
  const clash = await save(mona, at.bergen, { networks: ['10.20.0.0/16', '10.30.5.0/16'] })
  expect(clash).toMatchObject({
    status: 422,
    body: { fields: { networks: '10.30.0.0/16 belongs to Hamburg already' } },
  })
  expect((await save(mona, at.bergen, { networks: ['0.0.0.0/4'] })).status).toBe(422)
  // The same written as IPv6.
  expect(await save(mona, at.bergen, { networks: ['::ffff:a1e:0/112'] })).toMatchObject({
    status: 422,
    body: { fields: { networks: '10.30.0.0/16 belongs to Hamburg already' } },
  })
  expect((await save(mona, at.bergen, { networks: ['::ffff:0:0/96'] })).status).toBe(422)
  expect((await save(mona, at.bergen, { silent_networks: ['10.20.0.0/16'] })).status).toBe(422)
  // Within Hamburg’s, and longer: it wins.
  expect((await save(mona, at.room, { networks: ['2001:db8:30:4::/64'] })).status).toBe(200)
  while (await deliverSome(house.db, flows));
  expect(await row()).toMatchObject({ place_id: at.room })
  await house.must(mona, 'POST', `/api/places/${at.room}/archive`, {})
  while (await deliverSome(house.db, flows));
  expect(await row()).toMatchObject({ place_id: at.hamburg })
})

test('a place that comes with its networks is where devices are that said so before', async () => {
  const hall = { name: 'Hall', level: 'building', parent_id: at.hamburg, networks: ['2001:db8:30:4::/62'] }
  const { id: made } = await house.must<{ id: string }>(mona, 'POST', '/api/places', hall)
  while (await deliverSome(house.db, flows));
  expect(await row()).toMatchObject({ place_id: made })
})

test('of a device that is somebody’s own nothing is kept of where it is', async () => {
  await report(adapter('10.20.7.9'), ownToken, 'OWN00001')
  const found = await house.db
    .selectFrom('agent')
    .select(['addresses', 'place_id', 'private'])
    .where('serial', '=', 'OWN00001')
    .executeTakeFirst()
  expect(found).toEqual({ addresses: [], place_id: null, private: true })
  const { id: agent } = await house.db
    .selectFrom('agent')
    .select('id')
    .where('asset_id', '=', id)
    .executeTakeFirstOrThrow()
  await house.must(mona, 'POST', `/api/agents/${agent}/private`, { private: true })
  expect(await row()).toMatchObject({ addresses: [], place_id: null, place_since: null })
  // Nor does its timeline say it.
  const { rows } = await sql`select from event e join event_data d on d.event_id = e.id
    where e.kind = 'asset.elsewhere' and e.subject_id = ${id}::uuid`.execute(house.db)
  expect([await events(), rows.length]).toEqual([1, 0])
  expect(await known()).toMatchObject({ seen: null })
})
