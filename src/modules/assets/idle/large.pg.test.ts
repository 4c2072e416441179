import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { tellsUsage, type Usage } from '#facets/usage/sources'
import { createPeople } from '#modules/people/public'
import { world } from '#test/world'
import type { assets } from '../contract.ts'
import { reckonAll } from '../costs/reckon.ts'
import { createAssets } from '../public.ts'
import { reckonIdleAll } from './round.ts'

const house = await world()
const [tom, adam] = await Promise.all([
  house.someone('Tom', ['technician']),
  house.someone('Adam', ['administrator']),
])
const made = await house.write(undefined, async (ctx) => {
  const people = await createPeople(
    ctx,
    ['Ana', 'Ben', 'Cem', 'Dag'].map((name) => ({ display_name: name, emails: [] })),
  )
  const laptop = (n: number, model: string, cost: string) => ({
    type: 'laptop',
    name: `${model} ${n}`,
    manufacturer: 'Corvid',
    model,
    cost,
    bought_on: '2026-01-02',
    holder_id: people[n]?.id ?? null,
  })
  return createAssets(ctx, [
    laptop(0, 'Large', '2290.00 EUR'),
    laptop(1, 'Small', '1289.99 EUR'),
    laptop(2, 'Large', '2290.00 EUR'),
    laptop(3, 'Large', '2290.00 EUR'),
  ])
})
const idOf = (name: string) => made.find(({ title }) => title === name)?.id ?? ''
const used = (total: number, most: number, disk = 400_000, days = 30): Usage => ({
  heard_at: null,
  disk: { total: 1_000_000, used: disk },
  memory: { total, most, days },
})
const asked: number[] = []
tellsUsage({
  name: 'test',
  async find(_, ids, { days }) {
    asked.push(days)
    const all = new Map([
      [idOf('Large 0'), used(32_000, 30)],
      [idOf('Small 1'), used(16_000, 80)],
      [idOf('Large 2'), used(32_000, 90)],
      // Much room, and of its memory it is not known yet.
      [idOf('Large 3'), used(32_000, 20, 100_000, 2)],
    ])
    return new Map([...all].filter(([id]) => ids.includes(id)))
  },
})
async function list() {
  await house.write(undefined, reckonAll)
  await house.write(undefined, reckonIdleAll)
  return (
    await house.must<Reply<typeof assets.idle>>(tom, 'GET', '/api/assets/idle?reason=memory&sort=smaller')
  ).items
}

test('a device of whose memory little is ever in use is told with the model that would do, and what that costs less', async () => {
  expect(await list()).toMatchObject([
    {
      name: 'Large 0',
      why: 'At most 30% of its memory in use',
      could: 'Corvid Small would do. Give it to somebody who needs more',
      smaller: '1000.01 EUR',
    },
  ])
  const figures = await house.must<Reply<typeof assets.idleFigures>>(tom, 'GET', '/api/assets/idle/figures')
  // It is of use all the same.
  expect(figures).toMatchObject({ idle: 0, large: 2, smaller: ['1000.01 EUR'] })
  const { items } = await house.must<Reply<typeof assets.idle>>(tom, 'GET', '/api/assets/idle?reason=roomy')
  expect(items).toMatchObject([{ name: 'Large 3', could: 'Buy the next one smaller', smaller: null }])
  expect(asked.at(-1)).toBe(60)
})

test('how little that is, and how far one looks back, is for the organisation to say', async () => {
  await house.must(adam, 'PATCH', '/api/settings/assets.memory-percent', { value: 25 })
  await house.must(adam, 'PATCH', '/api/settings/assets.busy-days', { value: 90 })
  expect(await list()).toEqual([])
  expect(asked.at(-1)).toBe(90)
})
