import { beforeAll, expect, test } from 'vitest'
import { isList } from '#lib/list-csv'
import { modules } from '#modules/index'
import { type Someone, world } from '#test/world'

const { app, someone } = await world()
let ana: Someone
let quiet: Someone

beforeAll(async () => {
  ana = await someone('Ana', ['lead'])
  quiet = await someone('Quiet', [])
  for (const title of ['=cmd|calc', 'Ærlig, "sitert"', 'Plain'])
    await app.inject({
      method: 'POST',
      url: '/api/desk/tickets',
      headers: { authorization: `Bearer ${ana.token}` },
      payload: { title },
    })
})

const file = (query: string, who: Someone | undefined = ana) =>
  app.inject({
    method: 'GET',
    url: `/api/desk/tickets.csv${query}`,
    ...(who && { headers: { authorization: `Bearer ${who.token}` } }),
  })

test('a list is a file of what its reader sees, in the order and with the columns asked', async () => {
  const reply = await file('?q=is:open&sort=oldest&columns=title,nonsense,key,restricted')
  expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(reply.headers['content-disposition']).toMatch(/^attachment; filename="tickets-\d{4}-\d\d-\d\d\.csv"/)
  expect(reply.body.split('\r\n')).toEqual([
    '\uFEFFSubject,No.,Restricted',
    expect.stringMatching(/^'=cmd\|calc,INC-\d+,no$/),
    expect.stringMatching(/^"Ærlig, ""sitert""",INC-\d+,no$/),
    expect.stringMatching(/^Plain,INC-\d+,no$/),
    '',
  ])
})

test('it begins with all that the list has, each column under its title', async () => {
  const [head = ''] = (await file('')).body.split('\r\n')
  expect(head.split(',')).toEqual(expect.arrayContaining(['No.', 'Subject', 'State', 'Requester', 'Due']))
})

test('values are said as the screen says them', async () => {
  const reply = await file('?q=plain&columns=kind,priority,impact,phase,word')
  expect(reply.body.split('\r\n')[1]).toBe('Incident,P4,Low,New,The desk')
})

test('who may not see the list may not have the file, and what the list refuses it refuses', async () => {
  expect((await file('', quiet)).statusCode).toBe(403)
  expect((await app.inject({ method: 'GET', url: '/api/desk/tickets.csv' })).statusCode).toBe(401)
  const bad = await file('?q=no-such-field:1')
  expect(bad.statusCode).toBe(422)
  expect(bad.headers['content-type']).toContain('problem+json')
})

test('every list of the house is one', async () => {
  const lists = modules.flatMap(({ contract }) => Object.values(contract).filter(isList))
  expect(lists.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/api/people', '/api/places', '/api/desk/tickets', '/api/audit']),
  )
})
