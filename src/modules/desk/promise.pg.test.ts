import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { serviceLevels } from '#test/service-levels'
import { world } from '#test/world'
import type { Opened, Ticket } from './contract.ts'

const house = await world()
const { someone, call, must, team, db } = house
const { promise } = await serviceLevels(house)
const network = await team('Network')
const ana = await someone('Ana Lind', ['technician'], [network])
const lena = await someone('Lena Vogt', ['requester'])
const minutes: [number, number, number, number, number] = [60, 120, 240, 480, 960]
await call(ana, 'POST', '/api/desk/tickets', { title: 'Makes the tag known', tags: ['core'] })
await promise(
  {
    scope: 'team:Network tag:core',
    targets: [
      { metric: 'first_response', minutes: [5, 10, 15, 20, 30] },
      { metric: 'resolution', minutes },
    ],
  },
  'Core network',
)
await promise({}, 'Everything')

interface Told {
  priority: number
  policy: string | null
  promises: { metric: string; due_at: string }[]
}
const would = async (draft: object) => (await call(ana, 'POST', '/api/desk/promise', draft)).body as Told

test('before a ticket is opened it is told which priority it would get and what would be promised', async () => {
  const tickets = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from work`.execute(db)).rows[0]?.n
  const draft = {
    impact: 1,
    urgency: 2,
    team_id: network,
    tags: ['core'],
    requester_id: lena.id,
    channel: 'mail',
  }
  const before = await tickets()
  const told = await would(draft)
  expect(await tickets()).toBe(before)
  expect(told).toMatchObject({ priority: 2, policy: 'Core network' })
  expect(told.promises.map(({ metric }) => metric)).toEqual(['first_response', 'resolution'])
  // It is what comes true.
  const { id } = await must<Opened>(ana, 'POST', '/api/desk/tickets', { title: 'Switch down', ...draft })
  const { clocks, opened_at } = await must<Ticket>(ana, 'GET', `/api/desk/tickets/${id}`)
  for (const { metric, due_at } of told.promises) {
    const clock = clocks.find((one) => one.metric === metric)
    const lag = (clock?.due_at ?? 0) - Date.parse(due_at)
    expect(lag).toBeGreaterThanOrEqual(0)
    expect(lag).toBeLessThan(60_000)
  }
  expect(opened_at).not.toBe('')
  expect(await would({})).toMatchObject({ priority: 4, policy: 'Everything' })
  expect((await call(lena, 'POST', '/api/desk/promise', {})).status).toBe(403)
})
