import { expect, test } from 'vitest'
import { createTeams } from '#modules/people/public'
import { directory } from '#test/directory'

const { adopt, db, call, someone, write, hr, technician, requester, auditor, ids, person, get, names } =
  await directory()

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
