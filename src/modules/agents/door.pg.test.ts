import { deflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { agentsIn, reportOf, sendTo } from '#test/agents'
import { world } from '#test/world'
import { paths } from './paths.ts'

const house = await world()
const { db } = house
const { manager, tech, token, send, named, only, onDevice, assetOf } = await agentsIn(house)

const prolog = (device = 'p-1') =>
  `<?xml version="1.0"?><REQUEST><DEVICEID>${device}</DEVICEID><QUERY>PROLOG</QUERY><TOKEN>12345678</TOKEN></REQUEST>`

test('asks for a token, once with the words that old agents know', async () => {
  const reply = await sendTo(house, prolog(), {})
  expect(reply.status).toBe(401)
  expect(reply.headers['www-authenticate']).toBe('Basic realm="Wheelhouse"')
  await expect(sendTo(house, prolog(), { token: 'wha_nobody' })).resolves.toMatchObject({ status: 401 })
})

test.each(paths)('%s answers in plain XML, with hours of the device’s own', async (path) => {
  const { status, body, headers } = await sendTo(house, prolog(), { token, path })
  expect(status).toBe(200)
  expect(headers['content-type']).toMatch(/^application\/xml/)
  expect(headers['content-encoding']).toBeUndefined()
  expect(body).toMatch(
    /^<\?xml .*\n<REPLY><RESPONSE>SEND<\/RESPONSE><PROLOG_FREQ>2\d<\/PROLOG_FREQ><\/REPLY>$/,
  )
})

test('whoever speaks JSON is asked what it can, told what to leave out, and then sends it', async () => {
  const own = { 'glpi-agent-id': '7b1f5f0e-6a55-4a2e-8a45-1c8f6f9c1234' }
  const first = await send(prolog('glpi-1'), own)
  expect(JSON.parse(first.body)).toEqual({ status: 'pending' })
  const contact = await send(
    JSON.stringify({ action: 'contact', deviceid: 'glpi-1', name: 'GLPI-Agent', version: '1.12' }),
    own,
  )
  expect(JSON.parse(contact.body)).toMatchObject({
    status: 'ok',
    tasks: { inventory: { 'no-category': 'process,environment' } },
  })
  const content = {
    versionclient: 'GLPI-Agent_v1.12',
    bios: { ssn: 'GLPI0001' },
    hardware: { name: 'glpi-1' },
    softwares: [{ name: 'vim', version: '9' }],
    antivirus: [{ name: 'Shield' }],
  }
  const sent = await send(
    JSON.stringify({ action: 'inventory', deviceid: 'glpi-1', itemtype: 'Computer', content }),
    own,
  )
  expect(JSON.parse(sent.body)).toMatchObject({ status: 'ok' })
  const { id } = await assetOf('glpi-1')
  await expect(onDevice(id)).resolves.toEqual(['vim 9'])

  // A part leaves the rest as it was.
  const part = { versionclient: 'GLPI-Agent_v1.12', antivirus: [{ name: 'Other' }] }
  await send(JSON.stringify({ action: 'inventory', deviceid: 'glpi-1', partial: true, content: part }), own)
  await expect(onDevice(id)).resolves.toEqual(['vim 9'])
  const { rows: kept } = await sql<{ section: string; name: string | null }>`
    select s.section, s.content -> 0 ->> 'name' as name from agent_section s join agent a on a.id = s.agent_id
    where a.device = 'glpi-1' order by 1`.execute(db)
  expect(kept.map(({ section, name }) => `${section} ${name}`)).toEqual([
    'antivirus Other',
    'bios null',
    'hardware glpi-1',
    'softwares null',
  ])
  await expect(only('glpi-1')).resolves.toMatchObject({ serial: 'GLPI0001', state: 'matched' })
})

test('a part of a device that nobody knows is asked for whole', async () => {
  const reply = await send(
    JSON.stringify({ action: 'inventory', deviceid: 'stranger', partial: true, content: { bios: {} } }),
  )
  expect(reply.status).toBe(400)
  expect(JSON.parse(reply.body)).toMatchObject({ status: 'error' })
  await expect(named('stranger')).resolves.toEqual([])
})

test('getConfig has nothing to order, and a browser nothing to read', async () => {
  const authorization = `Basic ${Buffer.from(`a:${token}`).toString('base64')}`
  const asked = { method: 'GET' as const, headers: { authorization } }
  const config = await house.app.inject({
    ...asked,
    url: '/front/inventory.php?action=getConfig&machineid=x',
  })
  expect(config.json()).toEqual({ schedule: [] })
  const read = await house.app.inject({ ...asked, url: '/inventory' })
  expect(read.statusCode).toBe(400)
  const page = await house.app.inject({
    method: 'POST',
    url: '/inventory',
    payload: 'x',
    headers: { authorization, origin: 'https://elsewhere.example', 'content-type': 'text/plain' },
  })
  expect(page.statusCode).toBe(403)
})

test.each([
  ['a bomb', deflateSync(`<REQUEST>${' '.repeat(40_000_000)}`), 413, 'bomb'],
  [
    'an entity from outside',
    '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><REQUEST><DEVICEID>&e;</DEVICEID></REQUEST>',
    400,
    'doctype',
  ],
  [
    '200 deep',
    `<REQUEST><CONTENT>${'<A>'.repeat(200)}${'</A>'.repeat(200)}</CONTENT></REQUEST>`,
    400,
    'too-deep',
  ],
  ['half of it', reportOf({}).slice(0, 200), 400, 'garbled'],
  ['something else', Buffer.from('hello'), 400, 'unknown-format'],
  [
    'another query',
    '<REQUEST><DEVICEID>x</DEVICEID><QUERY>NETDISCOVERY</QUERY></REQUEST>',
    501,
    'not-offered',
  ],
])('%s is refused with a sentence that is written down', async (_, body, status, why) => {
  await sql`delete from agent_report`.execute(db)
  const reply = await send(body)
  expect(reply.status).toBe(status)
  expect(reply.body).toMatch(/<ERROR>[A-Z].+<\/ERROR><\/REPLY>$/)
  const { items } = await house.must<{ items: object[] }>(tech, 'GET', '/api/agents/reports')
  expect(items).toMatchObject([{ outcome: 'refused', why }])
  const { rows: kept } = await sql`select from agent where device = 'x'`.execute(db)
  expect(kept).toEqual([])
})

test('a token that was taken away lets nobody in', async () => {
  const made = await house.must<{ id: string; token: string }>(manager, 'POST', '/api/agents/tokens', {
    name: 'Short',
  })
  await expect(sendTo(house, prolog(), { token: made.token })).resolves.toMatchObject({ status: 200 })
  await house.must(manager, 'DELETE', `/api/agents/tokens/${made.id}`)
  await expect(sendTo(house, prolog(), { token: made.token })).resolves.toMatchObject({ status: 401 })
  await expect(house.call(tech, 'POST', '/api/agents/tokens', { name: 'x' })).resolves.toMatchObject({
    status: 403,
  })
})

test('without a token only where that was decided', async () => {
  await sql`insert into setting (name, value) values ('agents.open', 'true')`.execute(db)
  await expect(sendTo(house, prolog(), {})).resolves.toMatchObject({ status: 200 })
  await sql`delete from setting where name = 'agents.open'`.execute(db)
})
