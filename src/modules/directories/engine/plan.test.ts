import { expect, test } from 'vitest'
import { entryOf, groupOf, kinds, sameDn, type Entry } from './entry.ts'
import { type Held, isSuspicious, managersOf, patchOf, planOf } from './plan.ts'

const { mapping } = kinds.openldap

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  dn: `uid=${id},dc=halden,dc=example`,
  display_name: `Person ${id}`,
  given_name: '',
  family_name: '',
  job_title: '',
  company: '',
  username: id,
  employee_number: null,
  email: `${id}@halden.example`,
  phones: [],
  manager_dn: null,
  disabled: false,
  ...more,
})
const held = (id: string, more: Partial<Held> = {}): Held => {
  const { id: _, dn: __, manager_dn: ___, disabled: ____, ...facts } = entry(id)
  return {
    entry_id: id,
    person_id: `person-${id}`,
    facts,
    manager_id: null,
    missing_since: null,
    disabled_since: null,
    left: false,
    ...more,
  }
}
const plan = (
  entries: Entry[],
  before: Held[] = [],
  known: Record<string, { person_id: string; left: boolean }> = {},
) =>
  planOf({
    entries,
    held: before,
    byEmail: new Map(Object.entries(known)),
    byUsername: new Map(Object.entries(known)),
    mapping,
  })

test('whoever is new is added, whoever we have is known by it, whoever changed is changed', () => {
  const found = plan(
    [entry('new'), entry('ours'), entry('same'), entry('moved', { job_title: 'Captain' })],
    [held('same'), held('moved')],
    { 'ours@halden.example': { person_id: 'ours', left: false } },
  )
  expect(found.add.map(({ id }) => id)).toEqual(['new'])
  expect(found.adopt).toMatchObject([{ person_id: 'ours' }])
  expect(found.change).toMatchObject([{ person_id: 'person-moved', patch: { job_title: 'Captain' } }])
  expect(found).toMatchObject({ unchanged: 1, gone: [], refused: [] })
})

test('whoever is gone or shut out there is flagged once, and the flag goes when they are back', () => {
  const since = '2026-11-01T00:00:00Z'
  const gone = [held('a'), held('b', { missing_since: since })]
  expect(plan([], gone).gone).toEqual(['person-a'])
  const shut = plan(
    [entry('c', { disabled: true }), entry('d', { disabled: true }), entry('e'), entry('f')],
    [
      held('c'),
      held('d', { disabled_since: since }),
      held('e', { disabled_since: since }),
      held('f', { missing_since: since }),
    ],
  )
  expect(shut).toMatchObject({ disabled: ['person-c'], back: ['person-e', 'person-f'], gone: [] })
})

test('whoever is found again, but shut out there, is shut out and not back', () => {
  const since = '2026-11-01T00:00:00Z'
  const shut = { disabled: true }
  const found = plan(
    [entry('a', shut), entry('b', shut)],
    [held('a', { missing_since: since }), held('b', { missing_since: since, disabled_since: since })],
  )
  expect(found).toMatchObject({ disabled: ['person-a', 'person-b'], back: [] })
})

test('whoever has left here is not gone there a second time', () => {
  const before = [held('a', { left: true }), held('b')]
  expect(plan([], before).gone).toEqual(['person-b'])
})

test('whoever stays here without the directory is not taken up again while shut out there', () => {
  const known = { 'a@halden.example': { person_id: 'a', left: false } }
  expect(plan([entry('a', { disabled: true })], [], known)).toMatchObject({ add: [], adopt: [], refused: [] })
})

test('nobody who has left here comes back by it, neither known nor matched', () => {
  const found = plan([entry('a', { job_title: 'Captain' }), entry('b')], [held('a', { left: true })], {
    'b@halden.example': { person_id: 'b', left: true },
  })
  expect(found).toMatchObject({ add: [], adopt: [], change: [], back: [], revenants: ['person-a'] })
  expect(found.refused).toMatchObject([{ why: 'left' }])
})

test('each entry means one person, and each person one entry', () => {
  const known = { 'x@halden.example': { person_id: 'x', left: false } }
  const email = 'x@halden.example'
  const found = plan(
    [entry('1', { email }), entry('2', { email }), entry('3'), entry('3'), entry('')],
    [],
    known,
  )
  expect(found.adopt).toHaveLength(1)
  expect(found.refused.map(({ why }) => why)).toEqual(['same-person', 'twice', 'no-id'])
  const nameless = entry('4', { display_name: '' })
  expect(plan([nameless]).refused).toMatchObject([{ why: 'no-name' }])
  expect(plan([entry('5', { disabled: true })]).add).toEqual([])
})

test('a fact that is not taken, or gone there, stays as it is here', () => {
  const { facts } = held('a')
  expect(patchOf(entry('a', { job_title: 'Captain' }), facts, { ...mapping, job_title: '' })).toEqual({})
  expect(patchOf(entry('a', { email: null, username: null, display_name: '' }), facts, mapping)).toEqual({})
  expect(patchOf(entry('a', { job_title: '' }), { ...facts, job_title: 'Captain' }, mapping)).toEqual({
    job_title: '',
  })
})

test.each([
  [10, 2, 20, false],
  [10, 3, 20, true],
  [1, 1, 20, true],
  [10, 0, 0, false],
])('of %i people %i gone is more than %i %%: %s', (before, gone, percent, suspicious) => {
  const all = Array.from({ length: before }, (_, n) => held(String(n)))
  const ids = all.slice(0, gone).map(({ person_id }) => person_id)
  const past = held('past', { missing_since: '2026-11-01T00:00:00Z' })
  expect(isSuspicious([...all, past], ids, percent)).toBe(suspicious)
})

test('managers are found by name, however it is written', () => {
  const entries = [
    entry('boss'),
    entry('ana', { manager_dn: 'UID=boss, DC=Halden,DC=example' }),
    entry('tom', { manager_dn: 'cn=nobody' }),
  ]
  const personOf = new Map(entries.map(({ id }) => [id, `person-${id}`]))
  expect(managersOf(entries, personOf)).toEqual([
    { entry: entries[1], person_id: 'person-ana', manager_id: 'person-boss' },
  ])
  expect(sameDn('CN=A , DC=B')).toBe('cn=a,dc=b')
})

test('an entry of Active Directory is read by its attributes, in whatever case, bytes and parts of lists', () => {
  const ad = kinds['active-directory'].mapping
  const raw = {
    dn: 'CN=Ana Ruiz,DC=halden,DC=example',
    objectguid: Buffer.from('00112233445566778899aabbccddeeff', 'hex'),
    MAIL: 'Ana.Ruiz@Halden.example',
    sAMAccountName: 'aruiz',
    displayName: 'Ana\n Ruiz',
    telephoneNumber: ['+47 1', '+47 2'],
    mobile: '',
    userAccountControl: '514',
  }
  expect(entryOf(raw, ad)).toMatchObject({
    id: '00112233445566778899aabbccddeeff',
    email: 'ana.ruiz@halden.example',
    display_name: 'Ana Ruiz',
    username: 'aruiz',
    phones: [{ value: '+47 1', label: 'work' }],
    disabled: true,
  })
  const group = { dn: 'CN=IT', cn: 'IT', 'member;range=0-1': ['a', 'b'], 'member;range=2-*': ['c'] }
  expect(groupOf(group, ad)).toMatchObject({ name: 'IT', member_dns: ['a', 'b', 'c'] })
})
