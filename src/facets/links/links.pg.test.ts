import { expect, test } from 'vitest'
import { knowRelations, allRelations } from '#kernel/relations'
import { things } from '#test/things'
import { world } from '#test/world'
import { w } from './words.ts'

const house = await world()
const { someone, call, db } = house
const { make, merge } = await things(house)
knowRelations([
  ...allRelations(),
  {
    name: 'depends-on',
    inverse: 'supports',
    title: w.later('relates-to'),
    inverseTitle: w.later('relates-to'),
    from: ['thing'],
    to: ['thing'],
    transitive: true,
  },
])

const ana = await someone('Ana', ['technician'])
const max = await someone('Max', ['manager'])
const audrey = await someone('Audrey', ['auditor'])
const rita = await someone('Rita', ['requester'])

type Who = typeof ana
const add = (who: Who, ...links: { from: string; relation: string; to: string }[]) =>
  call(who, 'POST', '/api/links', { links })
const remove = (who: Who, ...links: { from: string; relation: string; to: string }[]) =>
  call(who, 'POST', '/api/links/remove', { links })
interface Item {
  relation: string
  record: { id: string; key: string }
}
const list = async (who: Who, id: string, query = '') => {
  const { body } = await call(who, 'GET', `/api/records/${id}/links${query}`)
  return (body as { items: Item[] }).items.map(({ relation, record }) => [relation, record.id])
}
const eventsOf = async (id: string) =>
  (
    await db
      .selectFrom('event')
      .innerJoin('event_data', 'event_data.event_id', 'event.id')
      .select(['kind', 'payload'])
      .where('subject_id', '=', id)
      .orderBy('event.id')
      .execute()
  ).map(({ kind, payload }) => [kind, JSON.parse(payload)] as const)

test('a link is seen from both ends, each under its own name, and told of both', async () => {
  const [app, server] = [await make('App'), await make('Server')]
  expect(await add(ana, { from: app.id, relation: 'depends-on', to: server.id })).toMatchObject({
    status: 200,
    body: { added: 1 },
  })
  expect(await list(ana, app.id)).toEqual([['depends-on', server.id]])
  expect(await list(ana, server.id)).toEqual([['supports', app.id]])
  expect(await eventsOf(server.id)).toEqual([['link.added', { relation: 'supports', other: app.id }]])
  expect(await eventsOf(app.id)).toEqual([['link.added', { relation: 'depends-on', other: server.id }]])
})

test('linking again changes nothing, whichever end it is named from', async () => {
  const [app, server] = [await make('App'), await make('Server')]
  await add(ana, { from: server.id, relation: 'supports', to: app.id })
  const again = await add(
    ana,
    { from: app.id, relation: 'depends-on', to: server.id },
    { from: server.id, relation: 'supports', to: app.id },
  )
  expect(again.body).toEqual({ added: 0 })
  await add(ana, { from: app.id, relation: 'relates-to', to: server.id })
  expect((await add(ana, { from: server.id, relation: 'relates-to', to: app.id })).body).toEqual({ added: 0 })
  expect(await eventsOf(app.id)).toHaveLength(2)
  expect((await remove(ana, { from: server.id, relation: 'supports', to: app.id })).body).toEqual({
    removed: 1,
  })
  expect(await list(ana, app.id)).toEqual([['relates-to', server.id]])
})

test('refuses itself, what it does not know, and kinds that do not go together', async () => {
  const [thing, file] = [await make('Thing'), await make('File', { kind: 'casefile' })]
  const both = await someone('Bo', ['technician', 'manager'])
  expect(await add(ana, { from: thing.id, relation: 'relates-to', to: thing.id })).toMatchObject({
    status: 422,
  })
  expect(await add(both, { from: thing.id, relation: 'adores', to: file.id })).toMatchObject({ status: 422 })
  expect(await add(both, { from: thing.id, relation: 'depends-on', to: file.id })).toMatchObject({
    status: 422,
    body: { title: '“depends-on” does not lead from Thing to Case file' },
  })
  expect(await add(both, { from: thing.id, relation: 'relates-to', to: file.id })).toMatchObject({
    status: 200,
  })
})

