import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { handOver } from '#modules/assets/public'
import { reportOf, sendTo, type Told } from '#test/agents'
import { world } from '#test/world'
import type { agents } from './contract.ts'
import { setPrivate } from './private.ts'

const house = await world()
const { must, db } = house
const mona = await house.someone('Mona', ['manager', 'administrator'])
const lena = await house.someone('Lena', ['requester'])
const tokenFor = async (name: string, own: boolean) =>
  (await must<{ token: string }>(mona, 'POST', '/api/agents/tokens', { name, private: own })).token
const [ours, theirs] = [await tokenFor('Ours', false), await tokenFor('Theirs', true)]

/** Nothing that these say may be found anywhere. */
const secrets = ['Tagebuch', 'anna-b', '--diary', 'meine-fotos', '02:aa:bb:cc:dd:01', 'heimnetz', 'Schnulze']
const told = (name: string): Told => ({
  device: `${name}-2026`,
  name,
  serial: `${name}-serial`,
  manufacturer: 'Acer',
  model: 'Swift',
  macs: ['02:aa:bb:cc:dd:01'],
  softwares: [['Tagebuch', '1']],
  more: `<ANTIVIRUS><NAME>Schild</NAME><ENABLED>1</ENABLED></ANTIVIRUS>
    <DRIVES><VOLUMN>meine-fotos</VOLUMN><ENCRYPT_STATUS>Yes</ENCRYPT_STATUS></DRIVES>
    <LOCAL_USERS><LOGIN>anna-b</LOGIN></LOCAL_USERS><USERS><LOGIN>anna-b</LOGIN></USERS>
    <PROCESSES><CMD>vim --diary</CMD><MEM>12.5</MEM></PROCESSES><PRINTERS><NAME>heimnetz</NAME></PRINTERS>
    <SOUNDS><NAME>Schnulze</NAME></SOUNDS>`,
})
const report = async (token: string, told: Told) =>
  expect(await sendTo(house, reportOf(told), { token })).toMatchObject({ status: 200 })

/** Where in the whole database a text stands, also in what is packed. */
async function placesOf(needle: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I', c.relname) as name from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace`.execute(db)
  const like = `%${needle.toLowerCase()}%`
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } =
      await sql`select from ${sql.raw(name)} t where lower(t::text) like ${like} limit 1`.execute(db)
    if (rows.length > 0) found.push(name)
  }
  const { rows: raws } = await sql<{ body: Buffer }>`select body from agent_raw`.execute(db)
  if (raws.some(({ body }) => gunzipSync(body).toString().includes(needle))) found.push('agent_raw, unpacked')
  return found
}
const nowhere = async () => {
  const { rows: loads } =
    await sql`select from agent_load l join agent a on a.id = l.agent_id where a.private`.execute(db)
  expect(loads).toEqual([])
  for (const secret of secrets) expect({ secret, in: await placesOf(secret) }).toEqual({ secret, in: [] })
}
const agentOf = async (name: string) => {
  const { items } = await must<Reply<typeof agents.list>>(mona, 'GET', `/api/agents?find=${name}`)
  return items[0]
}

test('of a device that comes in as private nothing lands in any table but what is kept', async () => {
  await report(theirs, told('own'))
  await report(theirs, { ...told('own'), softwares: [['Tagebuch', '2']] })
  await nowhere()
  const agent = await agentOf('own')
  expect(agent).toMatchObject({ private: true, state: 'matched', macs: [] })
  const { rows } = await sql<{ section: string; content: object }>`
    select section, content from agent_section order by section`.execute(db)
  expect(rows.map(({ section }) => section)).toEqual(['antivirus', 'bios', 'drives', 'hardware'])
  expect(rows.find(({ section }) => section === 'drives')?.content).toEqual([{ encrypt_status: 'Yes' }])
})

