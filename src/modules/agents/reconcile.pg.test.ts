import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { createAssets } from '#modules/assets/public'
import { createPeople } from '#modules/people/public'
import { reportOf, sendTo, type Told } from '#test/agents'
import { world } from '#test/world'
import type { agents } from './contract.ts'

const house = await world()
const mona = await house.someone('Mona', ['manager'])
const tess = await house.someone('Tess', ['technician'])
const { token } = await house.must<{ token: string }>(mona, 'POST', '/api/agents/tokens', { name: 'All' })
const told: Told = { device: 'pc-1', name: 'pc-1', serial: 'RECON1', model: 'T14', softwares: [['vim', '1']] }
const [asset] = await house.write(undefined, (ctx) =>
  createAssets(ctx, [{ type: 'laptop', name: 'Front desk', serial: 'recon1' }]),
)
const id = asset?.id ?? ''

const report = async (more: Told = {}) =>
  expect(await sendTo(house, reportOf({ ...told, ...more }), { token })).toMatchObject({ status: 200 })
const stands = () => house.must<{ name: string; model: string }>(tess, 'GET', `/api/assets/${id}`)
const about = async () => {
  const { items } = await house.must<Reply<typeof agents.about>>(tess, 'GET', `/api/agents/about/${id}`)
  return { agent_id: items[0]?.id ?? '', facts: items[0]?.facts ?? [] }
}
const said = async () =>
  JSON.stringify(await house.must<{ items: object[] }>(tess, 'GET', `/api/records/${id}/history`))

test('what differs is taken over by hand, and locked against reports', async () => {
  await report()
  const { agent_id, facts } = await about()
  expect(facts).toContainEqual({ field: 'name', value: 'pc-1', instead: 'Front desk', locked: false })
  await house.must(mona, 'POST', `/api/agents/about/${id}/take`, { agent_id, field: 'name' })
  expect(await stands()).toMatchObject({ name: 'pc-1' })
  await report({ name: 'pc-renamed' })
  expect(await stands()).toMatchObject({ name: 'pc-renamed' })

  const lock = (locked: boolean) =>
    house.must(mona, 'POST', `/api/agents/about/${id}/lock`, { field: 'name', locked })
  await lock(true)
  await report({ name: 'pc-again' })
  expect(await stands()).toMatchObject({ name: 'pc-renamed' })
  const refused = await house.call(mona, 'POST', `/api/agents/about/${id}/take`, { agent_id, field: 'name' })
  expect(refused).toMatchObject({ status: 409, body: { key: 'agents.is-locked' } })
  await lock(false)
  await report({ name: 'pc-once-more' })
  expect(await stands()).toMatchObject({ name: 'pc-once-more' })
  const denied = await house.call(tess, 'POST', `/api/agents/about/${id}/lock`, {
    field: 'name',
    locked: true,
  })
  expect(denied.status).toBe(403)
})

test('by its rule a report counts more than what somebody entered', async () => {
  await house.must(tess, 'PATCH', `/api/assets/${id}`, { model: 'T14 Gen 2' })
  await report({ model: 'T14s' })
  expect(await stands()).toMatchObject({ model: 'T14 Gen 2' })
  await house.must(mona, 'PATCH', '/api/assets/rules/model', { order: ['agent', 'hand'] })
  await report({ model: 'T14 Gen 5' })
  expect(await stands()).toMatchObject({ model: 'T14 Gen 5' })
})

test('a device that is not as it was is told of; another version is no news', async () => {
  const now = { name: 'pc-once-more', model: 'T14 Gen 5' }
  await report(now)
  const quiet = await said()
  await report({ ...now, softwares: [['vim', '2']] })
  expect(await said()).toEqual(quiet)
  await report({ ...now, softwares: [['steam', '1']] })
  const all = await said()
  expect(all).toContain('Its agent found new software: steam')
  expect(all).toContain('Its agent no longer finds: vim')
})

test('what changed lately on what somebody has is told in few words, to those who may see assets', async () => {
  const [lena] = await house.write(undefined, (ctx) =>
    createPeople(ctx, [{ display_name: 'Lena Vogt', emails: [] }]),
  )
  const path = `/api/agents/lately/${lena?.id}`
  const lately = () => house.must<Reply<typeof agents.lately>>(tess, 'GET', path)
  expect((await lately()).items).toEqual([])
  await house.must(tess, 'POST', '/api/assets/hand-over', { ids: [id], to_id: lena?.id })
  const { items } = await lately()
  expect(items[0]).toMatchObject({ asset_id: id, lines: ['New: steam', 'Gone: vim'] })
  expect(items.length).toBeLessThanOrEqual(3)
  const rike = await house.someone('Rike', ['requester'])
  expect((await house.call(rike, 'GET', path)).status).toBe(403)
})

test('a serial number that another asset has is not taken over', async () => {
  await house.must(tess, 'PATCH', `/api/assets/${id}`, { serial: 'BYHAND1' })
  await house.write(undefined, (ctx) => createAssets(ctx, [{ type: 'laptop', serial: 'RECON1' }]))
  const { agent_id, facts } = await about()
  expect(facts).toContainEqual({ field: 'serial', value: 'RECON1', instead: 'BYHAND1', locked: false })
  const refused = await house.call(mona, 'POST', `/api/agents/about/${id}/take`, {
    agent_id,
    field: 'serial',
  })
  expect(refused).toMatchObject({ status: 409, body: { key: 'agents.serial-elsewhere' } })
})

test('what somebody had entered comes back when the device turns out to be another', async () => {
  const { agent_id } = await about()
  await house.must(mona, 'POST', `/api/agents/about/${id}/take`, { agent_id, field: 'model' })
  await house.must(tess, 'PATCH', `/api/assets/${id}`, { model: 'OptiPlex 7090 SFF' })
  await report({ name: 'pc-once-more', model: 'OptiPlex' })
  expect(await stands()).toMatchObject({ model: 'OptiPlex' })
  await house.must(mona, 'POST', `/api/agents/${agent_id}/split`)
  expect(await stands()).toMatchObject({ model: 'OptiPlex 7090 SFF' })
})
