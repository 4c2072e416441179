import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { commitmentOf } from '#kernel/events'
import { createPeople, type PersonDraft } from '#modules/people/public'
import { world } from '#test/world'

const { db, call, someone, write } = await world()
const [hr, technician] = await Promise.all([
  someone('Pia', ['people-manager']),
  someone('Tom', ['technician']),
])

let count = 0
async function person(draft: Partial<PersonDraft> = {}) {
  const [made] = await write(undefined, (ctx) =>
    createPeople(ctx, [{ display_name: `Person ${++count}`, ...draft }]),
  )
  return made?.id ?? ''
}
const anonymise = (id: string, body: object = {}, who = hr) =>
  call(who, 'POST', `/api/people/${id}/anonymise`, body)
const view = async (id: string) =>
  (await call(hr, 'GET', `/api/people/${id}`)).body as Record<string, unknown>

const leaver = (n: string): Partial<PersonDraft> => ({
  given_name: 'Zebulon',
  family_name: `Quist${n}`,
  ends_on: '2020-01-01',
  employee_number: `Z-${n}`,
  username: `zquist${n}`,
  emails: [{ value: `zebulon${n}@halden.example` }],
  phones: [{ value: `+47 555 ${n}` }],
  address: { street: `Zebugata ${n}` },
  notes: 'Knew Zebulon well',
  external: { source: 'zammad', id: `zebulon${n}` },
})

test('after anonymising nothing in the database names the person, and the log still verifies', async () => {
  const id = await person({ ...leaver('1'), display_name: undefined })
  const away = await person({ ...leaver('2'), display_name: undefined })
  await call(hr, 'PATCH', `/api/people/${id}`, { job_title: 'Zebulonist', notes: 'Zebulon again' })
  await call(hr, 'POST', '/api/people/merge', { keep: id, merge: away })
  await call(hr, 'POST', '/api/absences', {
    person_id: id,
    starts_on: '2019-01-01',
    ends_on: '2019-01-02',
    note: 'Zebulon',
  })
  await delivered()
  const before = await db.selectFrom('event').select(['id', 'commitment']).orderBy('id').execute()
  const reply = await anonymise(id)
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200 })
  expect(await anywhere('zebu|quist|Z-1|555 1')).toEqual([])
  const after = await db
    .selectFrom('event')
    .leftJoin('event_data', 'event_data.event_id', 'event.id')
    .select(['event.id', 'commitment', 'salt', 'payload', 'subject_id'])
    .orderBy('event.id')
    .execute()
  expect(
    after.slice(0, before.length).map(({ id: event, commitment }) => ({ id: event, commitment })),
  ).toEqual(before)
  for (const { salt, payload, commitment } of after)
    if (salt !== null && payload !== null) expect(commitmentOf(salt, payload)).toEqual(commitment)
  const about = after.filter(({ subject_id }) => subject_id === id || subject_id === away)
  // Of each of the two records only that it was anonymised.
  expect(about.flatMap(({ payload }) => payload ?? [])).toEqual(['{}', '{}'])
  expect(await view(id)).toMatchObject({
    name: 'Former person PER-1',
    state: 'left',
    emails: [],
    phones: [],
    can: { manage: false, anonymise: 'Former person PER-1 was anonymised and can no longer be changed' },
  })
})

/** Waits until no flow has anything of this left to hear. */
const delivered = () =>
  expect.poll(async () => (await db.selectFrom('outbox').select('id').execute()).length).toBe(0)

/** Tables of the house in which any text looks so. */
async function anywhere(pattern: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db)
  const hits = await Promise.all(
    rows.map(async ({ name }) => {
      const found = await sql`select from ${sql.table(name)} t where t::text ~* ${pattern} limit 1`.execute(
        db,
      )
      return found.rows.length > 0 ? [name] : []
    }),
  )
  return hits.flat()
}

test('the preview tells what would go and what speaks against it', async () => {
  const id = await person({ emails: [{ value: 'pre@halden.example' }] })
  await person({ manager_id: id })
  await delivered()
  const { body } = await call(hr, 'POST', `/api/people/${id}/anonymise/preview`)
  expect(body).toMatchObject({
    records: 1,
    contacts: 1,
    absences: 0,
    events: 1,
    hard: [],
    soft: [
      expect.stringContaining('still with you') as string,
      expect.stringContaining('1 person reports to') as string,
    ],
  })
})

test('somebody still with us, or with reports, only when insisted on; with an account never', async () => {
  const id = await person()
  await person({ manager_id: id })
  await delivered()
  expect(await anonymise(id)).toMatchObject({ status: 409, body: { key: 'people.anonymise-active' } })
  await db
    .insertInto('account')
    .values({ person_id: id, email: 'acc@example.org', created_at: '2026-01-01T00:00:00Z' })
    .execute()
  expect(await anonymise(id, { force: true })).toMatchObject({
    status: 409,
    body: { key: 'people.anonymise-account' },
  })
  await db.deleteFrom('account').where('person_id', '=', id).execute()
  expect((await anonymise(id, { force: true })).status).toBe(200)
  expect(await anonymise(id, { force: true })).toMatchObject({
    status: 409,
    body: { key: 'people.was-anonymised' },
  })
  expect(await call(hr, 'PATCH', `/api/people/${id}`, { job_title: 'X' })).toMatchObject({
    status: 409,
    body: { key: 'people.was-anonymised' },
  })
})

test('an external contact needs no last day; a merge into an anonymised one cannot be taken back', async () => {
  const [id, away] = [await person({ type: 'external' }), await person({ type: 'external' })]
  const { merge_id } = (await call(hr, 'POST', '/api/people/merge', { keep: id, merge: away })).body as {
    merge_id: string
  }
  await delivered()
  expect((await anonymise(id)).status).toBe(200)
  expect(await call(hr, 'POST', `/api/people/merges/${merge_id}/undo`)).toMatchObject({
    status: 409,
    body: { key: 'people.unmerge-anonymised' },
  })
})

test('all that is held about a person is taken out as one file, and that is noted', async () => {
  const id = await person({ ...leaver('9'), display_name: undefined })
  const reply = await call(hr, 'POST', `/api/people/${id}/export`)
  expect(reply.status).toBe(200)
  expect(reply.headers['content-disposition']).toContain('attachment; filename="PER-')
  expect(reply.body).toMatchObject({
    person: { id, name: 'Zebulon Quist9' },
    directory: {
      records: [{ employee_number: 'Z-9', notes: 'Knew Zebulon well' }],
      contacts: [{ value: 'zebulon9@halden.example' }, { kind: 'phone' }],
      external_ids: [{ source: 'zammad', external_id: 'zebulon9' }],
    },
    log: { about: [{ kind: 'person.created' }] },
  })
  const noted = await db
    .selectFrom('event')
    .select('kind')
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  expect(noted.at(-1)?.kind).toBe('person.exported')
})

test('neither is for those who do not manage people', async () => {
  const id = await person()
  expect((await anonymise(id, { force: true }, technician)).status).toBe(403)
  expect((await call(technician, 'POST', `/api/people/${id}/anonymise/preview`)).status).toBe(403)
  expect((await call(technician, 'POST', `/api/people/${id}/export`)).status).toBe(403)
})