test('its owner sees what is kept of it; others do not see the device', async () => {
  const id = (await agentOf('own'))?.asset?.id ?? ''
  expect((await house.call(lena, 'GET', `/api/agents/kept/${id}`)).status).toBe(404)
  await sql`insert into entity (id, kind, key, title, audience_id, created_at)
    select ${lena.id}::uuid, 'person', 'PER-9001', 'Lena', audience_id, now() from entity where id = ${id}::uuid`.execute(
    db,
  )
  await house.write(undefined, (ctx) => handOver(ctx, { ids: [id], to_id: lena.id }))
  const { items } = await must<Reply<typeof agents.kept>>(lena, 'GET', `/api/agents/kept/${id}`)
  expect(items).toMatchObject([{ groups: ['hardware', 'system', 'protection'] }])
  expect(items[0]?.facts).toContainEqual({ field: 'model', value: 'Swift' })
})

test('what was kept of a device is gone once it is private: reports, software, and what its history says of them', async () => {
  await report(ours, told('later'))
  await report(ours, { ...told('later'), softwares: [['Schnulze', '1']] })
  expect(await placesOf('Schnulze')).toContain('package')
  const agent = await agentOf('later')
  const path = `/api/agents/${agent?.id}/private`
  expect((await house.call(lena, 'POST', path, { private: true })).status).toBe(403)
  await must(mona, 'POST', path, { private: true })
  await nowhere()
  await report(ours, told('later'))
  await nowhere()
  expect(await agentOf('later')).toMatchObject({ state: 'matched', asset: agent?.asset })
})

test('where the organisation keeps less by now, the next report takes away what is too much', async () => {
  const keep = (group: string, value: boolean) =>
    must(mona, 'PATCH', `/api/settings/agents.private.${group}`, { value })
  await keep('software', true)
  await report(theirs, told('own'))
  expect(await placesOf('Tagebuch')).toContain('package')
  await keep('software', false)
  await report(theirs, told('own'))
  await nowhere()
  // What disks are called stands with whether they are encrypted, which is kept still.
  await keep('disks', true)
  await report(theirs, told('own'))
  expect(await placesOf('meine-fotos')).toContain('agent_raw, unpacked')
  await keep('disks', false)
  await report(theirs, told('own'))
  await nowhere()
})

test('a report that comes while somebody says that its device is private is kept as one of a private device', async () => {
  await report(ours, { ...told('meanwhile'), softwares: [['browser', '1']], more: '', macs: [] })
  const { id = '', asset } = (await agentOf('meanwhile')) ?? {}
  const held = Promise.withResolvers<undefined>()
  const said = house.write(undefined, async (ctx) => {
    await setPrivate(ctx, { id, private: true })
    held.resolve(undefined)
    await sql`select pg_sleep(0.3)`.execute(ctx.db)
  })
  await held.promise
  await Promise.all([said, report(ours, told('meanwhile'))])
  await nowhere()
  expect(await agentOf('meanwhile')).toMatchObject({ private: true, asset })
})

test('a token for private devices makes no device of the house one; whoever looks after agents does', async () => {
  await report(ours, { ...told('turned'), softwares: [['browser', '1']], more: '', macs: [] })
  expect(await sendTo(house, reportOf(told('turned')), { token: theirs })).toMatchObject({ status: 403 })
  const { id, asset } = (await agentOf('turned')) ?? {}
  expect(await agentOf('turned')).toMatchObject({ private: false })
  const { rows } = await sql`select from installation where device_id = ${asset?.id}::uuid`.execute(db)
  expect(rows).toHaveLength(1)
  const log = await must<object>(mona, 'GET', '/api/agents/reports')
  expect(JSON.stringify(log)).toContain('not-private')
  await must(mona, 'POST', `/api/agents/${id}/private`, { private: true })
  await report(theirs, told('turned'))
  const history = await must<object>(mona, 'GET', `/api/records/${asset?.id}/history`)
  expect(JSON.stringify(history)).toContain('is private')
})
