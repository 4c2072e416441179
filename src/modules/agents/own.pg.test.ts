import { Readable } from 'node:stream'
import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { createAssets } from '#modules/assets/public'
import { agentsIn, reportOf, sendTo, type Told } from '#test/agents'
import { somebodyWaits } from '#test/waits'
import { world } from '#test/world'
import type { agents } from './contract.ts'
import { hearSoftwareAnew } from './public.ts'
import { markOtherwise } from './said.ts'
import { take } from './take.ts'

const house = await world()
const { db, must, call } = house
const { manager, tech, token: shared, named, only, assetOf } = await agentsIn(house)
type Made = Reply<typeof agents.makeOwnTokens>

const assetNamed = async (name: string, serial: string) =>
  house.write(
    undefined,
    async (ctx) => (await createAssets(ctx, [{ type: 'laptop', name, serial }]))[0]?.id ?? '',
  )
const tokenFor = async (input: object) => {
  const { items } = await must<Made>(manager, 'POST', '/api/agents/tokens/own', input)
  const [one] = items
  if (!one) throw new Error('no token')
  return { id: one.id, token: one.token ?? '' }
}
const report = (token: string | undefined, told: Told, headers?: Record<string, string>) =>
  sendTo(house, reportOf(told), { ...(token !== undefined && { token }), ...(headers && { headers }) })
const why = async () => {
  const { items } = await must<Reply<typeof agents.reports>>(tech, 'GET', '/api/agents/reports?limit=1')
  return items[0]?.why
}
const tokenRow = async (id: string) => {
  const { items } = await must<Reply<typeof agents.tokens>>(manager, 'GET', '/api/agents/tokens?limit=200')
  return items.find((one) => one.id === id)
}
/** All that is kept of devices, row by row as it stands. */
const kept = async () => {
  const { rows } = await sql<{ at: string }>`
    select 'agent ' || ctid::text || xmin::text as at from agent union all
    select 'section ' || ctid::text || xmin::text from agent_section union all
    select 'raw ' || ctid::text || xmin::text from agent_raw union all
    select 'asset ' || ctid::text || xmin::text from asset order by 1`.execute(db)
  return rows
}
const a: Told = { device: 'a-2026', name: 'a', serial: 'SER-A', macs: ['a0:00:00:00:00:0a'] }
const b: Told = { device: 'b-2026', name: 'b', serial: 'SER-B', macs: ['a0:00:00:00:00:0b'] }

test('a token that was made for an asset is that asset’s, whatever else a report says', async () => {
  const asset = await assetNamed('Ann’s laptop', 'ser-a')
  const own = await tokenFor({ asset_ids: [asset] })
  expect(await report(shared, b)).toMatchObject({ status: 200 })
  expect(await report(own.token, a)).toMatchObject({ status: 200 })
  expect(await only('a-2026')).toMatchObject({ asset: { id: asset }, state: 'matched', by: 'own' })
  expect(await tokenRow(own.id)).toMatchObject({
    own: true,
    agent: { name: 'a' },
    asset: { id: asset },
    misuse: null,
  })

  const before = await kept()
  const forged: [string, Told][] = [
    ['another device', { ...b, device: 'c-2026', serial: 'SER-C', macs: [] }],
    ['the device that is known beside it', b],
    ['its name, and the serial number of another', { ...a, serial: 'SER-B' }],
    ['its serial number is another’s by another device', { ...b, device: 'c-2026' }],
  ]
  for (const [, told] of forged) {
    const reply = await report(own.token, told)
    expect(reply).toMatchObject({ status: 403 })
    expect(reply.body).toMatch(/<ERROR>This token belongs to another device: /)
    expect(await why()).toBe('other-device')
  }
  expect(await kept()).toEqual(before)
  expect((await tokenRow(own.id))?.misuse).toMatchObject({ device: 'c-2026', ip: '127.0.0.1' })
  const told = async () =>
    (await sql`select from event where kind = 'agents.token-misused'`.execute(db)).rows.length
  expect(await told()).toBe(1)
  // A copy that reports day by day says nothing new, as long as nobody says that they know.
  const daysLater = sql`update agent_token set misused_at = misused_at - interval '3 days' where id = ${own.id}::uuid`
  const copy: Told = { ...b, device: 'c-2026' }
  await daysLater.execute(db)
  expect(await report(own.token, copy)).toMatchObject({ status: 403 })
  expect(await told()).toBe(1)
  await daysLater.execute(db)
  expect(await report(own.token, { ...copy, device: 'd-2026' })).toMatchObject({ status: 403 })
  expect(await told()).toBe(2)

  // A person says that it is known.
  await must(manager, 'POST', `/api/agents/tokens/${own.id}/seen`)
  expect((await tokenRow(own.id))?.misuse).toBeNull()
})

