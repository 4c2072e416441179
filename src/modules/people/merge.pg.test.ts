import { expect, test } from 'vitest'
import { actorOf } from '#kernel/auth/actors'
import { reading } from '#kernel/context'
import { newId } from '#kernel/ids'
import { seen } from '#kernel/visible'
import { createPeople, createTeams, type PersonDraft } from '#modules/people/public'
import { world } from '#test/world'

const { db, call, someone, write } = await world()
const [hr, technician] = await Promise.all([
  someone('Pia', ['people-manager', 'manager']),
  someone('Tom', ['technician']),
])

let count = 0
async function person(draft: Partial<PersonDraft> = {}) {
  const [made] = await write(undefined, (ctx) =>
    createPeople(ctx, [{ display_name: `Person ${++count}`, ...draft }]),
  )
  return made?.id ?? ''
}
const merge = (keep: string, away: string, who = hr) =>
  call(who, 'POST', '/api/people/merge', { keep, merge: away })
const undo = (merge_id: string, who = hr) => call(who, 'POST', `/api/people/merges/${merge_id}/undo`)
async function merged(keep: string, away: string): Promise<string> {
  const reply = await merge(keep, away)
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return (reply.body as { merge_id: string }).merge_id
}
const view = async (id: string) =>
  (await call(hr, 'GET', `/api/people/${id}`)).body as Record<string, unknown>
const rows = async (...ids: string[]) => {
  const found = await db
    .selectFrom('person')
    .innerJoin('entity', 'entity.id', 'person.id')
    .innerJoin('principal', 'principal.id', 'person.id')
    .selectAll('person')
    .select(['entity.merged_into', 'principal.active', 'principal.name'])
    .where('person.id', 'in', ids)
    .orderBy('person.id')
    .execute()
  return found.map(({ updated_at: _, ...row }) => row)
}
const found = async (q: string) => {
  const { body } = await call(technician, 'GET', `/api/people?${new URLSearchParams({ q })}`)
  return (body as { items: { id: string }[] }).items.map(({ id }) => id)
}

async function pair() {
  const boss = await person()
  const keep = await person({
    job_title: 'Welder',
    notes: 'First',
    emails: [{ value: `k${count}@halden.example` }],
  })
  const away = await person({
    job_title: 'Welder, senior',
    manager_id: boss,
    username: `user${count}`,
    employee_number: `E${count}`,
    vip: true,
    notes: 'Second',
    address: { city: 'Bergen' },
    emails: [{ value: `a${count}@halden.example` }],
  })
  const report = await person({ manager_id: away })
  const [team] = await write(undefined, (ctx) =>
    createTeams(ctx, [{ name: `Team ${count}`, members: [{ person_id: away, lead: true }] }]),
  )
  return { boss, keep, away, report, team: team?.id ?? '' }
}

test('the preview says of each fact what would become of it, and changes nothing', async () => {
  const { keep, away, boss } = await pair()
  const before = await rows(keep, away)
  const { body } = await call(hr, 'POST', '/api/people/merge/preview', { keep, merge: away })
  const { fields, ...rest } = body as { fields: { field: string; becomes: string; merged: string }[] }
  expect(rest).toMatchObject({
    verdict: true,
    keep: { id: keep },
    merge: { id: away },
    reports: 1,
    teams: [{ name: expect.any(String) as string }],
  })
  const became = new Map(fields.map(({ field, becomes }) => [field, becomes]))
  expect(Object.fromEntries(became)).toMatchObject({
    emails: 'both',
    job_title: 'dropped',
    username: 'taken',
    manager_id: 'taken',
    vip: 'taken',
    address: 'taken',
    notes: 'both',
  })
  const { name } = await view(boss)
  expect(fields.find(({ field }) => field === 'manager_id')?.merged).toBe(name)
  expect(await rows(keep, away)).toEqual(before)
})

