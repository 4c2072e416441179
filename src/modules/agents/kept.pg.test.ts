import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { agentsIn, type Told } from '#test/agents'
import { world } from '#test/world'
import type { agents } from './contract.ts'
import { letLoadsGo } from './load.ts'

const house = await world()
const { db } = house
const { tech, only, report, onDevice, rows, assetOf } = await agentsIn(house)

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
    '<ENVS><KEY>TOKEN</KEY><VAL>very-secret</VAL></ENVS><PROCESSES><USER>anna</USER><CMD>mysql -pvery-secret</CMD><MEM>30.2</MEM><CPUUSAGE>1.5</CPUUSAGE></PROCESSES><LOCAL_USERS><LOGIN>anna</LOGIN></LOCAL_USERS>'
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

test('of what runs two numbers are kept, the highest of the day; where the organisation wants none they go', async () => {
  const loads = async () =>
    (await sql<object>`select memory, cpu, xmin::text as at from agent_load`.execute(db)).rows
  const runs = (memory: number) =>
    report({ ...told, more: `<PROCESSES><CMD>x</CMD><MEM>${memory}</MEM><CPUUSAGE>3</CPUUSAGE></PROCESSES>` })
  const [first] = await loads()
  expect(first).toMatchObject({ memory: [31], cpu: [2] })
  await runs(40)
  const before = await loads()
  expect(before).toMatchObject([{ memory: [40], cpu: [3] }])
  await runs(20)
  expect(await loads()).toEqual(before)
  const adam = await house.someone('Adam', ['administrator'])
  await house.must(adam, 'PATCH', '/api/settings/agents.load', { value: false })
  await runs(50)
  expect(await loads()).toEqual([])
})

test('days longer ago than is said go, also of what reports no more; what is switched off goes everywhere', async () => {
  await only('keep-1')
  const kept = (day: string, memory: number[]) =>
    sql`
    insert into agent_load (agent_id, day, memory, cpu) select id, ${day}::date, ${memory}::smallint[], ${memory}::smallint[]
    from agent where device = 'keep-1' on conflict (agent_id) do update set day = excluded.day, memory = excluded.memory, cpu = excluded.cpu`.execute(
      db,
    )
  const day = (back: number) => Temporal.Now.plainDateISO('UTC').subtract({ days: back }).toString()
  const loads = async () => (await sql<object>`select memory, cpu from agent_load`.execute(db)).rows
  const adam = await house.someone('Adina', ['administrator'])
  const wanted = (value: boolean) => house.must(adam, 'PATCH', '/api/settings/agents.load', { value })
  await wanted(true)
  for (const [back, before, left] of [
    [88, [1, 2, 3], [2, 3]],
    [89, [1, 2, 3], [3]],
    [90, [1, 2, 3], null],
    [0, [1, 2, 3], [1, 2, 3]],
  ] as const) {
    await kept(day(back), [...before])
    await house.write(undefined, letLoadsGo)
    expect(await loads()).toEqual(left === null ? [] : [{ memory: left, cpu: left }])
  }
  await wanted(false)
  await house.write(undefined, letLoadsGo)
  expect(await loads()).toEqual([])
})

test('days of it are the house’s own', async () => {
  const admin = await house.someone('Ady', ['administrator'])
  const decide = (name: string, value: unknown) =>
    house.must(admin, 'PATCH', `/api/settings/${name}`, { value })
  await decide('agents.load', true)
  await sql`delete from agent_load`.execute(db)
  // It is another day there than in Greenwich.
  const zone = Temporal.Now.zonedDateTimeISO('UTC').hour >= 10 ? 'Pacific/Kiritimati' : 'Pacific/Pago_Pago'
  await decide('organisation.zone', zone)
  await report({ ...told, more: '<PROCESSES><MEM>30.2</MEM><CPUUSAGE>1.5</CPUUSAGE></PROCESSES>' })
  const days = async () =>
    (
      await sql<{
        day: string
        n: number
      }>`select day::text, cardinality(memory) as n from agent_load`.execute(db)
    ).rows
  const day = Temporal.Now.plainDateISO(zone)
  expect(await days()).toEqual([{ day: day.toString(), n: 1 }])
  const kept = async (back: number) => {
    await sql`update agent_load set day = ${day.subtract({ days: back }).toString()}::date`.execute(db)
    await house.write(undefined, letLoadsGo)
    return (await days()).length
  }
  expect([await kept(89), await kept(90)]).toEqual([1, 0])
  await decide('organisation.zone', 'UTC')
  await decide('agents.load', false)
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

test('what an asset hides, its agent hides', async () => {
  const { id } = await only('keep-1')
  const scoped = await house.someone('Else', ['manager'], [await house.team('Elsewhere')], true)
  const hidden = await house.call(scoped, 'POST', `/api/agents/${id}/split`)
  const absent = await house.call(scoped, 'POST', '/api/agents/01a00000-0000-7000-8000-000000000000/split')
  expect(hidden.status).toBe(absent.status)
})