test('what has a token of its own is reported by nothing else, unless the house says so', async () => {
  const before = await kept()
  const others: Told[] = [
    a,
    { ...a, device: 'x-2026' },
    { ...a, serial: '' },
    { device: 'x-2026', name: 'x', macs: a.macs ?? [] },
  ]
  for (const told of others) {
    expect(await report(shared, told)).toMatchObject({ status: 403 })
    expect(await why()).toBe('own-token')
  }
  expect(await kept()).toEqual(before)
  // A copy of its disk on another machine is another device.
  expect(await report(shared, { ...a, serial: 'SER-COPY', name: 'copy', macs: [] })).toMatchObject({
    status: 200,
  })
  expect(await report(undefined, a)).toMatchObject({ status: 401 })
  await sql`insert into setting (name, value) values ('agents.open', 'true')`.execute(db)
  expect(await report(undefined, a)).toMatchObject({ status: 403 })
  await sql`delete from setting where name = 'agents.open'`.execute(db)
  await sql`insert into setting (name, value) values ('agents.shared-too', 'true')`.execute(db)
  expect(await report(shared, a)).toMatchObject({ status: 200 })
  await sql`delete from setting where name = 'agents.shared-too'`.execute(db)
})

test('a computer that was set up anew goes on being the same asset', async () => {
  const own = await tokenFor({ name: 'First come' })
  expect(await report(own.token, { ...b, device: 'n-1', serial: 'SER-N', name: 'n' })).toMatchObject({
    status: 200,
  })
  const asset = await assetOf('n-1')
  expect(await report(own.token, { ...b, device: 'n-2', serial: 'SER-N', name: 'n-new' })).toMatchObject({
    status: 200,
  })
  expect(await assetOf('n-2')).toEqual({ ...asset, title: 'n-new' })
  expect(await named('n-1')).toEqual([])
  expect(await report(own.token, { device: 'm-1', serial: 'SER-M' })).toMatchObject({ status: 403 })
  // Let go, it is whose device brings it next.
  await must(manager, 'POST', `/api/agents/tokens/${own.id}/release`)
  expect(await report(own.token, { device: 'm-1', name: 'm', serial: 'SER-M' })).toMatchObject({
    status: 200,
  })
  expect(await report(own.token, { ...b, device: 'n-2', serial: 'SER-N' })).toMatchObject({ status: 403 })
})

test('a part of a report, and the number that an agent gave itself, make no device another', async () => {
  const own = await tokenFor({ name: 'Parts' })
  const header = (n: number) => ({ 'glpi-agent-id': `7b1f5f0e-6a55-4a2e-8a45-1c8f6f9c000${n}` })
  const part = (device: string, ssn: string) =>
    JSON.stringify({
      action: 'inventory',
      deviceid: device,
      partial: true,
      content: { versionclient: 'GLPI', bios: { ssn } },
    })
  const sendPart = (device: string, ssn: string, n: number) =>
    sendTo(house, part(device, ssn), { token: own.token, headers: header(n) })
  expect(await sendPart('p-1', 'SER-P', 1)).toMatchObject({ status: 400 })
  expect((await tokenRow(own.id))?.agent).toBeNull()
  expect(
    await report(shared, { device: 'q-1', name: 'q', macs: ['a0:00:00:00:00:0e'] }, header(2)),
  ).toMatchObject({ status: 200 })
  expect(await report(own.token, { device: 'p-1', name: 'p', serial: 'SER-P' }, header(1))).toMatchObject({
    status: 200,
  })
  expect(await sendPart('p-1', 'SER-P', 1)).toMatchObject({ status: 200 })
  const before = await kept()
  expect(await sendPart('p-1', 'SER-B', 1)).toMatchObject({ status: 403 })
  expect(await sendPart('p-1', 'SER-P', 2)).toMatchObject({ status: 403 })
  expect(await report(own.token, { device: 'q-1', name: 'p', serial: 'SER-P' })).toMatchObject({
    status: 403,
  })
  expect(await kept()).toEqual(before)
  expect(
    await report(shared, { device: 'q-1', name: 'q', macs: ['a0:00:00:00:00:0e'] }, header(2)),
  ).toMatchObject({ status: 200 })
})

