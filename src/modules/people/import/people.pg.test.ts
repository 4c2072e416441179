import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { crew, importingPeople } from '#test/importing-people'
import { world } from '#test/world'

const house = await world()
const { someone, call, db } = house
const { read, rehearsed, imported, act, rows, show, named, facts, verdicts } = importingPeople(house)

const paul = await someone('Paul', ['people-manager', 'administrator'])
const max = await someone('Max', ['manager'])

const snipe = [
  'First Name,Last Name,Email,Username,Activated,Location,Address,City,State,Country,Postal Code,Website,Phone,Job Title,Notes,Employee Number,Company,Manager,Remote,VIP,Start Date,End Date,Gravatar',
  'Bonnie,Nelson,bnelson0@example.com,bnelson0,1,,4 Hill St,Daping,,China,1000,https://example.com,555-1,Engineer,"Likes ""quotes"", commas",E-1,Alpha,jferguson1,0,1,8/24/22,,',
  'Judith,Ferguson,jferguson1@example.com,jferguson1,0,Nowhere,,,,,,,,Manager,,E-2,Alpha,,1,0,12/31/21,,',
].join('\n')

test('the users of Snipe-IT come in: recognised, rehearsed, with managers from further down, and nothing the second time', async () => {
  const mapped = await read(paul, 'users.csv', `\uFEFF${snipe}\n`)
  expect(mapped).toMatchObject({
    state: 'mapping',
    importer: 'snipe-it-users',
    what: 'Snipe-IT users',
    open: [],
  })
  expect(mapped.parts[0]?.columns.map(({ field }) => field).slice(0, 8)).toEqual([
    'given_name',
    'family_name',
    'email',
    'username',
    null,
    'place',
    'street',
    'city',
  ])
  const tried = await act(paul, mapped, 'rehearse')
  expect(tried).toMatchObject({ state: 'rehearsed', counts: { rows: 2, create: 2, error: 0 } })
  expect(tried.notes).toEqual([
    {
      n: 1,
      text: 'Place: “Nowhere” is not known here, and was left out',
    },
  ])
  expect(await named(paul, 'Nelson')).toEqual([])

  const done = await act(paul, tried, 'run')
  expect(done).toMatchObject({
    state: 'done',
    counts: { created: 2, updated: 0, error: 0 },
    can: { undo: true },
  })
  expect(await facts('bnelson0@example.com')).toMatchObject({
    title: 'Bonnie Nelson',
    username: 'bnelson0',
    employee_number: 'E-1',
    job_title: 'Engineer',
    company: 'Alpha',
    vip: true,
    remote: false,
    starts_on: '2022-08-24',
    manager: 'Judith Ferguson',
    notes: 'Likes "quotes", commas',
    address: { street: '4 Hill St', city: 'Daping', region: '', postal_code: '1000', country: 'China' },
  })

  // Its events say that it was an import, by which flows and notices stay quiet.
  const events = await db
    .selectFrom('event')
    .select(['kind', 'origin'])
    .where('request_id', '=', done.id)
    .execute()
  expect(new Set(events.map(({ origin }) => origin))).toEqual(new Set(['import']))
  expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['person.created', 'import.ran']))

  const again = await rehearsed(paul, 'users.csv', `\uFEFF${snipe}\n`)
  expect(again.counts).toMatchObject({ create: 0, update: 0, unchanged: 2 })
  expect(again.can.run).toBe('There is nothing to bring in: no row would be created or changed')
})

test('a number that another person has here makes nobody into somebody else', async () => {
  const first = 'Name,Email,Employee number,User name\nIda Holm,ida@own.example,N-7,iholm\n'
  await imported(paul, 'own.csv', first, 'people')
  const other = await rehearsed(
    paul,
    'other.csv',
    'Name,Email,Employee number,User name\nOle Vik,ole@other.example,N-7,\nIda Berg,ida.berg@own.example,,iholm\n',
    'people',
  )
  expect(await verdicts(paul, other)).toEqual([
    [
      2,
      'conflict',
      'Its user name or employee number is that of Ida Holm, who has another name and other addresses. Say by hand which is right',
    ],
    [3, 'update'],
  ])
})

