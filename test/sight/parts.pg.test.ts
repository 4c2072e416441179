import { expect, test } from 'vitest'
import { listenTo } from '../listening.ts'
import { parts, partReaders } from './parts.ts'
import { houseOfParts } from './parts-house.ts'

// Which parts of a record are shown to whom.

const { app, people, ask, mustAsk, asks, ids } = await houseOfParts()

test.each(parts)('$name: who sees it', async ({ name: part, cells }) => {
  const { url, marker } = asks[part] ?? { url: '', marker: '' }
  const seen = await Promise.all(
    partReaders.map(async (name) => {
      const { status, body } = await ask(name, 'GET', url)
      return status === 200 && body.includes(marker) ? 'sees' : '-'
    }),
  )
  expect(Object.fromEntries(partReaders.map((name, n) => [name, seen[n]]))).toEqual(
    Object.fromEntries(partReaders.map((name, n) => [name, cells[n]])),
  )
})

test('the live stream tells nobody of what they may not see', async () => {
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const outsider = await listenTo(address, people.technician.token)
  const insider = await listenTo(address, people.scoped.token)
  const { open, closed } = ids
  for (const id of [closed, open]) await mustAsk('lead', 'PATCH', `/api/desk/tickets/${id}`, { impact: 1 })
  // Told in the order in which they happened: once the later one is there, the earlier one would be.
  await Promise.all([outsider.hears(open), insider.hears(open), insider.hears(closed)])
  expect(outsider.told()).not.toContain(closed)
  outsider.close()
  insider.close()
  // A page that began to load before that, and could not listen yet, is told what it may see of it.
  const late = await listenTo(address, people.technician.token, 60)
  await late.hears(open)
  expect(late.told()).not.toContain(closed)
  late.close()
  // Nor is one that listens from now on told of what was before. Whoever comes while the server looks may hear what it
  // has just found, so it is asked until the looking is over.
  const freshly = async () => {
    const fresh = await listenTo(address, people.technician.token)
    fresh.close()
    return [...fresh.told()]
  }
  await expect.poll(freshly).toEqual([])
})