test('a device that waits is the asset that its token was made for; one that is not wanted stays so', async () => {
  const asset = await assetNamed('Waits', '')
  await sql`insert into setting (name, value) values ('agents.makes', 'false')`.execute(db)
  const told: Told = { device: 'w-1', name: 'w', serial: 'SER-W', softwares: [['vim', '9']] }
  expect(await report(shared, told)).toMatchObject({ status: 200 })
  await sql`delete from setting where name = 'agents.makes'`.execute(db)
  expect((await only('w-1')).asset).toBeNull()
  const own = await tokenFor({ asset_ids: [asset] })
  expect(await report(own.token, told)).toMatchObject({ status: 200 })
  const { id, asset: is } = await only('w-1')
  expect(is).toMatchObject({ id: asset })
  await must(manager, 'POST', `/api/agents/${id}/refuse`)
  expect(await report(own.token, told)).toMatchObject({ status: 403 })
  expect(await why()).toBe('not-wanted')
})

test('another secret: the one before lives on as long as was said, and no longer', async () => {
  const own = await tokenFor({ name: 'Turned' })
  const told: Told = { device: 't-1', name: 't', serial: 'SER-T' }
  expect(await report(own.token, told)).toMatchObject({ status: 200 })
  const { token: next } = await must<{ token: string }>(
    manager,
    'POST',
    `/api/agents/tokens/${own.id}/rotate`,
    {
      days: 2,
    },
  )
  for (const secret of [own.token, next]) expect(await report(secret, told)).toMatchObject({ status: 200 })
  await sql`update agent_token set before_until = now() where id = ${own.id}::uuid`.execute(db)
  expect(await report(own.token, told)).toMatchObject({ status: 401 })
  expect(await report(next, told)).toMatchObject({ status: 200 })
  await must(manager, 'POST', `/api/agents/tokens/${own.id}/rotate`, { days: 0 })
  expect(await report(next, told)).toMatchObject({ status: 401 })
})

test('of two that bring a token first at the same moment one has it, and of the other nothing is kept', async () => {
  const own = await tokenFor({ name: 'Race' })
  // Taken away while its report waited: as if it had never been let in.
  const gone = await tokenFor({ name: 'Gone' })
  const late = { id: gone.id, own: true, private: false, shown: { secret: gone.token } }
  await must(manager, 'DELETE', `/api/agents/tokens/${gone.id}`)
  const body = Readable.from([Buffer.from(reportOf({ device: 'late-1', serial: 'LATE' }))])
  const { taken } = (await take(db, body, { ip: '', bytes: 0, ownId: '', token: late }, () => undefined)) as {
    taken: object
  }
  expect(taken).toEqual({ refused: 'bad-token' })
  expect(await named('late-1')).toEqual([])
  const two = ['r-1', 'r-2'].map((device, n) => ({ device, name: device, serial: `RACE-${n}` }))
  const replies = await Promise.all(two.map((told) => report(own.token, told)))
  expect(replies.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, 403])
  const lost = two[replies.findIndex(({ status }) => status === 403)]
  expect(await named(lost?.device ?? '')).toEqual([])
  const { rows } = await sql`select from asset where serial = ${lost?.serial ?? ''}`.execute(db)
  expect(rows).toEqual([])
})

