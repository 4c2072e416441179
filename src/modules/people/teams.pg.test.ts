import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { createDepartments, createPeople, createTeams } from '#modules/people/public'
import { type Someone, world } from '#test/world'

const { db, call, someone, write } = await world()
const [manager, technician] = await Promise.all([someone('Mia', ['manager']), someone('Tom', ['technician'])])

let count = 0
const people = async (n: number) =>
  (
    await write(undefined, (ctx) =>
      createPeople(
        ctx,
        Array.from({ length: n }, () => ({ display_name: `Person ${++count}` })),
      ),
    )
  ).map(({ id }) => id)
async function team(members: { person_id: string; lead: boolean }[] = []) {
  const [made] = await write(undefined, (ctx) => createTeams(ctx, [{ name: `Team ${++count}`, members }]))
  return made?.id ?? ''
}
const members = (id: string, body: object, who: Someone = manager) =>
  call(who, 'POST', `/api/teams/${id}/members`, body)
const inTeam = async (id: string) => {
  const rows = await db
    .selectFrom('membership')
    .select(['person_id', 'lead'])
    .where('team_id', '=', id)
    .execute()
  return new Map(rows.map(({ person_id, lead }) => [person_id, lead]))
}
const told = async (id: string) => {
  const rows = await db
    .selectFrom('event')
    .select('kind')
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  return rows.map(({ kind }) => kind)
}

test('people join, lead and leave a team, each told once', async () => {
  const [a = '', b = ''] = await people(2)
  const id = await team([{ person_id: a, lead: false }])
  expect(
    (
      await members(id, {
        put: [
          { person_id: b, lead: true },
          { person_id: a, lead: false },
        ],
      })
    ).status,
  ).toBe(200)
  expect(await inTeam(id)).toEqual(
    new Map([
      [a, false],
      [b, true],
    ]),
  )
  await members(id, { put: [{ person_id: a, lead: true }], remove: [b, newId()] })
  expect(await inTeam(id)).toEqual(new Map([[a, true]]))
  expect(await told(id)).toEqual(['team.created', 'team.joined', 'team.left', 'team.lead-changed'])
  const shown = await call(technician, 'GET', `/api/teams/${id}`)
  expect(shown.body).toMatchObject({ members: [{ id: a, lead: true }], can: { manage: false } })
  const list = (await call(technician, 'GET', '/api/teams')).body as { items: { id: string }[] }
  expect(list.items.find((one) => one.id === id)).toMatchObject({ members: 1, leads: [{ id: a }] })
})

test('only people in the directory join', async () => {
  const id = await team()
  expect(await members(id, { put: [{ person_id: newId() }] })).toMatchObject({
    status: 404,
    body: { key: 'people.no-person' },
  })
  expect(await members(id, { put: [{ person_id: id }] })).toMatchObject({ status: 404 })
})

test('a lead sets up the teams that are theirs and no others', async () => {
  const [own, other] = [await team(), await team()]
  const lead = await someone('Lea', ['lead'], [own], true)
  const [person_id = ''] = await people(1)
  expect((await members(own, { put: [{ person_id }] }, lead)).status).toBe(200)
  expect((await call(lead, 'PATCH', `/api/teams/${own}`, { description: 'Ours' })).status).toBe(200)
  expect(await members(other, { put: [{ person_id }] }, lead)).toMatchObject({
    status: 403,
    body: { key: 'people.not-your-team' },
  })
  expect(await call(lead, 'PATCH', `/api/teams/${other}`, { description: 'Ours' })).toMatchObject({
    status: 403,
  })
  expect((await members(own, { put: [] }, technician)).status).toBe(403)
})

