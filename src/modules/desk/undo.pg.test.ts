import { expect, test } from 'vitest'
import { world } from '#test/world'
import type { Opened, Ticket } from './contract.ts'
import type { Outcome } from './act-contract.ts'
import type { z } from 'zod'

const { someone, team, must, call, db } = await world()
const [network, dockside] = [await team('Network'), await team('Dockside')]
const ana = await someone('Ana Lind', ['technician', 'lead'], [network])
const max = await someone('Max Berg', ['technician', 'lead'], [network, dockside])

type Done = z.output<typeof Outcome>
const open = (title = 'Vault hangs', more: object = {}) =>
  must<Opened>(ana, 'POST', '/api/desk/tickets', { title, ...more })
const show = (id: string) => must<Ticket>(max, 'GET', `/api/desk/tickets/${id}`)
const bulk = (tickets: Opened[], action: object, who = ana) =>
  must<Done>(who, 'POST', '/api/desk/bulk', { ids: tickets.map(({ id }) => id), action })
const undo = ({ batch }: { batch: string }) => must<Done>(ana, 'POST', '/api/desk/undo', { batch })
const tags = async ({ id }: Pick<Ticket, 'id'>) => (await show(id)).tags
const events = async () =>
  (
    await db
      .selectFrom('event')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

test('tags that were put on and taken off go back, each ticket to what it was', async () => {
  const [one, two] = [await open('One', { tags: ['vpn', 'old'] }), await open('Two')]
  const done = await bulk([one, two], { do: 'tag', add: ['vpn', 'fleet'], remove: ['old'] })
  expect([await tags(one), await tags(two)]).toEqual([
    ['fleet', 'vpn'],
    ['fleet', 'vpn'],
  ])
  expect(await undo(done)).toMatchObject({ done: 2, unchanged: 0, refused: [] })
  expect([await tags(one), await tags(two)]).toEqual([['old', 'vpn'], []])
})

test('a macro is taken back whole, tags included', async () => {
  const definition = { patch: { impact: 1 }, tags: ['storm'], html: '<p>We know</p>', as: 'note' }
  const { id: macro_id } = await must(ana, 'POST', '/api/desk/macros', { title: 'Storm', definition })
  const one = await open()
  const done = await bulk([one], { do: 'macro', macro_id })
  expect(await show(one.id)).toMatchObject({ impact: 1, tags: ['storm'] })
  expect(await undo(done)).toMatchObject({ done: 1, refused: [] })
  expect(await show(one.id)).toMatchObject({ impact: one.impact, tags: [] })
})

test('undo twice does nothing twice, also where somebody did the same again', async () => {
  const [one, two] = [await open(), await open()]
  const done = await bulk([one, two], { do: 'change', patch: { impact: 1 } })
  expect(await undo(done)).toMatchObject({ done: 2 })
  await bulk([one], { do: 'change', patch: { impact: 1 } }, max)
  const before = await events()
  expect(await undo(done)).toMatchObject({ done: 0, unchanged: 2, refused: [] })
  expect(await events()).toBe(before)
  expect(await show(one.id)).toMatchObject({ impact: 1 })

  const { batch } = await must(ana, 'POST', `/api/desk/tickets/${one.id}/note`, { html: '<p>Mine</p>' })
  const note = { batch: String(batch) }
  expect(await undo(note)).toMatchObject({ done: 1 })
  const withdrawn = await events()
  expect(await undo(note)).toMatchObject({ done: 0, unchanged: 1 })
  expect(await events()).toBe(withdrawn)
})

test('of one batch the tickets that were changed since stay and are named; the others go back', async () => {
  const [one, two] = [await open(), await open()]
  const done = await bulk([one, two], { do: 'change', patch: { impact: 1 } })
  await bulk([one], { do: 'change', patch: { impact: 2 } }, max)
  expect(await undo(done)).toMatchObject({ done: 1, refused: [{ key: one.key }] })
  expect([(await show(one.id)).impact, (await show(two.id)).impact]).toEqual([2, two.impact])
})

test('a ticket is taken back whole or not at all', async () => {
  const definition = { patch: { impact: 1 }, tags: ['tide'], html: '<p>We know</p>', as: 'note' }
  const { id: macro_id } = await must(ana, 'POST', '/api/desk/macros', { title: 'Tide', definition })
  const one = await open()
  const done = await bulk([one], { do: 'macro', macro_id })
  await bulk([one], { do: 'change', patch: { impact: 2 } }, max)
  expect(await undo(done)).toMatchObject({ done: 0, refused: [{ key: one.key }] })
  expect(await show(one.id)).toMatchObject({ impact: 2, tags: ['tide'] })
})

test('of a merge the one that was taken out meanwhile is done already, and the one merged on stays', async () => {
  const [into, gone, on, far, still] = [await open(), await open(), await open(), await open(), await open()]
  const merge = (to: Opened, ...from: Opened[]) =>
    must<Done>(ana, 'POST', `/api/desk/tickets/${to.id}/merge`, { from: from.map(({ id }) => id) })
  const unmerge = ({ id }: Opened) => must(ana, 'POST', `/api/desk/tickets/${id}/unmerge`, {})
  const done = await merge(into, gone, on, still)
  await unmerge(gone)
  await unmerge(on)
  await merge(far, on)
  expect(await undo(done)).toMatchObject({ done: 1, unchanged: 1, refused: [{ key: on.key }] })
  expect(await show(still.id)).toMatchObject({ merged_into: null })
  expect(await show(on.id)).toMatchObject({ merged_into: { key: far.key } })
})

test('what was merged since is not changed under its cover', async () => {
  const [into, one] = [await open(), await open()]
  const done = await bulk([one], { do: 'change', patch: { impact: 1 } })
  await must(ana, 'POST', `/api/desk/tickets/${into.id}/merge`, { from: [one.id] })
  expect(await undo(done)).toMatchObject({ done: 0, refused: [{ key: one.key }] })
})

test('a split is not taken back over words that were written since', async () => {
  const one = await open()
  const at = (path: string) => `/api/desk/tickets/${path}`
  const { comment_id } = await must(ana, 'POST', at(`${one.id}/note`), { html: '<p>Another thing</p>' })
  const split = await must<{ batch: string; ticket: Ticket }>(ana, 'POST', at(`${one.id}/split`), {
    title: 'Another',
    comments: [comment_id],
  })
  await must(max, 'POST', at(`${split.ticket.id}/note`), { html: '<p>More of it</p>' })
  expect(await undo(split)).toMatchObject({
    done: 0,
    refused: [{ key: one.key, why: `More was written here since; merge this into ${one.key} instead` }],
  })
  expect(await show(split.ticket.id)).toMatchObject({ split_from: { key: one.key } })
})

test('what was handed out of one’s own sight stays and is named, the rest of the batch goes back', async () => {
  const draft = { title: 'Closed', restricted: true, team_id: network }
  const closed = await must<Opened>(max, 'POST', '/api/desk/tickets', draft)
  const plain = await open('Plain', { team_id: network })
  const done = await bulk([closed, plain], { do: 'change', patch: { team_id: dockside } })
  expect(done).toMatchObject({ done: 2 })
  const outcome = await undo(done)
  expect(outcome).toMatchObject({
    done: 1,
    refused: [{ key: closed.key, why: `${closed.key} is out of your sight by now and stays as it is` }],
  })
  expect((await show(plain.id)).team?.id).toBe(network)
  expect((await show(closed.id)).team?.id).toBe(dockside)
})

test('a change is taken back by the batch of its answer, and only by whoever made it', async () => {
  const one = await open()
  const done = await must<{ batch: string; version: number }>(ana, 'PATCH', `/api/desk/tickets/${one.id}`, {
    urgency: 1,
  })
  expect(done).toMatchObject({ urgency: 1, version: expect.any(Number) })
  const absent = await call(max, 'POST', '/api/desk/undo', { batch: one.id })
  const theirs = await call(max, 'POST', '/api/desk/undo', { batch: done.batch })
  for (const { status, body } of [absent, theirs])
    expect({ status, body }).toMatchObject({
      status: 404,
      body: { title: expect.stringMatching(/this batch/) },
    })
  expect(await undo(done)).toMatchObject({ done: 1, refused: [] })
  expect(await show(one.id)).toMatchObject({ urgency: one.urgency })
})