test('a token that was taken away, or has another secret, lets nothing in that streamed meanwhile', async () => {
  const { token } = await must<{ id: string; token: string }>(manager, 'POST', '/api/agents/tokens', {
    name: 'Streams',
  })
  const { rows } = await sql<{ id: string }>`select id from agent_token where name = 'Streams'`.execute(db)
  const id = rows[0]?.id ?? ''
  const own = await tokenFor({ name: 'Streams, its own' })
  const ends: [string, string, boolean, () => Promise<unknown>][] = [
    [
      own.id,
      own.token,
      true,
      () => must(manager, 'POST', `/api/agents/tokens/${own.id}/rotate`, { days: 0 }),
    ],
    [id, token, false, () => must(manager, 'DELETE', `/api/agents/tokens/${id}`)],
  ]
  for (const [of, secret, isOwn, end] of ends) {
    const device = `streams-${String(isOwn)}`
    async function* streams() {
      const text = reportOf({ device, serial: device })
      yield Buffer.from(text.slice(0, 200))
      await end()
      yield Buffer.from(text.slice(200))
    }
    const by = { id: of, own: isOwn, private: false, shown: { secret } }
    const came = { ip: '', bytes: 0, ownId: '', token: by }
    expect(await take(db, streams(), came, () => undefined)).toMatchObject({
      taken: { refused: 'bad-token' },
    })
    expect(await named(device)).toEqual([])
  }
})

test('who decides about a device and what it reports come one after the other, and hold up each other for nothing', async () => {
  const told: Told = {
    device: 'turns-1',
    name: 'turns-1',
    serial: 'TURNS-1',
    softwares: [['vim', '1']],
  }
  expect(await report(shared, told)).toMatchObject({ status: 200 })
  const { id, asset } = (await only('turns-1')) as { id: string; asset: { id: string } | null }
  const own = await tokenFor({ asset_ids: [asset?.id] })
  /** Holds one row, then another once somebody waits for the first; of two who wait for each other it is this one that fails. */
  const holds = (first: RawBuilder<unknown>, meanwhile: () => Promise<unknown>, then: RawBuilder<unknown>) =>
    db.transaction().execute(async (tx) => {
      await sql`set local deadlock_timeout = '1ms'`.execute(tx)
      await first.execute(tx)
      const other = meanwhile()
      await somebodyWaits(house)
      await then.execute(tx)
      return { other }
    })
  const device = sql`select from agent where id = ${id}::uuid for update`
  // As a report by the token does, while somebody takes the device for another one.
  const split = await holds(
    sql`select from agent_token where id = ${own.id}::uuid for update`,
    () => must(manager, 'POST', `/api/agents/${id}/split`),
    device,
  )
  await split.other
  await must(manager, 'POST', `/api/agents/${id}/undo`)
  // As a report does, while of an asset that is back software is heard anew, and what differs is marked.
  const of = asset?.id ?? ''
  const heard = await holds(
    device,
    () =>
      house.write(undefined, async (ctx) => {
        await hearSoftwareAnew(ctx, of)
        await markOtherwise(ctx, [of])
      }),
    sql`update agent_section set hash = hash where agent_id = ${id}::uuid`,
  )
  await heard.other
})

test('who may not see an asset learns nothing of its token, and makes none for it', async () => {
  const lead = await house.someone('Lea', ['lead'])
  const hidden = await assetNamed('Hidden', 'SER-H')
  const own = await tokenFor({ asset_ids: [hidden] })
  await sql`update entity set audience_id = (select id from audience where id <> entity.audience_id order by id limit 1) where id = ${hidden}::uuid`.execute(
    db,
  )
  const { status } = await call(lead, 'POST', '/api/agents/tokens/own', { asset_ids: [hidden] })
  expect(status).toBe(404)
  expect((await call(lead, 'DELETE', `/api/agents/tokens/${own.id}`)).status).toBe(404)
  const listed = await must<Reply<typeof agents.tokens>>(lead, 'GET', '/api/agents/tokens?limit=200')
  expect(listed.items.map(({ id }) => id)).not.toContain(own.id)
})

test('how many still come by a token that they share is counted, and they are listed', async () => {
  const { by } = await must<Reply<typeof agents.tokens>>(tech, 'GET', '/api/agents/tokens')
  const { items } = await must<Reply<typeof agents.list>>(tech, 'GET', '/api/agents?by=shared&limit=200')
  expect(by.shared).toBe(items.length)
  expect(items.map(({ device }) => device)).toContain('b-2026')
  expect(by.own).toBeGreaterThan(2)
})
