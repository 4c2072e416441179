import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { directory } from '#test/directory'

const {
  adopt,
  db,
  call,
  someone,
  hr,
  technician,
  requester,
  auditor,
  ids,
  person,
  get,
  save,
  names,
  events,
} = await directory()

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
