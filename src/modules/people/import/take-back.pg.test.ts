import { expect, test } from 'vitest'
import { crew, importingPeople } from '#test/importing-people'
import { world } from '#test/world'

const house = await world()
const { someone, call, db } = house
const { rehearsed, imported, act, rows, named, one, facts } = importingPeople(house)

const paul = await someone('Paul', ['people-manager', 'administrator'])

test('a changed file changes what it says, and undo puts it back; what changed since is kept and named', async () => {
  await imported(paul, 'crew.csv', crew('change.example'), 'people')
  const changed = crew('change.example').replace('Engineer', 'Chief engineer').replace('Manager', 'Director')
  const done = await imported(paul, 'crew.csv', changed, 'people')
  expect(done.counts).toMatchObject({ created: 0, updated: 2 })
  const told = await rows(paul, done, 'update')
  expect(told[0]).toMatchObject({
    label: 'Bonnie change.example · bonnie@change.example',
    changes: [{ field: 'Job title', before: 'Engineer', after: 'Chief engineer' }],
    record: { kind: 'person' },
    done: true,
  })
  const judith = await one(paul, 'Judith change.example')
  await call(paul, 'PATCH', `/api/people/${String(judith['id'])}`, { job_title: 'Owner' })
  const undone = await act(paul, done, 'undo')
  expect(undone).toMatchObject({ state: 'undone', counts: { undone: 1, kept: 1 } })
  expect(await facts('bonnie@change.example')).toMatchObject({ job_title: 'Engineer' })
  expect(await facts('judith@change.example')).toMatchObject({ job_title: 'Owner' })
  expect((await rows(paul, done, 'kept')).map(({ n, kept }) => [n, kept])).toEqual([
    [3, 'Changed since: Job title'],
  ])
})

test('undo takes whole people back, as if they had never been, and they can come in again', async () => {
  const file =
    'Name;E-Mail;Abteilung;Leiter\nOle Olsen;ole@example.org;Works;Kari\nKari Nord;kari@example.org;Works;\nAud Berg;aud@example.org;Works;Kari Nord\n'
  const done = await imported(paul, 'people.csv', file)
  expect(done).toMatchObject({ importer: 'people', counts: { created: 3 } })
  expect(done.brings).toEqual([{ kind: 'department', title: 'Department', n: 1 }])
  const aud = await one(paul, 'Aud Berg')
  const before = await db
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  await call(paul, 'PATCH', `/api/people/${String(aud['id'])}`, { vip: true })
  const undone = await act(paul, done, 'undo')
  // Aud was changed, so she stays, and with her the department that she is in.
  expect(undone).toMatchObject({ state: 'undone', counts: { undone: 2, kept: 2 } })
  expect(await named(paul, 'Ole Olsen')).toEqual([])
  expect(await named(paul, 'Kari Nord')).toEqual([])
  expect((await rows(paul, done, 'kept')).map(({ label, kept }) => [label, kept])).toEqual([
    ['Works', 'In use by something else meanwhile'],
    [`${String(aud['key'])} · Aud Berg`, 'Changed since'],
  ])
  const after = await db
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  expect(after.n).toBeGreaterThan(before.n)
  expect((await rehearsed(paul, 'people.csv', file)).counts).toMatchObject({ create: 2, unchanged: 1 })
})