test('nobody lets people into a team that holds rights they do not hold themselves', async () => {
  const id = await team()
  const lead = await someone('Liv', ['lead'], [id], true)
  await db.deleteFrom('membership').where('person_id', '=', lead.id).execute()
  await db
    .insertInto('role_grant')
    .values({
      id: newId(),
      principal_id: id,
      role: 'administrator',
      team_id: null,
      granted_at: '2026-01-01T00:00:00Z',
    })
    .execute()
  const [person_id = ''] = await people(1)
  expect(await members(id, { put: [{ person_id }] }, lead)).toMatchObject({
    status: 403,
    body: { key: 'people.team-members' },
  })
  const administrator = await someone('Ada', ['administrator'])
  const shown = await call(administrator, 'GET', `/api/teams/${id}`)
  expect(shown.body).toMatchObject({ can: { manage: true, members: true } })
  expect((await members(id, { put: [{ person_id }] }, administrator)).status).toBe(200)
  const archived = await call(administrator, 'POST', `/api/teams/${id}/archive`, {})
  expect(archived).toMatchObject({ status: 409, body: { key: 'people.team-rights' } })
})

test('a renamed team is called so wherever it is named; names are unique', async () => {
  const [id, other] = [await team(), await team()]
  const name = `Renamed ${count}`
  expect((await call(manager, 'PATCH', `/api/teams/${id}`, { name, version: 1 })).status).toBe(200)
  const principal = await db.selectFrom('principal').select('name').where('id', '=', id).executeTakeFirst()
  expect(principal?.name).toBe(name)
  expect(await call(manager, 'PATCH', `/api/teams/${other}`, { name: name.toUpperCase() })).toMatchObject({
    status: 409,
    body: { key: 'people.team-name-taken' },
  })
  expect(await call(manager, 'PATCH', `/api/teams/${id}`, { name: 'X', version: 1 })).toMatchObject({
    status: 412,
  })
})

test('a team in the archive takes nobody in and frees its name', async () => {
  const id = await team()
  const { title } = await db.selectFrom('team').select('title').where('id', '=', id).executeTakeFirstOrThrow()
  await call(manager, 'POST', `/api/teams/${id}/archive`, {})
  const [person_id = ''] = await people(1)
  expect(await members(id, { put: [{ person_id }] })).toMatchObject({
    status: 409,
    body: { key: 'people.team-archived' },
  })
  const again = await call(manager, 'POST', '/api/teams', { name: title })
  expect(again.status).toBe(200)
  expect(await call(manager, 'POST', `/api/teams/${id}/archive`, { archived: false })).toMatchObject({
    status: 409,
    body: { key: 'people.team-name-taken' },
  })
})

test('departments move with their parts, never into themselves', async () => {
  const administrator = await someone('Ada', ['administrator'])
  const [a, b, c] = [newId(), newId(), newId()]
  await write(undefined, (ctx) =>
    createDepartments(ctx, [
      { id: a, name: 'A' },
      { id: b, name: 'B', parent_id: a },
      { id: c, name: 'C', parent_id: b },
    ]),
  )
  const save = (id: string, body: object) => call(administrator, 'PATCH', `/api/departments/${id}`, body)
  expect(await save(a, { parent_id: c })).toMatchObject({
    status: 409,
    body: { key: 'people.department-inside-itself' },
  })
  expect((await save(b, { parent_id: null })).status).toBe(200)
  const { path } = await db
    .selectFrom('department')
    .select('path')
    .where('id', '=', c)
    .executeTakeFirstOrThrow()
  expect(path).toEqual([b, c])
  const [person] = await write(undefined, (ctx) =>
    createPeople(ctx, [{ display_name: 'In C', department_id: c }]),
  )
  const list = (await call(technician, 'GET', '/api/departments')).body as {
    items: { id: string; people: number }[]
  }
  expect(new Map(list.items.map(({ id, people }) => [id, people]))).toMatchObject(
    new Map([
      [a, 0],
      [b, 1],
      [c, 1],
    ]),
  )
  const archive = (id: string) => call(administrator, 'POST', `/api/departments/${id}/archive`, {})
  expect(await archive(b)).toMatchObject({ status: 409, body: { key: 'people.department-parts' } })
  expect(await archive(c)).toMatchObject({ status: 409, body: { key: 'people.department-people' } })
  await call(administrator, 'PATCH', `/api/people/${person?.id ?? ''}`, { department_id: null })
  expect((await archive(c)).status).toBe(200)
  expect((await call(manager, 'PATCH', `/api/departments/${a}`, { name: 'Mine' })).status).toBe(403)
})
