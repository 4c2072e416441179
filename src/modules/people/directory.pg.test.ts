import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { createDepartments, createPeople, createTeams, type PersonDraft } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { type Someone, world } from '#test/world'

const { db, call, someone, write } = await world()
const [hr, technician, requester, auditor] = await Promise.all([
  someone('Pia', ['people-manager']),
  someone('Tom', ['technician']),
  someone('Rita', ['requester']),
  someone('Aud', ['auditor']),
])

interface View {
  id: string
  key: string
  version: number
  name: string
  state: string
  private: { employee_number: string | null; ends_on: string | null; address: object | null } | null
  notes: string | null
  emails: { value: string; label: string }[]
  phones: { value: string; label: string }[]
  managers: { name: string }[]
  reports: { name: string }[]
}
const ids = { sales: newId(), yard: newId(), bergen: newId(), desk: newId(), boss: newId(), lead: newId() }
await write(undefined, async (ctx) => {
  await createDepartments(ctx, [
    { id: ids.sales, name: 'Sales' },
    { id: ids.yard, name: 'Yard sales', parent_id: ids.sales },
  ])
  await createPlaces(ctx, [
    { id: ids.bergen, name: 'Bergen', level: 'site', zone: 'Europe/Oslo' },
    { id: ids.desk, name: 'Desk 1', level: 'area', parent_id: ids.bergen },
  ])
  await createPeople(ctx, [
    {
      id: ids.boss,
      given_name: 'Berit',
      family_name: 'Øye',
      department_id: ids.sales,
      place_id: ids.bergen,
      vip: true,
    },
    {
      id: ids.lead,
      given_name: 'Lars',
      family_name: 'Aas',
      manager_id: ids.boss,
      department_id: ids.yard,
      work_area_id: ids.desk,
    },
  ])
})
let count = 0
async function person(draft: Partial<PersonDraft> = {}): Promise<string> {
  const n = ++count
  const [made] = await write(undefined, (ctx) =>
    createPeople(ctx, [
      { given_name: `Given${n}`, family_name: `Family${n}`, manager_id: ids.lead, ...draft },
    ]),
  )
  return made?.id ?? ''
}
const get = async (id: string, who: Someone = hr) =>
  (await call(who, 'GET', `/api/people/${id}`)).body as View
const save = (id: string, body: object, who: Someone = hr) => call(who, 'PATCH', `/api/people/${id}`, body)
const names = async (q: string, who: Someone = technician) => {
  const reply = await call(who, 'GET', `/api/people?${new URLSearchParams({ q })}`)
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return (reply.body as { items: { name: string }[] }).items.map(({ name }) => name)
}
async function events(id: string) {
  const rows = await db
    .selectFrom('event')
    .innerJoin('event_data', 'event_data.event_id', 'event.id')
    .innerJoin('audience', 'audience.id', 'event.audience_id')
    .select(['kind', 'payload', 'private', 'granted'])
    .where('subject_id', '=', id)
    .orderBy('event.id')
    .execute()
  return rows.map(({ payload, ...row }) => ({ ...row, data: JSON.parse(payload) as object }))
}

test('everyone finds a colleague; only those who manage people, and the person, see what is private', async () => {
  const id = await person({
    employee_number: 'E-77',
    ends_on: '2999-01-31',
    notes: 'Moves house in May',
    emails: [{ value: 'one@halden.example' }, { value: 'home@mail.example', label: 'private' }],
    phones: [{ value: '+47 1' }],
    address: { city: 'Bergen' },
  })
  const full = await get(id)
  expect(full).toMatchObject({
    private: { employee_number: 'E-77', ends_on: '2999-01-31', address: { city: 'Bergen' } },
    notes: 'Moves house in May',
    emails: [{ value: 'one@halden.example' }, { value: 'home@mail.example', label: 'private' }],
    managers: [{ name: 'Berit Øye' }, { name: 'Lars Aas' }],
  })
  for (const who of [technician, requester, auditor]) {
    const seen = await call(who, 'GET', `/api/people/${id}`)
    expect(seen.body).toMatchObject({ private: null, notes: null, emails: [{ value: 'one@halden.example' }] })
    expect(JSON.stringify(seen.body)).not.toMatch(/E-77|2999|Moves house|home@mail|"city"/)
  }
  expect((await call(undefined, 'GET', `/api/people/${id}`)).status).toBe(401)
})

test('a person sees their own private facts, but not the remarks about them', async () => {
  const self = await someone('Olga', ['requester'])
  await adopt(self, 'PER-olga')
  await db
    .updateTable('person')
    .set({ employee_number: 'E-own', notes: 'A remark' })
    .where('id', '=', self.id)
    .execute()
  expect(await get(self.id, self)).toMatchObject({
    private: { employee_number: 'E-own' },
    notes: null,
    can: { manage: false, edit_own: true },
  })
})

test('the list is sorted by family name as people read it, paged, and hides nobody', async () => {
  const all: string[] = []
  let after = ''
  do {
    const query = new URLSearchParams({ limit: '2', q: 'department:Sales', ...(after && { after }) })
    const { body } = await call(requester, 'GET', `/api/people?${query}`)
    const { items, next } = body as { items: { name: string }[]; next: string | null }
    all.push(...items.map(({ name }) => name))
    after = next ?? ''
  } while (after)
  expect(all).toEqual(['Lars Aas', 'Berit Øye'])
})

