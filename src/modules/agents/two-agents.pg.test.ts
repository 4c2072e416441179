import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { reportOf, sendTo, type Told } from '#test/agents'
import { world } from '#test/world'
import type { agents } from './contract.ts'

const house = await world()
const { must } = house
const mona = await house.someone('Mona', ['manager', 'administrator'])
const { token } = await must<{ token: string }>(mona, 'POST', '/api/agents/tokens', { name: 'All' })
const report = async (told: Told) =>
  expect(await sendTo(house, reportOf(told), { token })).toMatchObject({ status: 200 })
const agentOf = async (name: string) => {
  const { items } = await must<Reply<typeof agents.list>>(mona, 'GET', `/api/agents?find=${name}`)
  return items[0] ?? { id: '', asset: null }
}
const there = async (asset: string) => {
  const { items } = await must<{
    items: { name: string; last_seen: string | null }[]
  }>(mona, 'GET', `/api/software/on/${asset}`)
  return items
    .filter(({ last_seen }) => last_seen === null)
    .map(({ name }) => name)
    .toSorted()
}

const windows: Told = {
  device: 'win-1',
  name: 'win-1',
  serial: 'DUAL1',
  softwares: [
    ['office', '1'],
    ['browser', '1'],
  ],
}
const linux: Told = {
  device: 'lin-1',
  name: 'lin-1',
  macs: ['a0:00:00:00:09:01'],
  softwares: [
    ['vim', '1'],
    ['browser', '1'],
  ],
}

test('of two agents on one asset each keeps its own view, and what any of them finds is there', async () => {
  await report(windows)
  const asset = (await agentOf('win-1')).asset?.id ?? ''
  await report(linux)
  const second = await agentOf('lin-1')
  await must(mona, 'POST', `/api/agents/${second.id}/match`, { asset_id: asset })
  expect(await there(asset)).toEqual(['browser', 'office', 'vim'])
  const { rows: before } = await sql`select xmin from installation`.execute(house.db)

  // By turns, unchanged: nothing is written, nothing comes or goes.
  for (const told of [windows, linux, windows, linux]) await report(told)
  expect((await sql`select xmin from installation`.execute(house.db)).rows).toEqual(before)
  expect(await there(asset)).toEqual(['browser', 'office', 'vim'])

  // What one no longer finds goes, unless the other still does.
  await report({ ...windows, softwares: [['mail', '1']] })
  expect(await there(asset)).toEqual(['browser', 'mail', 'vim'])
  await report({ ...linux, softwares: [['vim', '1']] })
  expect(await there(asset)).toEqual(['mail', 'vim'])

  await must(mona, 'POST', `/api/agents/${second.id}/split`)
  expect(await there(asset)).toEqual(['mail'])
  await must(mona, 'POST', `/api/agents/${second.id}/undo`)
  expect(await there(asset)).toEqual(['mail', 'vim'])
})
