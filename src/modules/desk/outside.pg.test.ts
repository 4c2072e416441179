import { expect, test } from 'vitest'
import { world } from '#test/world'
import type { Opened } from './contract.ts'
import type { MacroDefinition } from './macro-contract.ts'

const { someone, call, must, team, tokenFor } = await world()
const network = await team('Network')
const ana = await someone('Ana Lind', ['technician', 'lead'], [network])
const lena = await someone('Lena Vogt', ['requester'])
type Who = typeof ana

test('who asked is told by the server what is meant for them: not who weighs, sorts, notes and counts', async () => {
  const { id } = await must<Opened>(lena, 'POST', '/api/desk/tickets', {
    title: 'Vault hangs',
  })
  const at = `/api/desk/tickets/${id}`
  await must(ana, 'PATCH', at, { impact: 1, urgency: 1, assignee_id: ana.id, team_id: network })
  await must(ana, 'PATCH', at, { cause: 'A secret cause', title: 'Vault hangs at check-in' })
  await must(ana, 'POST', '/api/desk/bulk', { ids: [id], action: { do: 'tag', add: ['vip-trouble'] } })
  const note = await must(ana, 'POST', `${at}/note`, { html: '<p>She never restarts it</p>' })
  await must(ana, 'POST', '/api/desk/undo', { batch: note['batch'] })
  await must(ana, 'POST', `${at}/time`, { minutes: 5 })
  await must(ana, 'POST', `${at}/reply`, { html: '<p>We look at it</p>' })
  await must(ana, 'POST', `${at}/move`, { verb: 'solve', resolution: 'Restarted' })

  interface Told {
    kind: string
    lines: string[]
    data: unknown
  }
  const story = async (who: Who) => (await must(who, 'GET', `/api/records/${id}/history`))['items'] as Told[]
  const outside = await story(lena)
  expect(outside.flatMap(({ lines }) => lines).toReversed()).toEqual([
    'Lena Vogt opened this',
    'Ana Lind renamed this from “Vault hangs” to “Vault hangs at check-in”',
    'Ana Lind moved this to In work',
    'Ana Lind: replied',
    'Ana Lind moved this to Solved',
    'Ana Lind wrote how it was solved: Restarted',
  ])
  expect(outside.every(({ lines, data }) => lines.length > 0 && data === null)).toBe(true)
  const inside = (await story(ana)).flatMap(({ lines }) => lines)
  expect(inside).toEqual(
    expect.arrayContaining([
      'Ana Lind took this',
      'Ana Lind named the cause: A secret cause',
      'Ana Lind spent 5 minutes on this',
    ]),
  )
})

test('a macro shown before it is used names what it would set', async () => {
  const { id } = await must<Opened>(lena, 'POST', '/api/desk/tickets', { title: 'VPN drops' })
  const definition: Partial<MacroDefinition> = {
    patch: { team_id: network, impact: 1, assignee_id: null, restricted: true },
  }
  const made = await must(ana, 'POST', '/api/desk/macros', { title: 'To network', definition })
  const filled = await must(ana, 'GET', `/api/desk/tickets/${id}/macro?macro_id=${String(made['id'])}`)
  expect(filled['sets']).toEqual([
    { name: 'impact', title: 'Impact', to: 'High' },
    { name: 'team_id', title: 'Team', to: 'Network' },
    { name: 'assignee_id', title: 'Assignee', to: 'nothing' },
    { name: 'restricted', title: 'Restricted', to: 'yes' },
  ])
})

test('a token opens what it was given and no more, also of what is one’s own', async () => {
  const { id } = await must<Opened>(lena, 'POST', '/api/desk/tickets', { title: 'Sail loft is dark' })
  const bearing = async (permission: string) => ({
    id: lena.id,
    token: await tokenFor(lena.id, [permission]),
  })
  const doors = ['comments', 'files', 'history'].map((part) => `/api/records/${id}/${part}`)
  const answers = async (who: Who) =>
    Promise.all([...doors, `/api/records/${id}`].map(async (url) => (await call(who, 'GET', url)).status))
  const found = async (who: Who) =>
    JSON.stringify((await call(who, 'GET', '/api/search?q=sail')).body).includes('Sail loft')
  const [narrow, fitting] = [await bearing('people.read'), await bearing('desk.read')]
  expect(await answers(narrow)).toEqual([404, 404, 404, 404])
  expect(await answers(fitting)).toEqual([200, 200, 200, 200])
  expect([await found(narrow), await found(fitting)]).toEqual([false, true])
})
