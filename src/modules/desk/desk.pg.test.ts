import { expect, test, vi } from 'vitest'
import { msOf } from '#lib/time/instant'
import { addCalendars } from '#facets/clocks/calendars'
import { clocksOf } from '#facets/clocks/clocks'
import { createPolicies } from '#facets/clocks/create'
import { roundTheClock } from '#lib/time/calendar'
import { createPeople } from '#modules/people/public'
import { world } from '#test/world'
import type { Opened, Ticket } from './contract.ts'

const { db, someone, team, write, read, call } = await world()
const service = await team('Service desk')
const ana = await someone('Ana Lind', ['technician'], [service])
const lena = await someone('Lena Vogt', ['requester'])
const nils = await someone('Nils Berge', ['requester'])
const audit = await someone('Auditor', ['auditor'])

const hours = roundTheClock('Always')
const [calendar] = await write(undefined, (ctx) =>
  addCalendars(ctx, [{ name: 'Always', definition: {}, hours, known_until: 2030 }]),
)
await write(undefined, (ctx) =>
  createPolicies(ctx, [
    {
      title: 'By phone',
      definition: {
        scope: 'channel:phone',
        calendar_id: calendar?.id ?? '',
        targets: [{ metric: 'resolution', minutes: [7, 7, 7, 7, 7] }],
        pauses: [],
        steps: [],
      },
    },
    {
      title: 'Everything',
      definition: {
        scope: '',
        calendar_id: calendar?.id ?? '',
        targets: [
          { metric: 'first_response', minutes: [15, 30, 60, 120, 240] },
          { metric: 'next_response', minutes: [15, 30, 60, 120, 240] },
          { metric: 'resolution', minutes: [60, 120, 240, 480, 960] },
        ],
        pauses: ['requester', 'supplier', 'date'],
        steps: [],
      },
    },
  ]),
)

const open = async (who = lena, extra: object = {}) => {
  const { status, body } = await call(who, 'POST', '/api/desk/tickets', {
    title: 'Drawing vault hangs at 90 %',
    description: '<p>Since lunch.</p>',
    ...extra,
  })
  expect(body).toMatchObject({ key: expect.stringMatching(/^INC-\d+$/) })
  expect(status).toBe(200)
  return body as Opened
}
const show = async (id: string, who = ana) =>
  (await call(who, 'GET', `/api/desk/tickets/${id}`)).body as Ticket
const clock = async (id: string, metric: string) =>
  (await read(undefined, (ctx) => clocksOf(ctx, [id]))).find((one) => one.metric === metric)?.row

test('a service level for what comes by phone counts from the moment of opening', async () => {
  const { id } = await open(ana, { channel: 'phone', requester_id: lena.id })
  expect((await clock(id, 'resolution'))?.target_ms).toBe(7 * 60_000)
  expect((await show(id)).due_at).not.toBeNull()
})

test('a requester opens a ticket, and its clocks start by the policy', async () => {
  const ticket = await open()
  expect(ticket).toMatchObject({ state: 'new', priority: 4, requester_id: lena.id })
  expect(await show(ticket.id, lena)).toMatchObject({
    key: ticket.key,
    state_title: 'New',
    priority: 4,
    requester: { name: 'Lena Vogt' },
    inside: false,
  })
  expect(await clock(ticket.id, 'resolution')).toMatchObject({ phase: 'running', target_ms: 480 * 60_000 })
  expect(await clock(ticket.id, 'first_response')).toMatchObject({
    phase: 'running',
    target_ms: 120 * 60_000,
  })
  expect(msOf((await show(ticket.id)).due_at ?? '')).toBe(msOf(ticket.opened_at) + 120 * 60_000)
})

test('another requester cannot tell it from one that is not there', async () => {
  const { id } = await open()
  const hidden = await call(nils, 'GET', `/api/desk/tickets/${id}`)
  const absent = await call(nils, 'GET', '/api/desk/tickets/01890000-0000-7000-8000-000000000000')
  const bare = (body: Record<string, unknown>) => ({ ...body, request: '' })
  expect(hidden.status).toBe(404)
  expect(bare(hidden.body as Record<string, unknown>)).toEqual(bare(absent.body as Record<string, unknown>))
  expect((await call(nils, 'GET', '/api/desk/tickets')).body).toMatchObject({ items: [] })
})