test('two records become one: gaps are filled, both addresses lead there, and nothing is rewritten', async () => {
  const { keep, away, report, boss, team } = await pair()
  const [, second] = await rows(keep, away)
  await merged(keep, away)
  const now = await view(keep)
  expect(now).toMatchObject({
    job_title: 'Welder',
    vip: true,
    username: second?.username,
    notes: 'First\n\nSecond',
    private: { employee_number: second?.employee_number, address: { city: 'Bergen' } },
    managers: [{ id: boss }],
    reports: [{ id: report }],
    teams: [{ id: team, lead: true }],
    merged: [{ person: { id: away }, undo: true }],
  })
  expect((now['emails'] as { value: string }[]).map(({ value }) => value[0])).toEqual(['k', 'a'])
  expect(await view(away)).toMatchObject({ id: keep })
  expect((await view(report))['managers']).toMatchObject([{ id: boss }, { id: keep }])
  const kept = await db.selectFrom('person').select('manager_id').where('id', '=', report).executeTakeFirst()
  expect(kept?.manager_id).toBe(away)
  const [, gone] = await rows(keep, away)
  expect(gone).toMatchObject({ merged_into: keep, archived: true, active: false })
})

test('a merged person is found by either address, once', async () => {
  const { keep, away } = await pair()
  const { value } = await db
    .selectFrom('person_contact')
    .select('value')
    .where('person_id', '=', away)
    .executeTakeFirstOrThrow()
  await merged(keep, away)
  expect(await found(value)).toEqual([keep])
  const again = await call(hr, 'POST', '/api/people', { display_name: 'X', emails: [{ value }] })
  expect(again).toMatchObject({ status: 409, body: { key: 'people.email-taken' } })
})

test('taking a merge back restores both exactly', async () => {
  const { keep, away } = await pair()
  const { value } = await db
    .selectFrom('person_contact')
    .select('value')
    .where('person_id', '=', away)
    .executeTakeFirstOrThrow()
  const before = await rows(keep, away)
  const memberships = await db.selectFrom('membership').selectAll().orderBy('team_id').execute()
  const id = await merged(keep, away)
  expect((await undo(id)).status).toBe(200)
  expect(await rows(keep, away)).toEqual(before)
  expect(await db.selectFrom('membership').selectAll().orderBy('team_id').execute()).toEqual(memberships)
  expect(await found(value)).toEqual([away])
  expect((await view(keep))['merged']).toEqual([])
  expect(await undo(id)).toMatchObject({ status: 409, body: { key: 'people.unmerge-gone' } })
})

test('what changed since is not lost: the undo is refused and says which facts', async () => {
  const { keep, away } = await pair()
  const id = await merged(keep, away)
  await call(hr, 'PATCH', `/api/people/${keep}`, { username: `other${count}`, job_title: 'Foreman' })
  expect(await undo(id)).toMatchObject({
    status: 409,
    body: { title: expect.stringContaining('User name of') as string },
  })
  expect((await view(keep))['merged']).toMatchObject([
    { undo: expect.stringContaining('User name') as string },
  ])
})

test('what changed since and was not taken over does not matter', async () => {
  const { keep, away } = await pair()
  const id = await merged(keep, away)
  await call(hr, 'PATCH', `/api/people/${keep}`, { job_title: 'Foreman', phones: [{ value: '1' }] })
  expect((await undo(id)).status).toBe(200)
  expect(await view(keep)).toMatchObject({ job_title: 'Foreman', username: null, phones: [{ value: '1' }] })
})

test('addresses edited while merged stay with the record they came from', async () => {
  const { keep, away } = await pair()
  const id = await merged(keep, away)
  const { emails } = (await view(keep)) as { emails: { value: string }[] }
  const saved = await call(hr, 'PATCH', `/api/people/${keep}`, {
    emails: [...emails, { value: `new${count}@halden.example` }],
  })
  expect(saved.status).toBe(200)
  await undo(id)
  expect((await view(away))['emails']).toMatchObject([{ value: emails[1]?.value }])
  expect((await view(keep))['emails']).toMatchObject([
    { value: emails[0]?.value },
    { value: `new${count}@halden.example` },
  ])
})

