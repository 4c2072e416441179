import { expect, test } from 'vitest'
import { world } from '#test/world'
import type { Opened } from './contract.ts'

const { db, someone, team, call } = await world()
const network = await team('Network')
const probe = await someone('Probe', ['technician'])
const none = '00000000-0000-7000-8000-00000000abcd'

const burst = (titles: readonly string[], more: (title: string) => object = () => ({})) =>
  Promise.all(
    titles.map(async (title) => {
      const draft = { title, description: '<p>Port 7 is down.</p>', team_id: network, ...more(title) }
      const { status, body } = await call(probe, 'POST', '/api/desk/tickets', draft)
      return { status, opened: body as Opened }
    }),
  )
const names = (kind: string) => Array.from({ length: 12 }, (_, n) => `${kind} ${n + 1} is down`)

test('what one asker opens at once is written together, each with all that belongs to it', async () => {
  const made = await burst(names('Switch'))
  expect(made.map(({ status }) => status)).toEqual(made.map(() => 200))
  expect(made.map(({ opened }) => opened.title)).toEqual(names('Switch'))
  const ids = made.map(({ opened }) => opened.id)
  expect(new Set(made.map(({ opened }) => opened.key)).size).toBe(12)
  for (const table of ['ticket', 'work'] as const)
    expect(await db.selectFrom(table).select('id').where('id', 'in', ids).execute()).toHaveLength(12)
  const said = await db.selectFrom('comment').selectAll().where('entity_id', 'in', ids).execute()
  expect(said.map(({ body }) => body)).toEqual(ids.map(() => 'Port 7 is down.'))
  const events = await db
    .selectFrom('event')
    .select(['subject_id', 'tx'])
    .where('subject_id', 'in', ids)
    .where('kind', '=', 'work.opened')
    .execute()
  expect(events).toHaveLength(12)
  expect(new Set(events.map(({ tx }) => tx)).size).toBeLessThan(12)
})

test('one that is refused keeps no other from being opened', async () => {
  const made = await burst(names('Router'), (title) => (title.includes(' 9 ') ? { place_id: none } : {}))
  expect(made.filter(({ status }) => status === 422)).toHaveLength(1)
  expect(made[8]?.status).toBe(422)
  const rows = await db.selectFrom('entity').select('title').where('title', 'like', 'Router %').execute()
  expect(rows.map(({ title }) => title).toSorted()).toEqual(
    names('Router')
      .filter((title) => !title.includes(' 9 '))
      .toSorted(),
  )
})

test('half a letter is no reason to refuse a ticket', async () => {
  const [made] = await burst(['Cut \ud83d here'])
  expect(made).toMatchObject({ status: 200 })
  const { title } = await db
    .selectFrom('entity')
    .select('title')
    .where('id', '=', made?.opened.id ?? '')
    .executeTakeFirstOrThrow()
  expect(title).toBe('Cut � here')
})