test('an answer meets the first response, hands the word over and may move on', async () => {
  const { id } = await open()
  const reply = await call(ana, 'POST', `/api/desk/tickets/${id}/reply`, {
    html: '<p>Looking into it.</p>',
    verb: 'wait',
  })
  expect(reply.body).toMatchObject({ ticket: { state: 'waiting', word: 'them' } })
  expect(await clock(id, 'first_response')).toMatchObject({ phase: 'stopped', breached_at: null })
  expect(await clock(id, 'resolution')).toMatchObject({ phase: 'paused' })
  const again = await call(lena, 'POST', `/api/desk/tickets/${id}/reply`, { html: '<p>Three files.</p>' })
  expect(again.body).toMatchObject({ ticket: { state: 'in-work', word: 'us' } })
  expect(await clock(id, 'next_response')).toMatchObject({ phase: 'running' })
  expect(await clock(id, 'resolution')).toMatchObject({ phase: 'running' })
})

test('solving needs how, and undo puts everything back, clocks included', async () => {
  const { id } = await open()
  const before = await clock(id, 'resolution')
  expect((await call(ana, 'POST', `/api/desk/tickets/${id}/move`, { verb: 'solve' })).body).toMatchObject({
    title: 'Say how it was solved',
  })
  const solved = await call(ana, 'POST', `/api/desk/tickets/${id}/move`, {
    verb: 'solve',
    resolution: 'Restarted',
  })
  expect(solved.body).toMatchObject({ ticket: { phase: 'done', resolution: 'Restarted' } })
  expect(await clock(id, 'resolution')).toMatchObject({ phase: 'stopped' })
  const { batch } = solved.body as { batch: string }
  expect((await call(ana, 'POST', '/api/desk/undo', { batch })).body).toMatchObject({ done: 1, refused: [] })
  expect(await show(id)).toMatchObject({ state: 'new', solved_at: null, resolution: '' })
  expect(await clock(id, 'resolution')).toEqual(before)
})

test('what was changed since is not undone, and named', async () => {
  const { id, key } = await open()
  const bulk = (impact: number) =>
    call(ana, 'POST', '/api/desk/bulk', { ids: [id], action: { do: 'change', patch: { impact } } })
  const { batch } = (await bulk(1)).body as { batch: string }
  await bulk(2)
  expect((await call(ana, 'POST', '/api/desk/undo', { batch })).body).toMatchObject({
    done: 0,
    refused: [{ key }],
  })
  expect(await show(id)).toMatchObject({ impact: 2 })
})

test('priority follows impact and urgency, and the clock its new target', async () => {
  const { id } = await open()
  await call(ana, 'PATCH', `/api/desk/tickets/${id}`, { impact: 1, urgency: 1 })
  expect(await show(id)).toMatchObject({ priority: 1 })
  expect(await clock(id, 'resolution')).toMatchObject({ target_ms: 60 * 60_000, label: 'P1' })
})

test('a preview does nothing', async () => {
  const [one, two] = [await open(), await open()]
  const action = { do: 'move', verb: 'start' }
  const dry = await call(ana, 'POST', '/api/desk/bulk', { ids: [one.id, two.id], action, dry_run: true })
  expect(dry.body).toMatchObject({ done: 2, refused: [] })
  expect(await show(one.id)).toMatchObject({ state: 'new' })
})

test('whoever merges is told what was promised sooner than about the one that stays', async () => {
  const into = await open(ana)
  const { id, key } = await open(ana, { impact: 1, urgency: 1 })
  const { due_at } = await show(id)
  const asked = { from: [id], dry_run: true }
  const shown = await call(ana, 'POST', `/api/desk/tickets/${into.id}/merge`, asked)
  expect(shown.body).toMatchObject({ sooner: [{ id, key, due_at }] })
  const other = await call(ana, 'POST', `/api/desk/tickets/${id}/merge`, {
    from: [into.id],
    dry_run: true,
  })
  expect(other.body).toMatchObject({ sooner: [] })
})

