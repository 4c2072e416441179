import { expect, test } from 'vitest'
import { world } from '#test/world'
import type { Opened, Ticket } from './contract.ts'

const { someone, must, call } = await world()
const ana = await someone('Ana Lind', ['technician', 'lead'])
const audrey = await someone('Audrey Holm', ['auditor'])
const lena = await someone('Lena Vogt', ['requester'])

interface Macro {
  id: string
  version: number
}
const macro = (title: string, definition: object) =>
  must<Macro & Record<string, unknown>>(ana, 'POST', '/api/desk/macros', { title, definition })
const change = (id: string, patch: object) => call(ana, 'PATCH', `/api/desk/macros/${id}`, patch)
const told = async (title: string) => {
  const { items } = await must<{ items: { lines: string[] }[] }>(audrey, 'GET', '/api/audit')
  return items.flatMap(({ lines }) => lines).filter((line) => line.includes(title))
}

test('a ticket that cannot make a macro’s move is left as it was; the others take all of its steps', async () => {
  const { id: macro_id } = await macro('Close it', {
    patch: { impact: 1 },
    verb: 'solve',
    tags: ['closed-by-macro'],
    html: '<p>It works again</p>',
    as: 'note',
  })
  const open = () => must<Opened>(ana, 'POST', '/api/desk/tickets', { title: 'Vault hangs', impact: 3 })
  const [stays, goes] = [await open(), await open()]
  await must(ana, 'PATCH', `/api/desk/tickets/${goes.id}`, { resolution: 'Restarted' })
  const ids = [stays.id, goes.id]
  const outcome = await must(ana, 'POST', '/api/desk/bulk', { ids, action: { do: 'macro', macro_id } })
  expect(outcome).toMatchObject({ done: 1, refused: [{ key: stays.key, why: 'Say how it was solved' }] })
  const show = (id: string) => must<Ticket>(ana, 'GET', `/api/desk/tickets/${id}`)
  expect(await show(stays.id)).toMatchObject({ impact: 3, phase: 'new', tags: [] })
  expect(await show(goes.id)).toMatchObject({ impact: 1, phase: 'done', tags: ['closed-by-macro'] })
})

test('what happens to a macro is told, and two who change it notice each other', async () => {
  const { id, version } = await macro('Reboot', { html: '<p>Turn it off and on</p>' })
  expect(await change(id, { version, definition: { html: '<p>Twice</p>', tags: ['boot'] } })).toMatchObject({
    status: 200,
    body: { id, version: version + 1 },
  })
  expect(await change(id, { version, title: 'Reboot it' })).toMatchObject({ status: 412 })
  expect(await change(id, { version: version + 1, archived: true })).toMatchObject({ status: 200 })
  expect((await told('Reboot')).toReversed()).toEqual([
    'Ana Lind made the macro “Reboot”',
    'Ana Lind changed the macro “Reboot”: its words, its tags',
    'Ana Lind laid the macro “Reboot” aside',
  ])
})

test('a macro is made under an id of the house, and changed only where there is one', async () => {
  const id = crypto.randomUUID()
  const made = await call(ana, 'POST', '/api/desk/macros', { id, title: 'Mine', definition: {} })
  expect((made.body as Macro).id).not.toBe(id)
  expect(await change(id, { version: 1, title: 'Nobody’s' })).toMatchObject({ status: 404 })
  expect((await call(lena, 'PATCH', `/api/desk/macros/${id}`, { version: 1, title: 'x' })).status).toBe(403)
})

test('a name that nobody knows is refused when the macro is kept, and those that are known are told', async () => {
  const definition = { html: '<p>Greetings, {{me.frist}}</p>' }
  const refused = {
    status: 409,
    body: { title: expect.stringMatching(/{{me\.frist}}.*{{requester\.first}}.*{{me\.first}}/) as string },
  }
  expect(await call(ana, 'POST', '/api/desk/macros', { title: 'Greet', definition })).toMatchObject(refused)
  const { id, version } = await macro('Greet well', { html: '<p>Greetings, {{ me.first }}</p>' })
  expect(await change(id, { version, definition })).toMatchObject(refused)
  expect(await change(id, { version, title: 'Greet warmly' })).toMatchObject({ status: 200 })
})
