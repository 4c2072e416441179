import { expect, test } from 'vitest'
import { clocksOf } from '#facets/clocks/clocks'
import { addCalendars } from '#facets/clocks/calendars'
import { createPolicies } from '#facets/clocks/create'
import { roundTheClock } from '#lib/time/calendar'
import { world } from '#test/world'
import type { Opened, Ticket } from './contract.ts'
import { usualWorkflow } from './kinds.ts'

// What whoever asked may do with their own ticket, whatever the organisation calls its steps.

const { db, someone, call, must, write, read } = await world()
const ana = await someone('Ana Lind', ['technician', 'manager'])
const lena = await someone('Lena Vogt', ['requester'])
const inge = await someone('Inge Moen', ['administrator'])
const [calendar] = await write(undefined, (ctx) =>
  addCalendars(ctx, [{ name: 'Always', definition: {}, hours: roundTheClock('Always'), known_until: 2030 }]),
)
const targets = (['first_response', 'next_response', 'resolution'] as const).map((metric) => ({
  metric,
  minutes: [10, 20, 30, 40, 50],
}))
await write(undefined, (ctx) =>
  createPolicies(ctx, [
    {
      title: 'Everything',
      definition: { scope: '', calendar_id: calendar?.id ?? '', targets, pauses: [], steps: [] },
    },
  ]),
)

const open = (who = lena) => must<Opened>(who, 'POST', '/api/desk/tickets', { title: 'Vault hangs' })
const move = (who: typeof ana, id: string, verb: string, more: object = {}) =>
  call(who, 'POST', `/api/desk/tickets/${id}/move`, { verb, ...more })
const reply = (who: typeof ana, id: string) =>
  call(who, 'POST', `/api/desk/tickets/${id}/reply`, { html: '<p>It hangs again</p>' })
const phaseOf = async (id: string) => (await must<Ticket>(ana, 'GET', `/api/desk/tickets/${id}`)).phase
const solve = { resolution: 'Restarted' }
const running = async (id: string) =>
  (await read(undefined, (ctx) => clocksOf(ctx, [id])))
    .filter(({ row }) => row.phase === 'running')
    .map(({ metric }) => metric)

test('words on a ticket that was closed open it again, and an answer is owed', async () => {
  const { id } = await open()
  await reply(ana, id)
  await move(ana, id, 'solve', solve)
  expect((await move(ana, id, 'close')).status).toBe(200)
  expect((await reply(lena, id)).status).toBe(200)
  expect(await must<Ticket>(ana, 'GET', `/api/desk/tickets/${id}`)).toMatchObject({
    phase: 'active',
    word: 'us',
  })
  expect(await running(id)).toContain('next_response')
  // The recorder names people as they are called when it is read, so what it keeps need not be forgotten.
  const told = async () => {
    const { items } = await must<{ items: { id: string }[] }>(ana, 'GET', `/api/records/${id}/clocks`)
    const all = await Promise.all(items.map(async (one) => call(ana, 'GET', `/api/clocks/${one.id}/explain`)))
    return JSON.stringify(all.map(({ body }) => body))
  }
  expect(await told()).toContain('Ana Lind')
  expect(JSON.stringify(await db.selectFrom('clock').select('facts').execute())).not.toMatch(/Ana|Lena/)
  await db.updateTable('principal').set({ name: 'Former person' }).where('id', '=', ana.id).execute()
  expect(await told()).toContain('Former person')
})

test('who administers and does not work on tickets answers on their own as whoever asks', async () => {
  const { id } = await open(inge)
  await reply(ana, id)
  await move(ana, id, 'wait')
  const seen = await must<Ticket>(inge, 'GET', `/api/desk/tickets/${id}`)
  expect(seen).toMatchObject({ inside: true, can: { reply: true } })
  expect(seen.moves.filter(({ can }) => can === true).map(({ verb }) => verb)).toEqual(['cancel'])
  expect((await reply(inge, id)).status).toBe(200)
  expect(await phaseOf(id)).toBe('active')
  const { items } = await must<{ items: { outside: boolean }[] }>(
    inge,
    'GET',
    `/api/records/${id}/comments?sort=newest`,
  )
  expect(items[0]?.outside).toBe(true)
  expect((await move(inge, id, 'solve', solve)).status).toBe(409)
  const others = await open()
  expect((await reply(inge, others.id)).status).toBe(403)
})

test('whatever steps are called: what waits goes on, what may not be moved is answered all the same', async () => {
  const definition = {
    ...usualWorkflow,
    moves: usualWorkflow.moves.flatMap((one) => {
      if (one.verb === 'start')
        return [
          { ...one, verb: 'take', from: ['new', 'waiting-supplier', 'planned'] },
          { ...one, verb: 'resume', from: ['waiting'], needs: ['assignee'] },
        ]
      if (one.verb === 'reopen') return [{ ...one, verb: 'again', can: 'desk.work' }]
      return one.verb === 'cancel' ? [{ ...one, verb: 'call-off' }] : [one]
    }),
  }
  await must(ana, 'POST', '/api/work/workflows/incident', { version: 1, definition })
  const [held, taken, ended] = [await open(), await open(), await open()]
  await must(ana, 'PATCH', `/api/desk/tickets/${taken.id}`, { assignee_id: ana.id })
  for (const { id } of [held, taken]) expect((await move(ana, id, 'wait')).status).toBe(200)
  expect((await move(ana, ended.id, 'solve', solve)).status).toBe(200)
  const offered = await must<Ticket>(lena, 'GET', `/api/desk/tickets/${held.id}`)
  expect(offered.moves.map(({ verb }) => verb)).toEqual(['call-off'])
  for (const { id } of [held, taken, ended]) expect((await reply(lena, id)).status).toBe(200)
  expect([await phaseOf(held.id), await phaseOf(taken.id), await phaseOf(ended.id)]).toEqual([
    'waiting',
    'active',
    'done',
  ])
  expect(await running(ended.id)).toEqual([])
  expect((await move(lena, held.id, 'call-off')).status).toBe(200)
})