test('nobody is told of an import, and its events say that it was one', async () => {
  const { rows: events } = await sql<{
    origin: string
    n: number
  }>`select origin, count(*)::int as n from event
    where kind like 'person.%' group by origin`.execute(db)
  expect(events.map(({ origin }) => origin)).toEqual(['import'])
  expect(await db.selectFrom('outbox').select('id').execute()).toEqual([])
})

test('bad rows are refused one by one with sentences; the others come in', async () => {
  const file = [
    'Name,Email,Employee number,First day,Last day,VIP,Manager',
    'Good One,good1@example.net,G-1,2024-02-29,,yes,Good Two',
    'Bad Mail,not an address,,,,,',
    'Bad Date,bad2@example.net,,31/31/2024,,,',
    'Bad Flag,bad3@example.net,,,,perhaps,',
    ',,,,,,',
    ',,X-1,,,,',
    'Good One again,good1@example.net,,,,,',
    'Short,short@example.net',
    'Backwards,back@example.net,,2024-05-01,2024-04-01,,',
    '=HYPERLINK("http://evil"),formula@example.net,,,,,',
    'Good Two,good2@example.net,,,,,Nobody Known',
    'Own Boss,own@example.net,,,,,own@example.net',
    'Torn,torn@example.net,too,many,cells,in,this,row',
  ].join('\n')
  const tried = await rehearsed(paul, 'bad.csv', file, 'people')
  expect(tried.counts).toMatchObject({ rows: 12, create: 4, conflict: 1, error: 7 })
  expect(tried.parts[0]?.blank).toBe(1)
  expect(await verdicts(paul, tried)).toEqual([
    [2, 'create'],
    [3, 'error', 'E-mail: “not an address” is not an e-mail address'],
    [4, 'error', 'First day: “31/31/2024” is not a date'],
    [5, 'error', 'VIP: “perhaps” is neither yes nor no'],
    [7, 'error', 'Neither a name, nor an e-mail address, nor a user name is given'],
    [8, 'conflict', 'The same as row 2'],
    [9, 'error', 'This row has 2 cells, the heading has 7'],
    [10, 'error', 'Last day: lies before the first day'],
    [11, 'create'],
    [12, 'create', 'Manager: “Nobody Known” is not known here, and was left out'],
    [13, 'create'],
    [14, 'error', 'This row has 8 cells, the heading has 7'],
  ])
  const done = await act(paul, tried, 'run')
  expect(done.counts).toMatchObject({ created: 4, error: 7, conflict: 1 })
  expect(await facts('good1@example.net')).toMatchObject({
    manager: 'Good Two',
    vip: true,
    starts_on: '2024-02-29',
  })
  // Nobody is above themselves, however the file puts it.
  expect(await facts('own@example.net')).toMatchObject({ manager: null })
  // A formula is text here, and text it stays when it leaves.
  expect(await facts('formula@example.net')).toMatchObject({ title: '=HYPERLINK("http://evil")' })
  const list = await call(paul, 'GET', `/api/imports/${done.id}/verdicts`)
  expect(String(list.body)).toContain(`"'=HYPERLINK(""http://evil"")"`)
  expect(String(list.body)).not.toMatch(/(^|,)=/m)
})

