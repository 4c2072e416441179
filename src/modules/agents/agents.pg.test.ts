import { deflateSync, gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAssets } from '#modules/assets/public'
import { reportOf, sendTo, type Told } from '#test/agents'
import { world } from '#test/world'
import type { agents } from './contract.ts'
import type { Reply } from '#lib/contract'

const house = await world()
const { db } = house
let manager: Awaited<ReturnType<typeof house.someone>>
let tech: typeof manager
let token = ''

beforeAll(async () => {
  manager = await house.someone('Mona', ['manager'])
  tech = await house.someone('Tess', ['technician'])
  const made = await house.must<{ token: string }>(manager, 'POST', '/api/agents/tokens', { name: 'All' })
  token = made.token
})

const send = (body: string | Buffer, headers: Record<string, string> = {}) =>
  sendTo(house, body, { token, headers })
async function report(told: Told, headers?: Record<string, string>) {
  const reply = await send(reportOf(told), headers)
  expect(reply).toMatchObject({ status: 200 })
  return reply
}
type Listed = Reply<typeof agents.list>
const list = (query = '') => house.must<Listed>(tech, 'GET', `/api/agents?limit=200&${query}`)
const named = async (device: string) => {
  const { items } = await list()
  return items.filter((one) => one.device === device)
}
const only = async (device: string) => {
  const [one, ...others] = await named(device)
  if (!one || others.length > 0) throw new Error(`${device}: ${others.length + 1}`)
  return one
}
const onDevice = async (id: string) => {
  const { items } = await house.must<{
    items: { name: string; version: string; last_seen: string | null }[]
  }>(tech, 'GET', `/api/software/on/${id}?past=true&limit=200`)
  return items.map(({ name, version, last_seen }) => `${name} ${version}${last_seen === null ? '' : ' gone'}`)
}
const rows = async (table: 'installation' | 'agent_section' | 'agent_raw' | 'asset') => {
  const { rows: all } = await sql<{
    at: string
  }>`select ctid::text || ' ' || xmin::text as at from ${sql.table(table)} order by 1`.execute(db)
  return all.map(({ at }) => at)
}
const assetOf = async (device: string) => {
  const { asset } = await only(device)
  if (!asset) throw new Error(`${device} is no asset`)
  return asset
}
const decide = (id: string, what: string, input?: object) =>
  house.must(manager, 'POST', `/api/agents/${id}/${what}`, input)