test('filters: by department and place with what lies within, by team, manager, words and dates', async () => {
  const id = await person({
    family_name: 'Filtered',
    job_title: 'Welder',
    company: 'Weld AS',
    starts_on: '2020-05-01',
    department_id: ids.yard,
    emails: [{ value: 'weld@halden.example' }],
  })
  await write(undefined, (ctx) => createTeams(ctx, [{ name: 'Welding', members: [{ person_id: id }] }]))
  const { name } = await get(id)
  for (const q of [
    'team:Welding',
    'department:Sales name:Filtered',
    'department:"Yard sales" says:welder',
    'weld@halden.example',
    'email:weld@',
    'manager:"Lars Aas" company:weld',
    'joined:2020-05',
    'title:weld state:active',
  ])
    expect(await names(q), q).toEqual([name])
  expect(await names('place:Bergen')).toEqual(['Lars Aas', 'Berit Øye'])
  expect(await names('place:"Desk 1"')).toEqual(['Lars Aas'])
  expect(await names('vip:yes')).toEqual(['Berit Øye'])
  const count = async (asked: string) => (await call(technician, 'GET', `/api/people/count?${asked}`)).body
  expect(await count('q=vip:yes')).toEqual({ n: 1, capped: false })
  expect(await count('q=vip:yes&most=1')).toEqual({ n: 1, capped: false })
  expect(await count('most=1')).toEqual({ n: 1, capped: true })
})

test('a private fact cannot be asked by who may not know it, in the words of a field that does not exist', async () => {
  await person({ employee_number: 'E-secret', ends_on: '2031-12-31' })
  const refused = await call(technician, 'GET', '/api/people?q=number:E-secret')
  const unknown = await call(technician, 'GET', '/api/people?q=nonsense:E-secret')
  const key = (reply: { body: unknown }) => (reply.body as { key: string }).key
  expect([refused.status, key(refused)]).toEqual([unknown.status, key(unknown)])
  expect(await names('number:E-secret', hr)).toHaveLength(1)
  expect(await names('leaves:2031', hr)).toHaveLength(1)
  expect(await names('E-secret')).toEqual([])
})

test('a private address is found by those who manage people alone', async () => {
  await person({ emails: [{ value: 'hidden@mail.example', label: 'private' }] })
  expect(await names('email:hidden@', hr)).toHaveLength(1)
  expect(await names('email:hidden@')).toEqual([])
  expect(await names('hidden@mail.example')).toEqual([])
})

test('a change names what it changes; the name goes along and is found', async () => {
  const id = await person({ given_name: 'Old', family_name: 'Name', job_title: 'Fitter' })
  expect((await save(id, { family_name: 'Nyman', job_title: 'Foreman' })).status).toBe(200)
  expect(await get(id)).toMatchObject({ name: 'Old Nyman', given_name: 'Old', job_title: 'Foreman' })
  expect(await names('foreman nyman')).toEqual(['Old Nyman'])
  const principal = await db.selectFrom('principal').select('name').where('id', '=', id).executeTakeFirst()
  expect(principal?.name).toBe('Old Nyman')
  expect((await events(id)).at(-1)).toMatchObject({
    kind: 'person.changed',
    data: {
      before: { family_name: 'Name', job_title: 'Fitter', display_name: 'Old Name' },
      after: { family_name: 'Nyman', job_title: 'Foreman', display_name: 'Old Nyman' },
    },
  })
  await save(id, { display_name: 'Nick' })
  await save(id, { given_name: 'New' })
  expect(await get(id)).toMatchObject({ name: 'Nick', given_name: 'New' })
})

test('what is private never enters an event that others may read', async () => {
  const id = await person({ emails: [{ value: 'open1@halden.example' }] })
  await save(id, {
    employee_number: 'E-9',
    notes: 'Secret',
    job_title: 'Cook',
    emails: [{ value: 'open2@halden.example' }, { value: 'priv2@mail.example', label: 'private' }],
  })
  const told = (await events(id)).slice(1)
  expect(told).toEqual([
    {
      kind: 'person.changed',
      private: false,
      granted: true,
      data: {
        before: { job_title: '', emails: [{ value: 'open1@halden.example', label: 'work' }] },
        after: { job_title: 'Cook', emails: [{ value: 'open2@halden.example', label: 'work' }] },
      },
    },
    {
      kind: 'person.private-changed',
      private: true,
      granted: false,
      data: { fields: expect.arrayContaining(['employee_number', 'notes', 'emails']) as string[] },
    },
  ])
  await save(id, { notes: 'Another' })
  expect((await events(id)).slice(3).map(({ kind }) => kind)).toEqual(['person.private-changed'])
})

test('nothing changed says nothing; an older version is refused', async () => {
  const id = await person({ job_title: 'Same' })
  const before = await get(id)
  await save(id, { job_title: 'Same' })
  expect((await get(id)).version).toBe(before.version)
  await save(id, { job_title: 'Other' })
  expect(await save(id, { version: before.version, job_title: 'Late' })).toMatchObject({ status: 412 })
})

