import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { world } from '#test/world'
import type { Opened } from './contract.ts'

const { db, someone, team, must, call } = await world()
const network = await team('Network')
const ana = await someone('Ana Lind', ['technician', 'lead'], [network])
const lena = await someone('Lena Vogt', ['requester'])

const open = (title: string) => must<Opened>(ana, 'POST', '/api/desk/tickets', { title, team_id: network })

test('wherever a path names a record its number will do, in any case', async () => {
  const { id, key } = await open('Chart plotter is dark')
  const shown = await must(ana, 'GET', `/api/desk/tickets/${id}`)
  expect(await must(ana, 'GET', `/api/desk/tickets/${key.toLowerCase()}`)).toEqual(shown)
  expect(await must(ana, 'GET', `/api/records/${key}`)).toMatchObject({ id })
  expect(await must(ana, 'PATCH', `/api/desk/tickets/${key}`, { impact: 1 })).toMatchObject({ id, impact: 1 })
  await must(ana, 'POST', `/api/desk/tickets/${key}/note`, { html: '<p>By number</p>' })
})

test('a number that is hidden, one that nobody has and one of another kind are refused in the same bytes', async () => {
  const { id, key } = await open('Payroll fraud')
  const said = async (ref: string) => {
    const { status, body } = await call(lena, 'GET', `/api/desk/tickets/${ref}`)
    return { status, body: { ...(body as object), request: '' } }
  }
  const hidden = await said(id)
  expect(hidden.status).toBe(404)
  for (const ref of [key, 'INC-999999', newId(), '999999', 'PER-1']) expect(await said(ref)).toEqual(hidden)
  expect((await said('nonsense')).status).toBe(422)
})

test('a token is told which permission it lacks, and nothing of what it may not see', async () => {
  const ticket = await must<Opened>(ana, 'POST', '/api/desk/tickets', { title: 'Of no team' })
  const [max, paul] = [await someone('Max Berg', ['technician', 'lead']), await someone('Paul')]
  await sql`update api_token set permissions = '{desk.read,desk.open}' where person_id = ${max.id}::uuid`.execute(
    db,
  )
  const lacks = {
    status: 403,
    body: { title: 'This token was not given desk.work', permission: 'desk.work', key: 'house.token-lacks' },
  }
  const at = `/api/desk/tickets/${ticket.id}`
  expect(await call(max, 'PATCH', at, { impact: 1 })).toMatchObject(lacks)
  expect(await call(max, 'POST', `${at}/move`, { verb: 'start' })).toMatchObject(lacks)
  expect(await call(paul, 'GET', at)).toMatchObject({
    status: 403,
    body: { title: 'You may not do that: it needs desk.read' },
  })
})
