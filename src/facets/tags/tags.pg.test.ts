import { expect, test } from 'vitest'
import { things } from '#test/things'
import { world } from '#test/world'

const house = await world()
const { someone, call, db } = house
const { make, merge } = await things(house)

const ana = await someone('Ana', ['technician'])
const leo = await someone('Leo', ['lead'])
const max = await someone('Max', ['manager'])
const audrey = await someone('Audrey', ['auditor'])
const rita = await someone('Rita', ['requester'])

type Who = typeof ana
const apply = (who: Who, records: { id: string }[], change: { add?: string[]; remove?: string[] }) =>
  call(who, 'POST', '/api/tags/apply', { records: records.map(({ id }) => id), ...change })
const titles = async (who: Who, path: string) =>
  ((await call(who, 'GET', path)).body as { items: { title: string }[] }).items.map(({ title }) => title)
const on = (who: Who, { id }: { id: string }) => titles(who, `/api/records/${id}/tags`)
const tagNamed = async (who: Who, prefix: string) => {
  const { body } = await call(who, 'GET', `/api/tags?prefix=${prefix}`)
  return (body as { items: { id: string; title: string; uses: number; more: boolean }[] }).items[0]
}
const told = async (id: string) =>
  (
    await db
      .selectFrom('event')
      .innerJoin('event_data', 'event_data.event_id', 'event.id')
      .select(['payload', 'granted', 'kind'])
      .where('subject_id', '=', id)
      .orderBy('event.id')
      .execute()
  ).map(({ payload, ...row }) => ({ ...row, ...(JSON.parse(payload) as object) }))

test('tags many records at once; one word is one tag however it is written', async () => {
  const [a, b] = [await make('A'), await make('B')]
  expect((await apply(ana, [a, b], { add: ['Größe  XL', 'vpn'] })).body).toEqual({ changed: 2 })
  expect((await apply(ana, [a, b], { add: ['grosse xl', 'VPN'] })).body).toEqual({ changed: 0 })
  expect(await on(ana, a)).toEqual(['Größe XL', 'vpn'])
  expect((await apply(ana, [a], { add: ['new'], remove: ['GROSSE xl', 'never there'] })).body).toEqual({
    changed: 1,
  })
  expect(await on(ana, a)).toEqual(['new', 'vpn'])
  expect(await on(ana, b)).toEqual(['Größe XL', 'vpn'])
  expect((await told(a.id)).at(-1)).toMatchObject({
    kind: 'tags.changed',
    granted: false,
    added: ['new'],
    removed: ['Größe XL'],
  })
})

test('one record that may not be changed refuses the whole list, and nothing of it is kept', async () => {
  const [mine, theirs] = [await make('Mine'), await make('Theirs', { kind: 'casefile' })]
  expect((await apply(ana, [mine, theirs], { add: ['half'] })).status).toBe(404)
  expect(await on(ana, mine)).toEqual([])
  expect(await tagNamed(ana, 'half')).toBeUndefined()
  expect((await apply(audrey, [mine], { add: ['half'] })).status).toBe(403)
})

test('a requester sees no tags, not even of a record of their own', async () => {
  const mine = await make('Mine', { requester: rita })
  await apply(ana, [mine], { add: ['difficult'] })
  for (const path of [`/api/records/${mine.id}/tags`, '/api/tags', '/api/tags/suggest?prefix=diff'])
    expect((await call(rita, 'GET', path)).status, path).toBe(403)
  expect((await apply(rita, [mine], { add: ['urgent'] })).status).toBe(403)
})

test('completion in a filter tells no more of tags than their own list', async () => {
  const [open, closed] = [await make('Open'), await make('Closed', { kind: 'casefile' })]
  await apply(ana, [open], { add: ['quay'] })
  await apply(max, [closed], { add: ['quarrel'] })
  expect(await titles(ana, '/api/work/names?ref=tag&q=qua')).toEqual(['quay'])
  expect(await titles(rita, '/api/work/names?ref=tag&q=qua')).toEqual([])
})