test('a link shows only to those who see both ends, not even by count', async () => {
  const mine = await make('My laptop', { requester: rita })
  const file = await make('Theft', { kind: 'casefile' })
  const both = await someone('Bo', ['technician', 'manager'])
  await add(both, { from: mine.id, relation: 'relates-to', to: file.id })
  for (const [who, seen] of [
    [rita, 0],
    [ana, 0],
    [max, 1],
    [audrey, 1],
  ] as const)
    expect(await list(who, mine.id), who.id).toHaveLength(seen)
  const page = await call(rita, 'GET', `/api/records/${mine.id}/links?limit=1`)
  expect(page.body).toEqual({ items: [], next: null })
  expect((await call(rita, 'GET', `/api/records/${file.id}/links`)).status).toBe(404)
})

test('needs leave to change one of the ends, and sight of both', async () => {
  const [mine, other] = [await make('Mine', { requester: rita }), await make('Other', { requester: rita })]
  const hidden = await make('Hidden', { kind: 'casefile' })
  const link = { from: mine.id, relation: 'relates-to', to: other.id }
  expect((await add(rita, link)).status).toBe(403)
  expect((await add(audrey, link)).status).toBe(403)
  expect((await add(ana, { ...link, to: hidden.id })).status).toBe(404)
  expect((await add(ana, link)).status).toBe(200)
  expect((await remove(rita, link)).status).toBe(403)
  // A manager may read things and change cases: together that is enough.
  expect((await add(max, { ...link, to: hidden.id })).status).toBe(200)
})

test('what a merged record was linked to belongs to its end, once', async () => {
  const [first, second, printer, copier] = [
    await make('1'),
    await make('2'),
    await make('P'),
    await make('C'),
  ]
  for (const { id } of [first, second]) await add(ana, { from: id, relation: 'relates-to', to: printer.id })
  await add(ana, { from: first.id, relation: 'relates-to', to: copier.id })
  await add(ana, { from: first.id, relation: 'depends-on', to: second.id })
  await merge(first, second)
  await merge(copier, printer)
  expect(await list(ana, second.id)).toEqual([['relates-to', printer.id]])
  expect(await list(ana, printer.id)).toEqual([['relates-to', second.id]])
  const gone = await remove(ana, { from: second.id, relation: 'relates-to', to: printer.id })
  expect(gone.body).toEqual({ removed: 3 })
  expect(await list(ana, printer.id)).toEqual([])
})

test('pages follow one another without a gap', async () => {
  const hub = await make('Hub')
  const spokes = await Promise.all(Array.from({ length: 7 }, (_, n) => make(`Spoke ${n}`)))
  await add(ana, ...spokes.map(({ id }) => ({ from: id, relation: 'depends-on', to: hub.id })))
  await add(ana, { from: hub.id, relation: 'relates-to', to: spokes[0]?.id ?? '' })
  const found: string[][] = []
  let after = ''
  do {
    const { body } = await call(ana, 'GET', `/api/records/${hub.id}/links?limit=3${after}`)
    const page = body as { items: Item[]; next: string | null }
    found.push(...page.items.map(({ relation, record }) => [relation, record.id]))
    after = page.next === null ? '' : `&after=${page.next}`
  } while (after !== '')
  expect(found).toEqual([
    ['relates-to', spokes[0]?.id],
    ...spokes
      .map(({ id }) => id)
      .sort()
      .map((id) => ['supports', id]),
  ])
  expect(await list(ana, hub.id, '?relation=relates-to')).toHaveLength(1)
})

test('the vocabulary is there to choose from', async () => {
  const { body } = await call(ana, 'GET', '/api/relations')
  expect((body as { items: unknown[] }).items).toContainEqual({
    name: 'relates-to',
    title: 'Related to',
    inverse: 'relates-to',
    inverse_title: 'Related to',
    from: 'any',
    to: 'any',
  })
})