test('a merged ticket follows the other, and comes out again as it was', async () => {
  const [into, from] = [await open(), await open(nils)]
  const before = await clock(from.id, 'resolution')
  const merged = await call(ana, 'POST', `/api/desk/tickets/${into.id}/merge`, { from: [from.id] })
  expect(merged.body).toMatchObject({ done: 1, messages: 1, clocks: 2, people: 1 })
  expect(await show(from.id)).toMatchObject({
    merged_into: { key: into.key },
    can: { reply: expect.stringContaining(into.key) },
  })
  expect((await show(into.id, nils)).key).toBe(into.key)
  const { merged: taken } = await show(into.id)
  expect(taken[0]?.clocks.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
  expect((await call(ana, 'POST', `/api/desk/tickets/${from.id}/move`, { verb: 'start' })).status).toBe(409)
  await call(ana, 'POST', `/api/desk/tickets/${from.id}/unmerge`, {})
  expect(await show(from.id)).toMatchObject({ merged_into: null })
  expect(await clock(from.id, 'resolution')).toEqual(before)
  expect((await call(nils, 'GET', `/api/desk/tickets/${into.id}`)).status).toBe(404)
})

test('an auditor reads and changes nothing', async () => {
  const { id } = await open()
  expect(await show(id, audit)).toMatchObject({ inside: true, can: { change: 'You may not do that' } })
  expect((await call(audit, 'PATCH', `/api/desk/tickets/${id}`, { impact: 1 })).status).toBe(403)
})

test('a requester decides nothing that is the desk’s', async () => {
  const { id } = await open()
  expect((await call(lena, 'PATCH', `/api/desk/tickets/${id}`, { impact: 1 })).status).toBe(403)
  expect((await call(lena, 'POST', `/api/desk/tickets/${id}/move`, { verb: 'start' })).status).toBe(409)
  expect((await call(lena, 'POST', `/api/desk/tickets/${id}/note`, { html: '<p>x</p>' })).status).toBe(403)
  expect(
    (await call(lena, 'POST', '/api/desk/tickets', { title: 'For Nils', requester_id: nils.id })).status,
  ).toBe(403)
})

test('the list shows what each may see, in order, page by page', async () => {
  const seen: string[] = []
  for (let after: string | null | undefined; after !== null;) {
    const page = await call(
      ana,
      'GET',
      `/api/desk/tickets?sort=newest&limit=3${after ? `&after=${after}` : ''}`,
    )
    const { items, next } = page.body as { items: Ticket[]; next: string | null }
    seen.push(...items.map(({ id }) => id))
    after = next
  }
  expect(new Set(seen).size).toBe(seen.length)
  const mine = (await call(lena, 'GET', '/api/desk/tickets?limit=200')).body as { items: Ticket[] }
  expect(mine.items.length).toBeLessThan(seen.length)
  expect(mine.items.every(({ requester }) => requester?.name === 'Lena Vogt')).toBe(true)
})

test('a reply is mailed to whom it concerns, but not to who wrote it, and not once it was taken back', async () => {
  const { id } = await open()
  const { body } = await call(ana, 'POST', `/api/desk/tickets/${id}/reply`, { html: '<p>Fixed.</p>' })
  const mails = () =>
    db.selectFrom('mail').select(['recipient', 'state', 'subject']).where('entity_id', '=', id).execute()
  await vi.waitFor(async () => expect(await mails()).toHaveLength(1), 20_000)
  expect(await mails()).toMatchObject([{ recipient: `${lena.id}@example.org`, state: 'waiting' }])
  await call(ana, 'POST', '/api/desk/undo', { batch: (body as { batch: string }).batch })
  await vi.waitFor(async () => expect(await mails()).toMatchObject([{ state: 'withdrawn' }]), 20_000)
})

test('who asks and has no account is answered at the address in the directory, without a door they cannot open', async () => {
  const draft = {
    given_name: 'Søren',
    family_name: 'Dahl',
    emails: [{ label: 'work' as const, value: 'soren.dahl@halden.example' }],
  }
  const [soren] = await write(undefined, (ctx) => createPeople(ctx, [draft]))
  const { id, key } = await open(ana, { requester_id: soren?.id })
  await call(ana, 'POST', `/api/desk/tickets/${id}/reply`, { html: '<p>It is on its way.</p>' })
  const mails = () =>
    db.selectFrom('mail').select(['recipient', 'body_text']).where('entity_id', '=', id).execute()
  await vi.waitFor(async () => expect(await mails()).toHaveLength(1), 20_000)
  const [mail] = await mails()
  expect(mail?.recipient).toBe('soren.dahl@halden.example')
  expect(mail?.body_text).toContain('It is on its way.')
  expect(mail?.body_text).not.toContain(`/go/${key}`)
})

test('what was said on a merged ticket is read where it goes on, but not by a stranger to it', async () => {
  const [into, from] = [await open(), await open(nils)]
  await call(ana, 'POST', `/api/desk/tickets/${into.id}/merge`, { from: [from.id] })
  const read = async (who: typeof ana) =>
    ((await call(who, 'GET', `/api/records/${into.id}/comments`)).body as { items: unknown[] }).items.length
  expect([await read(ana), await read(nils), await read(lena)]).toEqual([2, 2, 1])
})
