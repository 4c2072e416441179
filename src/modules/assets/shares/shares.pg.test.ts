import { expect, test } from 'vitest'
import { createDepartments, createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { world } from '#test/world'
import { createAssets, handOver } from '../public.ts'
import type { CostShares } from './contract.ts'

const house = await world()
const [tom, rae] = await Promise.all([
  house.someone('Tom', ['technician']),
  house.someone('Rae', ['requester']),
])
const today = Temporal.Now.plainDateISO('UTC')
const ago = (days: number) => today.subtract({ days }).toString()

test('what a device cost is split over the departments of those who had it, by days, to the last cent', async () => {
  const id = await house.write(undefined, async (ctx) => {
    const [yard, office] = await createDepartments(ctx, [{ name: 'Yard' }, { name: 'Office' }])
    const [store] = await createPlaces(ctx, [{ name: 'Stores', level: 'site' }])
    const [ana, ben] = await createPeople(ctx, [
      { display_name: 'Ana', emails: [], department_id: yard?.id },
      { display_name: 'Ben', emails: [], department_id: office?.id },
    ])
    const [laptop] = await createAssets(ctx, [
      {
        type: 'laptop',
        name: 'Wanders',
        cost: '100.00 EUR',
        bought_on: ago(29),
        created_at: `${ago(29)}T09:00:00Z`,
        holder_id: store?.id ?? null,
      },
    ])
    const ids = [laptop?.id ?? '']
    const give = (days: number, to_id = '') =>
      handOver({ ...ctx, now: `${ago(days)}T10:00:00Z` }, { ids, to_id })
    await give(19, ana?.id)
    await give(4, ben?.id)
    return laptop?.id ?? ''
  })
  const path = `/api/assets/${id}/costs/shares`
  const { shares } = await house.must<CostShares>(tom, 'GET', path)
  expect(shares).toMatchObject([
    { of: { title: 'Yard' }, days: 15, sums: ['50.00 EUR'] },
    { of: null, days: 10, sums: ['33.33 EUR'] },
    { of: { title: 'Office' }, days: 5, sums: ['16.67 EUR'] },
  ])
  expect((await house.call(rae, 'GET', path)).status).toBe(403)
})
