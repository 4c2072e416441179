import { expect, test } from 'vitest'
import { licensed, one } from '#test/licences'
import { world } from '#test/world'

const house = await world()
const { call, must } = house
const { manager, technician, requester, devices, report, addProduct } = await licensed(house)

test('the shipped products come once; names are taken once; only some may edit', async () => {
  const first = await must<{ n: number }>(manager, 'POST', '/api/software/starters', {})
  expect(first.n).toBeGreaterThan(50)
  await expect(must(manager, 'POST', '/api/software/starters', {})).resolves.toEqual({ n: 0 })
  await expect(call(manager, 'POST', '/api/software', { name: 'visio standard' })).resolves.toMatchObject({
    status: 409,
  })
  await expect(call(technician, 'POST', '/api/software', { name: 'X' })).resolves.toMatchObject({
    status: 403,
  })
  await expect(call(requester, 'GET', '/api/software')).resolves.toMatchObject({ status: 403 })
  const ended = await must<{ items: { name: string }[] }>(
    technician,
    'GET',
    `/api/software?q=${encodeURIComponent('support<2025-12-31 office')}&sort=name`,
  )
  expect(ended.items.map(({ name }) => name)).toContain('Office Standard 2016')
})

test('a product that must not be installed is told once for each device, until it is gone from there', async () => {
  const told = async () => {
    const rows = await house.db
      .selectFrom('event')
      .innerJoin('event_data as d', 'd.event_id', 'event.id')
      .select('d.payload')
      .where('event.kind', '=', 'product.denied-found')
      .orderBy('event.id')
      .execute()
    return rows.map(({ payload }) => (JSON.parse(payload) as { n: number }).n)
  }
  await report(devices[0] ?? '', [one('Sonar Torrent', '1')])
  const { id } = await addProduct({
    name: 'Sonar Torrent',
    licensing: 'free',
    rules: [{ name: 'sonar torrent' }],
  })
  expect(await told()).toEqual([])
  await must(manager, 'PATCH', `/api/software/products/${id}`, {
    denied: true,
    denied_why: 'It shares files',
  })
  expect(await told()).toEqual([1])
  await report(devices[0] ?? '', [one('Sonar Torrent', '2')])
  expect(await told()).toEqual([1])
  await report(devices[1] ?? '', [one('Sonar Torrent', '2')])
  await report(devices[1] ?? '', [])
  await report(devices[1] ?? '', [one('Sonar Torrent', '2')])
  expect(await told()).toEqual([1, 1, 1])
})