test('blank cells say nothing, unless they are to clear; whoever is known by name alone is found again', async () => {
  const file =
    'Full Name,Email,Job Title\nBlank Person,,\n,blank@example.net,\nClear Me,clear@example.net,Cook\n'
  expect((await imported(paul, 'blanks.csv', file, 'people')).counts).toMatchObject({ created: 3 })
  expect(await verdicts(paul, await rehearsed(paul, 'blanks.csv', file, 'people'))).toEqual([
    [2, 'unchanged', 'Recognised by the name alone'],
    [3, 'unchanged'],
    [4, 'unchanged'],
  ])
  const emptied = 'Full Name,Email,Job Title\nClear Me,clear@example.net,\n'
  const kept = await read(paul, 'clear.csv', emptied, 'people')
  expect((await act(paul, kept, 'rehearse')).counts).toMatchObject({ unchanged: 1 })
  await call(paul, 'PATCH', `/api/imports/${kept.id}`, { options: { empty: 'clear' } })
  expect((await show(paul, kept)).state).toBe('mapping')
  const cleared = await act(paul, await act(paul, kept, 'rehearse'), 'run')
  expect(cleared.counts).toMatchObject({ updated: 1 })
  expect(await facts('clear@example.net')).toMatchObject({ job_title: '' })
})

test('users of Zammad come in with all addresses; who is not active has left', async () => {
  const file =
    'id,login,firstname,lastname,email,phone,mobile,department,vip,active,organization,roles\n' +
    '7,zoe@zam.example,Zoe,Zam,zoe@zam.example~~~zoe2@zam.example,1,2,Sales,true,true,Zam Ltd,"Agent,Customer"\n' +
    ',gone@zam.example,Gone,Away,gone@zam.example,,,,false,false,,Customer\n'
  const tried = await rehearsed(paul, 'users.csv', file)
  expect(tried).toMatchObject({ importer: 'zammad-users', counts: { create: 2 } })
  await act(paul, tried, 'run')
  expect(await facts('zoe2@zam.example')).toMatchObject({
    title: 'Zoe Zam',
    company: 'Zam Ltd',
    department: 'Sales',
    vip: true,
  })
  expect(await facts('gone@zam.example')).toMatchObject({ state: 'left' })
  // Found again by its number there, whatever else changed.
  const renamed = file
    .split('\n')
    .slice(0, 2)
    .join('\n')
    .replace('7,zoe@zam.example,Zoe,Zam,zoe@zam.example~~~zoe2@zam.example', '7,zz,Zoë,Zamora,')
  const again = await rehearsed(paul, 'users.csv', renamed)
  expect((await rows(paul, again))[0]).toMatchObject({ verdict: 'update', record: { kind: 'person' } })
})

test('a row that fits two people is a conflict', async () => {
  await imported(paul, 'crew.csv', crew('mixed.example'), 'people')
  const file = 'Name,Email,Username\nMixed,bonnie@mixed.example,judith.mixed.example\n'
  expect(await verdicts(paul, await rehearsed(paul, 'mixed.csv', file, 'people'))).toEqual([
    [
      2,
      'conflict',
      'It could be any of these here: Bonnie mixed.example, Judith mixed.example. Say which by a column that tells them apart, or merge them first if they are one',
    ],
  ])
})

test('who may add people but not manage them brings in new ones, and changes none', async () => {
  await imported(paul, 'crew.csv', crew('add.example'), 'people')
  const file =
    'Name,Email,Department,Job Title,Manager\nNew Here,newhere@example.net,Unheard,Clerk,Later One\nBonnie add.example,bonnie@add.example,,Clown,\nLater One,later@example.net,,,\n'
  const tried = await rehearsed(max, 'people.csv', file, 'people')
  expect(await verdicts(max, tried)).toEqual([
    [
      2,
      'create',
      'Department: “Unheard” is not known here, and your role does not let you set departments up',
    ],
    [
      3,
      'error',
      'You may change your own phone numbers, language, time zone and website; the rest is for those who manage people',
    ],
    [4, 'create'],
  ])
  const done = await act(max, tried, 'run')
  expect(done.counts).toMatchObject({ created: 2 })
  expect(await facts('newhere@example.net')).toMatchObject({ manager: 'Later One' })
  const undone = await act(max, done, 'undo')
  expect(undone.counts).toMatchObject({ kept: 0 })
})