test('facts of several people change at once, or of none', async () => {
  const all = [await person(), await person(), await person()]
  const reply = await call(hr, 'PATCH', '/api/people', {
    ids: all,
    facts: { department_id: ids.yard, vip: true },
  })
  expect(reply).toMatchObject({ status: 200, body: { changed: 3 } })
  const again = await call(hr, 'PATCH', '/api/people', { ids: all, facts: { vip: true } })
  expect(again.body).toMatchObject({ changed: 0 })
  const none = await call(hr, 'PATCH', '/api/people', { ids: [...all, newId()], facts: { vip: false } })
  expect(none.status).toBe(404)
  const rows = await db.selectFrom('person').select('vip').where('id', 'in', all).execute()
  expect(rows.every(({ vip }) => vip)).toBe(true)
})

test('a change of several is taken back, but for whom it was changed since', async () => {
  const all = [await person({ company: 'Before' }), await person({ company: 'Batch' }), await person()]
  const saved = await call(hr, 'PATCH', '/api/people', {
    ids: all,
    facts: { company: 'Batch', department_id: ids.yard },
  })
  const { batch } = saved.body as { batch: string }
  await save(all[2] ?? '', { company: 'Later' })
  const undone = await call(hr, 'POST', `/api/people/changes/${batch}/undo`)
  expect(undone.body).toMatchObject({ undone: 2, kept: [{ id: all[2], why: 'Company changed since' }] })
  const rows = await db
    .selectFrom('person')
    .select(['id', 'company', 'department_id'])
    .where('id', 'in', all)
    .execute()
  expect(new Map(rows.map(({ id, ...row }) => [id, row]))).toEqual(
    new Map([
      [all[0], { company: 'Before', department_id: null }],
      [all[1], { company: 'Batch', department_id: null }],
      [all[2], { company: 'Later', department_id: ids.yard }],
    ]),
  )
  expect((await call(hr, 'POST', `/api/people/changes/${newId()}/undo`)).status).toBe(404)
})

test('all that a filter lets through change together, but for those left out', async () => {
  const [a, b] = [await person({ company: 'Filterco' }), await person({ company: 'Filterco' })]
  const reply = await call(hr, 'PATCH', '/api/people', {
    q: 'company:Filterco',
    except: [b],
    facts: { vip: true },
  })
  expect(reply.body).toMatchObject({ changed: 1 })
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('company', '=', 'Filterco')
    .where('vip', '=', true)
    .execute()
  expect(rows).toEqual([{ id: a }])
})

test('a chain of managers that comes back to itself is refused', async () => {
  const a = await person()
  const b = await person({ manager_id: a })
  const c = await person({ manager_id: b })
  expect(await save(a, { manager_id: c })).toMatchObject({
    status: 409,
    body: { key: 'people.manager-cycle' },
  })
  expect(await save(a, { manager_id: a })).toMatchObject({ status: 409 })
  expect(await save(a, { manager_id: newId() })).toMatchObject({
    status: 409,
    body: { key: 'people.no-person' },
  })
  expect((await get(a)).managers.at(-1)?.name).toBe('Lars Aas')
})

test('who does not manage people changes nothing about others', async () => {
  const id = await person()
  for (const who of [technician, requester, auditor])
    expect(await save(id, { job_title: 'Mine' }, who)).toMatchObject({
      status: 403,
      body: { key: 'people.not-theirs' },
    })
  expect((await call(technician, 'PATCH', '/api/people', { ids: [id], facts: { vip: true } })).status).toBe(
    403,
  )
  expect((await call(technician, 'POST', '/api/people', { display_name: 'A caller' })).status).toBe(200)
  expect((await call(requester, 'POST', '/api/people', { display_name: 'A caller' })).status).toBe(403)
})

test('one may change one’s own phone and time zone, not one’s own title', async () => {
  const self = await someone('Selma', ['requester'])
  await adopt(self, 'PER-selma')
  expect((await save(self.id, { phones: [{ value: '+47 999' }], zone: 'Asia/Tokyo' }, self)).status).toBe(200)
  expect(await get(self.id)).toMatchObject({ phones: [{ value: '+47 999' }] })
  expect(await save(self.id, { phones: [], job_title: 'Chief' }, self)).toMatchObject({ status: 403 })
  expect(await save(self.id, { notes: 'x' }, self)).toMatchObject({ status: 403 })
})

/** Puts somebody with an account into the directory: `someone` makes only the principal. */
async function adopt({ id }: Someone, key: string) {
  const { audience_id } = await db
    .selectFrom('person')
    .select('audience_id')
    .limit(1)
    .executeTakeFirstOrThrow()
  const row = { id, key, title: 'Selma', audience_id }
  await db
    .insertInto('entity')
    .values({ ...row, kind: 'person', created_at: '2026-01-01T00:00:00Z' })
    .execute()
  await db
    .insertInto('person')
    .values({ ...row, updated_at: '2026-01-01T00:00:00Z' })
    .execute()
}
