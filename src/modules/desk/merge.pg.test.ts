import { expect, test, vi } from 'vitest'
import { world } from '#test/world'
import type { Opened, Ticket } from './contract.ts'

const { someone, must, db } = await world()
const ana = await someone('Ana Lind', ['technician'])
const lena = await someone('Lena Vogt', ['requester'])
const nils = await someone('Nils Berg', ['requester'])
type Who = typeof ana

const open = async (who: Who, more: object = {}) =>
  await must<Opened>(who, 'POST', '/api/desk/tickets', { title: 'Vault hangs', ...more })
const show = async (who: Who, id: string) => await must<Ticket>(who, 'GET', `/api/desk/tickets/${id}`)
const merge = (into: Opened, ...from: Opened[]) =>
  must(ana, 'POST', `/api/desk/tickets/${into.id}/merge`, { from: from.map(({ id }) => id) })
const concerned = async (id: string) =>
  (
    (await must(ana, 'GET', `/api/records/${id}/watchers`)) as {
      items: { person: { name: string }; role: string }[]
    }
  ).items.map(({ person, role }) => [person.name, role])
const mails = (id: string) =>
  db.selectFrom('mail').select(['recipient', 'state', 'body_text']).where('entity_id', '=', id).execute()
interface Told {
  lines: string[]
  records: { key: string }[]
}
const story = async (who: Who, id: string) =>
  ((await must(who, 'GET', `/api/records/${id}/history`)) as { items: Told[] }).items

test('whoever asked on the merged ticket is concerned by the other, is told where it goes on, and goes with it', async () => {
  const [into, from] = [await open(lena), await open(nils)]
  await merge(into, from)
  expect(await concerned(into.id)).toEqual([['Nils Berg', 'affected']])
  await vi.waitFor(async () => expect(await mails(from.id)).toHaveLength(1))
  const [mail] = await mails(from.id)
  expect(mail?.recipient).toBe(`${nils.id}@example.org`)
  expect(mail?.body_text).toContain(`goes on under ${into.key}`)
  expect(await show(ana, into.id)).toMatchObject({
    merged: [{ key: from.key, requester: { name: 'Nils Berg' } }],
  })
  expect((await story(ana, from.id))[0]).toMatchObject({
    lines: [`Ana Lind merged this into ${into.key} Vault hangs`],
    records: [{ key: into.key }],
  })
  // Whatever is said there, is said to both.
  await must(ana, 'POST', `/api/desk/tickets/${into.id}/reply`, { html: '<p>On it</p>' })
  await vi.waitFor(async () => expect(await mails(into.id)).toHaveLength(2))

  await must(ana, 'POST', `/api/desk/tickets/${from.id}/unmerge`, {})
  expect(await concerned(into.id)).toEqual([])
  expect(await show(ana, into.id)).toMatchObject({ merged: [] })
  await vi.waitFor(async () => expect(await mails(from.id)).toMatchObject([{ state: 'withdrawn' }]))
})

test('whom it concerned before stays when the merge is taken back', async () => {
  const [into, from] = [await open(ana, { affected: [nils.id] }), await open(nils)]
  await merge(into, from)
  await must(ana, 'POST', `/api/desk/tickets/${from.id}/unmerge`, {})
  expect(await concerned(into.id)).toEqual([['Nils Berg', 'affected']])
})

test('an answer names whom it was given to, also where somebody else asks by now', async () => {
  const [into, from] = [await open(lena), await open(nils)]
  await must(ana, 'POST', `/api/desk/tickets/${from.id}/reply`, { html: '<p>We look</p>' })
  await must(nils, 'POST', `/api/desk/tickets/${from.id}/reply`, { html: '<p>Thanks</p>' })
  await merge(into, from)
  const { items } = (await must(ana, 'GET', `/api/records/${into.id}/comments`)) as {
    items: { body: string; outside: boolean; author: { name: string }; recipients: { name: string }[] }[]
  }
  expect(
    items.map(({ body, outside, author, recipients }) => [
      body,
      outside,
      author.name,
      recipients.map(({ name }) => name),
    ]),
  ).toEqual([
    ['We look', false, 'Ana Lind', ['Nils Berg']],
    ['Thanks', true, 'Nils Berg', []],
  ])
})

test('to whom the kept ticket is closed, it is a number only', async () => {
  const network = await db
    .insertInto('principal')
    .values({ id: crypto.randomUUID(), kind: 'team', name: 'Network' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('membership').values({ team_id: network.id, person_id: ana.id }).execute()
  const into = await open(ana, { title: 'Secret cause', restricted: true, team_id: network.id })
  const from = await open(nils)
  await merge(into, from)
  expect(await show(nils, from.id)).toMatchObject({ merged_into: { key: into.key, title: '' } })
  expect(JSON.stringify(await story(nils, from.id))).not.toContain('Secret cause')
})

test('a solution that was taken back is told as taken back', async () => {
  const { id } = await open(lena)
  const { batch } = await must(ana, 'POST', `/api/desk/tickets/${id}/move`, {
    verb: 'solve',
    resolution: 'Restarted',
  })
  await must(ana, 'POST', '/api/desk/undo', { batch })
  const told = (await story(ana, id)).flatMap(({ lines }) => lines)
  expect(told).toContain('Ana Lind wrote how it was solved: Restarted')
  expect(told).toContain('Ana Lind took back how it was solved')
})

test('a tag that came by a chain of merges is said alike by list, page, filter and the record’s own tags', async () => {
  const [first, second, third] = [
    await open(ana, { tags: ['keel'] }),
    await open(ana),
    await open(ana, { tags: ['anchor'] }),
  ]
  await merge(second, first)
  await merge(third, second)
  const { items } = await must<{ items: Ticket[] }>(ana, 'GET', '/api/desk/tickets?q=tag:keel')
  expect(items.map(({ id, tags }) => ({ id, tags }))).toEqual([{ id: third.id, tags: ['anchor', 'keel'] }])
  expect((await show(ana, third.id)).tags).toEqual(['anchor', 'keel'])
  const own = await must<{ items: { title: string }[] }>(ana, 'GET', `/api/records/${third.id}/tags`)
  expect(own.items.map(({ title }) => title)).toEqual(['anchor', 'keel'])
})