describe('the door', () => {
  const prolog = (device = 'p-1') =>
    `<?xml version="1.0"?><REQUEST><DEVICEID>${device}</DEVICEID><QUERY>PROLOG</QUERY><TOKEN>12345678</TOKEN></REQUEST>`

  test('asks for a token, once with the words that old agents know', async () => {
    const reply = await sendTo(house, prolog(), {})
    expect(reply.status).toBe(401)
    expect(reply.headers['www-authenticate']).toBe('Basic realm="Wheelhouse"')
    await expect(sendTo(house, prolog(), { token: 'wha_nobody' })).resolves.toMatchObject({ status: 401 })
  })

  test.each([
    '/inventory',
    '/front/inventory.php',
    '/plugins/fusioninventory/',
    '/plugins/glpiinventory/',
    '/marketplace/glpiinventory/',
    '/ocsinventory',
  ])('%s answers in plain XML, with hours of the device’s own', async (path) => {
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
})

describe('what is kept', () => {
  const told: Told = {
    device: 'keep-1',
    name: 'keep-1',
    serial: 'KEEP0001',
    manufacturer: 'LENOVO',
    model: 'T14',
    softwares: [
      ['vim', '1'],
      ['curl', '2'],
    ],
  }

  test('facts on the asset; nothing that nobody should keep', async () => {
    const more =
      '<ENVS><KEY>TOKEN</KEY><VAL>very-secret</VAL></ENVS><PROCESSES><CMD>mysql -pvery-secret</CMD></PROCESSES><LOCAL_USERS><LOGIN>anna</LOGIN></LOCAL_USERS>'
    await report({ ...told, more })
    const { id, title } = await assetOf('keep-1')
    expect(title).toBe('keep-1')
    await expect(house.must(tech, 'GET', `/api/assets/${id}`)).resolves.toMatchObject({
      serial: 'KEEP0001',
      manufacturer: 'LENOVO',
      model: 'T14',
    })
    const { rows: raw } = await sql<{ body: Buffer }>`select body from agent_raw`.execute(db)
    const all = raw.map(({ body }) => gunzipSync(body).toString()).join('')
    const { rows: sections } = await sql<{ content: unknown }>`select content from agent_section`.execute(db)
    expect(all + JSON.stringify(sections)).not.toMatch(/very-secret|anna/)
  })

  test('the same again writes nothing but that it came', async () => {
    const before = [
      await rows('installation'),
      await rows('agent_section'),
      await rows('agent_raw'),
      await rows('asset'),
    ]
    await report({ ...told, softwares: told.softwares?.toReversed() ?? [] })
    expect([
      await rows('installation'),
      await rows('agent_section'),
      await rows('agent_raw'),
      await rows('asset'),
    ]).toEqual(before)
    const { items } = await house.must<{ items: object[] }>(tech, 'GET', '/api/agents/reports?limit=1')
    expect(items).toMatchObject([{ device: 'keep-1', outcome: 'unchanged' }])
  })

  test('software that went and came again; left out altogether it stays', async () => {
    const { id } = await assetOf('keep-1')
    await report({ ...told, softwares: [['curl', '2']] })
    await expect(onDevice(id)).resolves.toEqual(['curl 2', 'vim 1 gone'])
    await report(told)
    await expect(onDevice(id)).resolves.toEqual(['curl 2', 'vim 1'])
    const { softwares: _, ...rest } = told
    await report(rest)
    await expect(onDevice(id)).resolves.toEqual(['curl 2', 'vim 1'])
  })

  test('what somebody entered is not written over', async () => {
    const { id } = await assetOf('keep-1')
    await house.must(tech, 'PATCH', `/api/assets/${id}`, { name: 'The front desk', model: 'T14 Gen 2' })
    await report({ ...told, name: 'renamed', model: 'T14s', manufacturer: 'Lenovo Group' })
    await expect(house.must(tech, 'GET', `/api/assets/${id}`)).resolves.toMatchObject({
      name: 'The front desk',
      model: 'T14 Gen 2',
      manufacturer: 'Lenovo Group',
    })
    const { items } = await house.must<Reply<typeof agents.about>>(tech, 'GET', `/api/agents/about/${id}`)
    expect(items[0]?.facts).toContainEqual({
      field: 'model',
      value: 'T14s',
      instead: 'T14 Gen 2',
      locked: false,
    })
  })
})

describe('who is who', () => {
  test('“Default string” tells nothing: two stay two', async () => {
    await report({ device: 'def-1', name: 'def-1', serial: 'Default string', macs: ['a0:00:00:00:01:01'] })
    await report({ device: 'def-2', name: 'def-2', serial: 'Default string', macs: ['a0:00:00:00:01:02'] })
    const [one, two] = [await assetOf('def-1'), await assetOf('def-2')]
    expect(one.id).not.toBe(two.id)
    await expect(house.must(tech, 'GET', `/api/assets/${one.id}`)).resolves.toMatchObject({ serial: '' })
  })

  test('the adapter of a VPN that many share makes them no one', async () => {
    for (const n of [1, 2, 3])
      await report({
        device: `vpn-${n}`,
        name: `vpn-${n}`,
        serial: `VPN000${n}`,
        macs: [`a0:00:00:00:02:0${n}`, '00:09:0f:aa:00:01'],
      })
    const ids = await Promise.all([1, 2, 3].map(async (n) => (await assetOf(`vpn-${n}`)).id))
    expect(new Set(ids).size).toBe(3)
  })

  test('renamed, installed anew, and with its UUID turned round it is the same', async () => {
    const uuid = '4c4c4544-0051-4310-8052-b4c04f564231'
    await report({ device: 'ren-1', name: 'ren-1', uuid })
    const { id } = await assetOf('ren-1')
    await report({ device: 'anew-2026', name: 'anew', uuid: '44454c4c-5100-1043-8052-b4c04f564231' })
    await expect(named('ren-1')).resolves.toEqual([])
    const now = await assetOf('anew-2026')
    expect(now).toMatchObject({ id, title: 'anew' })
  })

  test('an asset that was entered by hand is found by its serial number', async () => {
    const [asset] = await house.write(undefined, (ctx) =>
      createAssets(ctx, [{ type: 'laptop', name: 'By hand', serial: 'hand0001' }]),
    )
    await report({
      device: 'hand-1',
      name: 'hand-1',
      serial: 'HAND0001',
      model: 'X1',
      manufacturer: 'LENOVO',
    })
    await expect(assetOf('hand-1')).resolves.toMatchObject({ id: asset?.id, title: 'By hand' })
    await expect(house.must(tech, 'GET', `/api/assets/${asset?.id}`)).resolves.toMatchObject({ model: 'X1' })
  })

  const uuid = '5c4c4544-0051-4310-8052-b4c04f564299'
  const first: Told = {
    device: 'vm-1',
    name: 'vm',
    uuid,
    macs: ['a0:00:00:00:03:01'],
    softwares: [['a', '1']],
  }
  const copy: Told = { ...first, macs: ['a0:00:00:00:03:02'], softwares: [['b', '1']] }

  test('a copy of a machine, both alive, waits for somebody; told apart it stays so', async () => {
    await report(first)
    const { id } = await assetOf('vm-1')
    await report(copy)
    const { items, waiting } = await list('state=waiting&find=vm-1')
    expect(waiting).toBeGreaterThan(0)
    expect(items).toMatchObject([
      {
        state: 'ambiguous',
        asset: null,
        candidates: [{ asset: { id }, reasons: ['same-uuid', 'other-macs', 'same-device', 'same-name'] }],
      },
    ])
    await expect(onDevice(id)).resolves.toEqual(['a 1'])
    const [waits] = items
    await decide(waits?.id ?? '', 'make')
    await report(first)
    await report(copy)
    const both = await named('vm-1')
    expect(both.map(({ state }) => state)).toEqual(['matched', 'matched'])
    const ids = both.map(({ asset }) => asset?.id ?? '')
    expect(new Set(ids).size).toBe(2)
    const software = await Promise.all(ids.map(onDevice))
    expect(software.flat().toSorted((a, b) => a.localeCompare(b))).toEqual(['a 1', 'b 1'])
  })

  test('made, taken back, matched, split, refused: each as if it had never been', async () => {
    const told: Told = {
      device: 'inbox-1',
      name: 'keep-2',
      serial: '',
      macs: ['a0:00:00:00:04:01'],
      model: 'M1',
      softwares: [['c', '1']],
    }
    const [asset] = await house.write(undefined, (ctx) =>
      createAssets(ctx, [{ type: 'laptop', name: 'keep-2' }]),
    )
    const target = asset?.id ?? ''
    await report(told)
    const agent = await only('inbox-1')
    expect(agent).toMatchObject({
      state: 'new',
      candidates: [{ asset: { id: target }, reasons: ['same-name'] }],
    })
    const count = async () => (await rows('asset')).length
    const before = await count()
    await decide(agent.id, 'make')
    await expect(count()).resolves.toBe(before + 1)
    await decide(agent.id, 'undo')
    await expect(count()).resolves.toBe(before)
    await expect(only('inbox-1')).resolves.toMatchObject({ state: 'new', asset: null, undo: false })

    await decide(agent.id, 'match', { asset_id: target })
    await expect(onDevice(target)).resolves.toEqual(['c 1'])
    await expect(house.must(tech, 'GET', `/api/assets/${target}`)).resolves.toMatchObject({ model: 'M1' })
    await decide(agent.id, 'split')
    await expect(onDevice(target)).resolves.toEqual(['c 1 gone'])
    await expect(house.must(tech, 'GET', `/api/assets/${target}`)).resolves.toMatchObject({ model: '' })
    await decide(agent.id, 'undo')
    await expect(only('inbox-1')).resolves.toMatchObject({ state: 'matched', asset: { id: target } })
    await report(told)
    await expect(onDevice(target)).resolves.toEqual(['c 1'])

    await decide(agent.id, 'refuse')
    const reply = await send(reportOf(told))
    expect(reply.status).toBe(403)
    await decide(agent.id, 'undo')
    await report(told)
    const nothing = await house.call(manager, 'POST', `/api/agents/${agent.id}/undo`)
    expect(nothing.status).toBe(409)
    await expect(house.call(tech, 'POST', `/api/agents/${agent.id}/split`)).resolves.toMatchObject({
      status: 403,
    })
  })

  test('the same new device twice at a time is one', async () => {
    const told = (n: number): Told => ({ device: `race-${n}`, name: 'race', serial: 'RACE0001' })
    const all = await Promise.all([1, 2, 3].map((n) => send(reportOf(told(n)))))
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200])
    const { rows: made } = await sql`select from asset where serial = 'RACE0001'`.execute(db)
    expect(made).toHaveLength(1)
  })
})

test('what an asset hides, its agent hides', async () => {
  const { id } = await only('keep-1')
  const scoped = await house.someone('Else', ['manager'], [await house.team('Elsewhere')], true)
  const hidden = await house.call(scoped, 'POST', `/api/agents/${id}/split`)
  const absent = await house.call(scoped, 'POST', '/api/agents/01a00000-0000-7000-8000-000000000000/split')
  expect(hidden.status).toBe(absent.status)
})