test('suggests by the folded beginning, and only what stands on something the reader may see', async () => {
  const [open, closed] = [await make('Open'), await make('Closed', { kind: 'casefile' })]
  await apply(ana, [open], { add: ['Zürich'] })
  await apply(max, [closed], { add: ['Zulu affair'] })
  expect(await titles(ana, '/api/tags/suggest?prefix=ZU')).toEqual(['Zürich'])
  expect(await titles(max, '/api/tags/suggest?prefix=zu')).toEqual(['Zulu affair', 'Zürich'])
  expect(await titles(ana, '/api/tags/suggest?prefix=%25')).toEqual([])
  expect(await tagNamed(ana, 'zulu')).toBeUndefined()
})

test('uses are counted for whoever asks', async () => {
  const [open, closed] = [await make('Open'), await make('Closed', { kind: 'casefile' })]
  await apply(ana, [open], { add: ['counted'] })
  await apply(max, [closed], { add: ['counted'] })
  expect(await tagNamed(ana, 'counted')).toMatchObject({ uses: 1, more: false })
  expect(await tagNamed(max, 'counted')).toMatchObject({ uses: 2, more: false })
})

test('a tag can be called otherwise, but not like another', async () => {
  const thing = await make('Thing')
  await apply(ana, [thing], { add: ['prinetr', 'scanner'] })
  const tag = await tagNamed(leo, 'prinetr')
  expect((await call(ana, 'PATCH', `/api/tags/${tag?.id}`, { title: 'Printer' })).status).toBe(403)
  expect((await call(leo, 'PATCH', `/api/tags/${tag?.id}`, { title: 'Printer' })).body).toMatchObject({
    name: 'printer',
  })
  expect(await on(ana, thing)).toEqual(['Printer', 'scanner'])
  expect(await call(leo, 'PATCH', `/api/tags/${tag?.id}`, { title: 'SCANNER' })).toMatchObject({
    status: 409,
    body: { key: 'tags.name-taken' },
  })
  expect((await call(leo, 'PATCH', `/api/tags/${thing.id}`, { title: 'x' })).status).toBe(404)
})

test('two tags become one on every record', async () => {
  const [a, b] = [await make('A'), await make('B')]
  await apply(ana, [a, b], { add: ['wifi'] })
  await apply(ana, [b], { add: ['wlan'] })
  const [wifi, wlan] = [await tagNamed(leo, 'wifi'), await tagNamed(leo, 'wlan')]
  const merged = await call(leo, 'POST', `/api/tags/${wifi?.id}/merge`, { into: wlan?.id })
  expect(merged.body).toEqual({ moved: 1 })
  for (const record of [a, b]) expect(await on(ana, record)).toEqual(['wlan'])
  expect(await told(wifi?.id ?? '')).toMatchObject([{ kind: 'tag.merged', from: 'wifi', into: 'wlan' }])
  expect((await call(leo, 'POST', `/api/tags/${wlan?.id}/merge`, { into: wlan?.id })).status).toBe(422)
  expect((await call(leo, 'DELETE', `/api/tags/${wlan?.id}`)).status).toBe(200)
  expect(await on(ana, a)).toEqual([])
})

test('what a merged record was tagged belongs to its end', async () => {
  const [first, second] = [await make('First'), await make('Second')]
  await apply(ana, [first], { add: ['old'] })
  await apply(ana, [second], { add: ['old', 'new'] })
  await merge(first, second)
  expect(await on(ana, second)).toEqual(['new', 'old'])
  await apply(ana, [second], { remove: ['old'] })
  expect(await on(ana, second)).toEqual(['new'])
  expect((await told(second.id)).at(-1)).toMatchObject({ removed: ['old'] })
})

test('a tag holds no comma and something to read', async () => {
  const thing = await make('Thing')
  for (const title of ['a,b', '   ', 'x'.repeat(61)])
    expect((await apply(ana, [thing], { add: [title] })).status, title).toBe(422)
})

test('the list goes on page by page', async () => {
  const thing = await make('Thing')
  await apply(ana, [thing], { add: ['page-a', 'page-b', 'page-c'] })
  const first = (await call(ana, 'GET', '/api/tags?prefix=page-&limit=2')).body as { next: string }
  expect(await titles(ana, `/api/tags?prefix=page-&limit=2&after=${first.next}`)).toEqual(['page-c'])
})
