import { expect, test } from 'vitest'
import { byExternalIds } from '#kernel/external-ids'
import { newId } from '#kernel/ids'
import { createDepartments, createPeople, createTeams } from '#modules/people/public'
import { world } from '#test/world'

const { db, call, someone, write, read } = await world()
const manager = await someone('Pia Manager', ['people-manager'])

test('a person is a record, a principal and found by e-mail', async () => {
  const made = await call(manager, 'POST', '/api/people', {
    given_name: 'Ana',
    family_name: 'Ruiz',
    emails: [{ value: 'Ana.Ruiz@Halden.example' }],
  })
  expect(made).toMatchObject({ status: 200, body: { key: 'PER-1' } })
  const { id } = made.body as { id: string }
  const principal = await db
    .selectFrom('principal')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(principal).toEqual({ id, kind: 'person', name: 'Ana Ruiz', active: true })
  const emails = await db
    .selectFrom('person_contact')
    .select(['value', 'label'])
    .where('person_id', '=', id)
    .execute()
  expect(emails).toEqual([{ value: 'ana.ruiz@halden.example', label: 'work' }])
  const person = await db
    .selectFrom('person')
    .select(['sort_name', 'title'])
    .where('id', '=', id)
    .executeTakeFirst()
  expect(person).toEqual({ sort_name: 'Ruiz, Ana', title: 'Ana Ruiz' })
})

test('an import brings ids, dates and managers of its own, in one list and quietly', async () => {
  const boss = newId()
  const made = await write(undefined, (ctx) =>
    createPeople(ctx, [
      {
        given_name: 'Bo',
        family_name: 'Berg',
        manager_id: boss,
        external: { source: 'snipe-it', id: '17' },
        created_at: '2019-03-01T08:00:00Z',
        active: false,
      },
      { id: boss, display_name: 'Cato', starts_on: '2999-01-01' },
    ]),
  )
  const [bo] = made
  const found = await read(undefined, (ctx) => byExternalIds(ctx, 'person', 'snipe-it', ['17', '18']))
  expect([...found]).toEqual([['17', bo?.id]])
  const rows = await db
    .selectFrom('person')
    .innerJoin('entity', 'entity.id', 'person.id')
    .innerJoin('principal', 'principal.id', 'person.id')
    .select(['person.title', 'manager_id', 'state', 'created_at', 'active'])
    .where(
      'person.id',
      'in',
      made.map(({ id }) => id),
    )
    .orderBy('person.title')
    .execute()
  expect(rows).toEqual([
    { title: 'Bo Berg', manager_id: boss, state: 'left', created_at: '2019-03-01T08:00:00Z', active: false },
    { title: 'Cato', manager_id: null, state: 'joining', created_at: expect.any(String), active: true },
  ])
})

test('nobody is, over others, their own manager', async () => {
  const [a, b] = [newId(), newId()]
  const drafts = [
    { id: a, display_name: 'A', manager_id: b },
    { id: b, display_name: 'B', manager_id: a },
  ]
  await expect(write(undefined, (ctx) => createPeople(ctx, drafts))).rejects.toThrow(
    'would then be their own manager',
  )
})

test('a taken e-mail address, a nameless person and a stranger are refused', async () => {
  const again = await call(manager, 'POST', '/api/people', {
    display_name: 'X',
    emails: [{ value: 'ana.ruiz@halden.example' }],
  })
  expect(again).toMatchObject({ status: 409, body: { key: 'people.email-taken' } })
  expect(await call(manager, 'POST', '/api/people', {})).toMatchObject({
    status: 422,
    body: { key: 'people.no-name' },
  })
  const requester = await someone('Rita', ['requester'])
  expect(await call(requester, 'POST', '/api/people', { display_name: 'X' })).toMatchObject({ status: 403 })
})

test('a team has members and a lead; departments make a tree', async () => {
  const [person] = await write(undefined, (ctx) => createPeople(ctx, [{ display_name: 'Lea Lead' }]))
  const person_id = person?.id ?? ''
  const [team] = await write(undefined, (ctx) =>
    createTeams(ctx, [{ name: 'Service desk', members: [{ person_id, lead: true }] }]),
  )
  const members = await db.selectFrom('membership').selectAll().execute()
  expect(members).toEqual([{ team_id: team?.id, person_id, lead: true }])
  const root = newId()
  const [, child] = await write(undefined, (ctx) =>
    createDepartments(ctx, [
      { id: root, name: 'Operations' },
      { name: 'Yard', parent_id: root },
    ]),
  )
  const { path } = await db
    .selectFrom('department')
    .select('path')
    .where('id', '=', child?.id ?? '')
    .executeTakeFirstOrThrow()
  expect(path).toEqual([root, child?.id])
})
