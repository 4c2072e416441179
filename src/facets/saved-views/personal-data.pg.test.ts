import { expect, test } from 'vitest'
import { allPersonalData } from '#kernel/personal-data'
import { things } from '#test/things'
import { world } from '#test/world'

const house = await world()
const { someone, call, read, write, app } = house
const { make } = await things(house)

const ana = await someone('Ana', ['technician'], [await house.team('Crew')])
const names = ['looked_at', 'views', 'concerned_by', 'files']
const ofFacets = () => allPersonalData().filter(({ name }) => names.includes(name))
const gathered = () =>
  read(undefined, async (ctx) =>
    Object.fromEntries(
      await Promise.all(
        ofFacets().map(
          async ({ name, gather }) => [name, ((await gather(ctx, [ana.id])) as unknown[]).length] as const,
        ),
      ),
    ),
  )

test('what facets hold about a person is taken out, and erased as far as nobody else needs it', async () => {
  const thing = await make('Thing')
  await call(ana, 'POST', `/api/records/${thing.id}/visit`, {})
  await call(ana, 'POST', `/api/records/${thing.id}/watch`, {})
  const view = { list: 'desk.queue', title: 'Mine', q: '' }
  await call(ana, 'POST', '/api/views', view)
  const lead = await someone('Lea', ['lead'])
  await call(lead, 'POST', '/api/views', view)
  await app.inject({
    method: 'POST',
    url: '/api/files?name=loose.txt',
    headers: { authorization: `Bearer ${ana.token}`, 'content-type': 'application/octet-stream' },
    payload: 'x',
  })
  expect(await gathered()).toEqual({ looked_at: 1, views: 1, concerned_by: 1, files: 1 })
  await write(undefined, async (ctx) => {
    for (const { erase } of ofFacets()) await erase?.(ctx, [ana.id])
  })
  expect(await gathered()).toEqual({ looked_at: 0, views: 0, concerned_by: 0, files: 0 })
})