test('merges in a row are taken back in the other order', async () => {
  const [a, b, c] = [
    await person(),
    await person({ emails: [{ value: 'chain@halden.example' }] }),
    await person(),
  ]
  const first = await merged(a, b)
  const second = await merged(c, a)
  expect(await view(b)).toMatchObject({ id: c, emails: [{ value: 'chain@halden.example' }] })
  expect(await undo(first)).toMatchObject({ status: 409, body: { key: 'people.unmerge-further' } })
  expect((await undo(second)).status).toBe(200)
  expect((await undo(first)).status).toBe(200)
  expect(await view(b)).toMatchObject({ id: b })
})

test('nobody becomes their own manager by a merge', async () => {
  const keep = await person()
  const below = await person({ manager_id: keep })
  const away = await person({ manager_id: below })
  await merged(keep, away)
  const row = await db.selectFrom('person').select('manager_id').where('id', '=', keep).executeTakeFirst()
  expect(row?.manager_id).toBeNull()
  const [boss, twin] = [await person(), await person()]
  const under = await person({ manager_id: twin })
  await call(hr, 'PATCH', `/api/people/${boss}`, { manager_id: under })
  await merged(boss, twin)
  expect((await view(boss))['managers']).toMatchObject([{ id: under }])
})

test('who can sign in is not merged away, and the merged one is not merged or changed again', async () => {
  const [keep, away] = [await person(), await person()]
  await db
    .insertInto('account')
    .values({ person_id: away, email: 'in@example.org', created_at: '2026-01-01T00:00:00Z' })
    .execute()
  expect(await merge(keep, away)).toMatchObject({ status: 409, body: { key: 'people.merge-account' } })
  expect((await merge(away, keep)).status).toBe(200)
  expect(await merge(away, keep)).toMatchObject({ status: 409, body: { key: 'people.merge-gone' } })
  expect(await merge(away, away)).toMatchObject({ status: 409, body: { key: 'people.merge-itself' } })
  expect(await call(hr, 'PATCH', `/api/people/${keep}`, { job_title: 'X' })).toMatchObject({
    status: 409,
    body: { key: 'people.was-merged' },
  })
})

test('a merge gives no rights that who merges does not hold', async () => {
  const { keep, away, team } = await pair()
  const { id: administrator } = await someone('Ada', ['administrator'])
  await db.updateTable('account').set({ password_hash: 'x' }).where('person_id', '=', administrator).execute()
  await db
    .insertInto('role_grant')
    .values({
      id: newId(),
      principal_id: team,
      role: 'administrator',
      team_id: null,
      granted_at: '2026-01-01T00:00:00Z',
    })
    .execute()
  await merged(keep, away)
  expect((await view(keep))['teams']).toEqual([])
})

test('what was granted to the merged one is readable to the kept one', async () => {
  const keep = await person()
  const away = await person()
  const record = await person()
  const { id: nobody } = await db
    .insertInto('audience')
    .values({ principals: [newId()] })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.updateTable('entity').set({ audience_id: nobody }).where('id', '=', record).execute()
  await db
    .insertInto('entity_grant')
    .values({ principal_id: away, entity_id: record, reason: 'requester' })
    .execute()
  const sees = async () => {
    const actor = await actorOf(db, keep)
    return (
      actor &&
      seen(reading({ db, actor }), record).then(
        () => true,
        () => false,
      )
    )
  }
  expect(await sees()).toBe(false)
  await merged(keep, away)
  expect(await sees()).toBe(true)
})

test('merging is for those who manage people', async () => {
  const [keep, away] = [await person(), await person()]
  expect((await merge(keep, away, technician)).status).toBe(403)
  const id = await merged(keep, away)
  expect((await undo(id, technician)).status).toBe(403)
  expect((await call(technician, 'POST', '/api/people/merge/preview', { keep, merge: away })).status).toBe(
    403,
  )
  expect((await undo(newId())).status).toBe(404)
})
