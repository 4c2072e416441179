import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createAssets } from '#modules/assets/public'
import { agentsIn, reportOf, type Told } from '#test/agents'
import { world } from '#test/world'

const house = await world()
const { db } = house
const { manager, tech, send, list, named, only, report, onDevice, rows, assetOf, decide } =
  await agentsIn(house)

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
