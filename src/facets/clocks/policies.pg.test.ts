import { expect, test } from 'vitest'
import { openWork } from '#facets/work/open'
import { serviceLevels } from '#test/service-levels'
import { world } from '#test/world'
import { tagRecords } from '#facets/tags/public'
import { loadWork } from '#facets/work/load'
import type { Policy } from './contract.ts'
import type { PolicyDefinition } from './schemas.ts'

const here = await world()
const { db, write, someone, team, call } = here
const { always, open, change, clock, move } = await serviceLevels(here)
const network = await team('Network')
const lead = await someone('Mikkel', ['lead'])
const technician = await someone('Ana', ['technician'])
const auditor = await someone('Audit', ['auditor'])
const requester = await someone('Lena', ['requester'])

// Jobs run by the real clock, so what they plan anew was opened a moment ago, round the clock.
const began = Date.now()
/** So many minutes after the beginning of this file; what happens before it is minus. */
const at = (minutes: number) => new Date(began + minutes * 60_000).toISOString()
const now = () => new Date().toISOString()
const due = async (id: string) => ((await clock(id)).row.due_at ?? 0) / 60_000 - began / 60_000

const definition = (over: Partial<PolicyDefinition> = {}): PolicyDefinition => ({
  scope: '',
  calendar_id: always,
  targets: [{ metric: 'resolution', minutes: [60, 120, 240, 480, 960] }],
  pauses: ['requester', 'supplier', 'date'],
  steps: [],
  ...over,
})
const create = async (title: string, over: Partial<PolicyDefinition> = {}) => {
  const { body, status } = await call(lead, 'POST', '/api/clocks/policies', {
    title,
    definition: definition(over),
  })
  expect(body).toMatchObject({ key: expect.stringMatching(/^SL-\d+$/) })
  expect(status).toBe(200)
  return (body as { id: string }).id
}
const list = async () =>
  (await call(auditor, 'GET', '/api/clocks/policies')).body as { items: Policy[]; can_manage: boolean }
const show = async (id: string) =>
  (await call(technician, 'GET', `/api/clocks/policies/${id}`)).body as Policy & {
    versions: { version: number }[]
  }
const order = (...ids: string[]) => call(lead, 'POST', '/api/clocks/policies/order', { ids })
const hour = (minutes: number): PolicyDefinition['targets'] => [
  { metric: 'resolution', minutes: Array<number>(5).fill(minutes) },
]
const idle = () =>
  expect
    .poll(
      async () =>
        (await db.selectFrom('job').select('id').where('state', 'in', ['waiting', 'running']).execute())
          .length,
      {
        timeout: 20_000,
      },
    )
    .toBe(0)

const rest = await create('Everything else', { scope: 'kind:incident' })
/** A team with a service level of its own that counts before all others: an hour for everything. */
async function own(title: string, over: Partial<PolicyDefinition> = {}) {
  const team_id = await team(title)
  const id = await create(title, { scope: `team:"${title}"`, targets: hour(60), ...over })
  const { items } = await list()
  expect((await order(id, ...items.map((one) => one.id).filter((one) => one !== id))).status).toBe(200)
  await idle()
  return { id, team_id }
}
const activate = (id: string, active: boolean) =>
  call(lead, 'POST', `/api/clocks/policies/${id}/active`, { active })
const elsewhere = await team('Elsewhere')

test('a record goes by the first service level whose scope it fits', async () => {
  const { team_id } = await own('First', { scope: 'team:First priority<=4' })
  expect((await list()).items[0]).toMatchObject({
    title: 'First',
    active: true,
    calendar: { name: 'Always' },
  })
  const [mine, other] = [await open({ team_id }, at(-20)), await open({ team_id: elsewhere }, at(-20))]
  expect(await due(mine)).toBe(40)
  expect(await due(other)).toBe(460)
  expect((await clock(mine)).row.label).toBe('P4')
  // Given to another team, another promise counts; what ran is kept.
  await change(other, { team_id }, at(-10))
  expect(await due(other)).toBe(40)
  await change(mine, { team_id: elsewhere }, at(-10))
  expect(await due(mine)).toBe(460)
})

test('a changed promise is a new version, and open clocks are planned anew by it; closed ones stay', async () => {
  const { id, team_id } = await own('Second')
  const [running, solved] = [await open({ team_id }, at(-20)), await open({ team_id }, at(-20))]
  await move(solved, 'solve', at(-10))
  const frozen = await clock(solved)
  const before = await show(id)
  const next = { ...before.definition, targets: hour(180) }
  const preview = await call(lead, 'POST', '/api/clocks/policies/preview', { id, definition: next })
  expect(preview.body).toMatchObject({
    more: false,
    changed: 1,
    sooner: 0,
    later: 1,
    late: 0,
    examples: [{ record: { id: running }, before: at(40), after: at(160) }],
  })
  const short = { ...before.definition, targets: hour(10) }
  expect(
    (await call(lead, 'POST', '/api/clocks/policies/preview', { id, definition: short })).body,
  ).toMatchObject({ late: 1 })
  const saved = await call(lead, 'PATCH', `/api/clocks/policies/${id}`, { version: 1, definition: next })
  expect(saved.body).toEqual({ version: 2 })
  await expect.poll(() => due(running), { timeout: 15_000 }).toBe(160)
  await idle()
  expect(await clock(solved)).toEqual(frozen)
  expect((await show(id)).versions.map(({ version }) => version)).toEqual([2, 1])
  expect((await clock(running)).facts.at(-1)).toMatchObject({
    fact: { why: { key: 'clocks.why.policy-edited' } },
  })
})

test('saving what is there makes no version, and a version that somebody else made meanwhile is not overwritten', async () => {
  const { version, definition: same } = await show(rest)
  const save = (payload: object) => call(lead, 'PATCH', `/api/clocks/policies/${rest}`, payload)
  expect((await save({ version, definition: same })).body).toEqual({ version })
  expect((await save({ version: version - 1, definition: { ...same, targets: hour(60) } })).status).toBe(412)
})

test('no longer in use, its records go by the next; in use again they come back', async () => {
  const { id, team_id } = await own('Third')
  const running = await open({ team_id }, at(-20))
  await activate(id, false)
  await expect.poll(() => due(running), { timeout: 15_000 }).toBe(460)
  await idle()
  await activate(id, true)
  await expect.poll(() => due(running), { timeout: 15_000 }).toBe(40)
})

test('where nothing counts any more the promise is withdrawn, and made again it runs on', async () => {
  const id = await create('Requests', { scope: 'kind:request team:Elsewhere' })
  const running = await open({ kind: 'request', team_id: elsewhere }, at(-20))
  await activate(id, false)
  await expect.poll(async () => (await clock(running)).row.phase, { timeout: 15_000 }).toBe('cancelled')
  await activate(id, true)
  await idle()
  await change(running, { urgency: 1 }, now())
  expect(await clock(running)).toMatchObject({ row: { phase: 'running', label: 'P3' } })
})

test('work that nothing was promised for gets its clock with the first change that brings a promise', async () => {
  const { team_id } = await own('Fourth')
  const bare = await write(
    undefined,
    async (ctx) => (await openWork(ctx, 'incident', [{ title: 'Imported' }]))[0]?.id ?? '',
    at(-500),
  )
  await expect(clock(bare)).rejects.toThrow('no clock')
  await change(bare, { team_id }, at(-5))
  expect(await due(bare)).toBe(55)
})

test('another policy may stand still for other reasons', async () => {
  const { team_id } = await own('Fifth', { scope: 'team:Fifth impact:1', pauses: [], targets: hour(480) })
  const id = await open({ team_id }, at(-300))
  await move(id, 'wait-supplier', at(-180))
  expect((await clock(id)).row.phase).toBe('paused')
  await change(id, { impact: 1 }, at(-60))
  expect(await clock(id)).toMatchObject({ row: { phase: 'running', elapsed_ms: 2 * 3_600_000 } })
  await change(id, { impact: 3 }, at(-30))
  expect(await clock(id)).toMatchObject({ row: { phase: 'paused', elapsed_ms: 2.5 * 3_600_000 } })
})

test('a tag brings the service level whose scope asks for it', async () => {
  const [early, late] = [await open({}, at(-20)), await open({}, at(-20))]
  const tag = (id: string) =>
    write(technician, async (ctx) => tagRecords(ctx, await loadWork(ctx, [id]), { add: ['Ship'] }))
  await tag(early)
  await own('Ships', { scope: 'tag:ship', targets: hour(30) })
  expect((await clock(early)).row.target_ms).toBe(30 * 60_000)
  await tag(late)
  await expect.poll(async () => (await clock(late)).row.target_ms, { timeout: 15_000 }).toBe(30 * 60_000)
})

test('a renamed team changes no promise', async () => {
  const { team_id } = await own('Sixth')
  await db.updateTable('principal').set({ name: 'The six' }).where('id', '=', team_id).execute()
  expect(await due(await open({ team_id }, at(-20)))).toBe(40)
})

test('refused in words: a scope that cannot be read, a promise of nothing, hours that are not there', async () => {
  const refused = async (over: Partial<PolicyDefinition>) => {
    const { status, body } = await call(lead, 'POST', '/api/clocks/policies', {
      title: 'Odd',
      definition: definition(over),
    })
    expect(status).toBe(422)
    return body as { title: string; filter?: { from: number; to: number } }
  }
  expect(await refused({ scope: 'team:netwrk' })).toMatchObject({
    title: 'Nothing called “netwrk” was found for “team”; did you mean “Network”?',
    filter: { from: 5, to: 11 },
  })
  expect(await refused({ scope: 'due:today' })).toMatchObject({
    title: expect.stringContaining('There is no field “due” here'),
  })
  expect(await refused({ targets: [...hour(60), ...hour(30)] })).toMatchObject({
    title: 'Two lines promise the same thing',
  })
  expect(
    await refused({ targets: [{ metric: 'resolution', minutes: [null, null, null, null, null] }] }),
  ).toMatchObject({
    title: 'Promise something for at least one priority',
  })
  expect(await refused({ calendar_id: network })).toMatchObject({ title: 'Choose hours that are in use' })
  expect(
    await refused({ steps: [{ metric: 'first_response', offset_minutes: 0, to: 'team' }] }),
  ).toMatchObject({
    title: 'A reminder belongs to something that is not promised',
  })
})

test('leads shape them, the staff and auditors read them, requesters see none', async () => {
  expect((await list()).can_manage).toBe(false)
  expect(
    (await call(technician, 'POST', `/api/clocks/policies/${rest}/active`, { active: false })).status,
  ).toBe(403)
  expect((await call(requester, 'GET', '/api/clocks/policies')).status).toBe(403)
  expect((await call(lead, 'POST', '/api/clocks/policies/order', { ids: [rest] })).status).toBe(409)
})

test('why a clock is due when it is due is told in the reader’s zone, to whoever may read the record', async () => {
  await db
    .updateTable('account')
    .set({ zone: 'Europe/Oslo' })
    .where('person_id', '=', technician.id)
    .execute()
  const id = await open({ team_id: elsewhere, restricted: true, impact: 2, urgency: 2 }, at(-20))
  const { id: clockId } = await clock(id)
  const inside = await someone('Bo', ['technician'], [elsewhere])
  expect((await call(technician, 'GET', `/api/clocks/${clockId}/explain`)).status).toBe(404)
  const { body } = await call(inside, 'GET', `/api/clocks/${clockId}/explain`)
  expect(body).toMatchObject({
    title: 'Solve',
    calendar: 'Always',
    policy: { title: 'Everything else' },
    cell: { label: 'P3' },
  })
  const told = body as { headline: string; rows: { what: string; from: string; minutes: number }[] }
  expect(told.rows.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(240)
  expect(told.rows[0]?.from).toBe(at(-20))
  const onRecord = await call(inside, 'GET', `/api/records/${id}/clocks`)
  expect(onRecord.body).toMatchObject({ items: [{ id: clockId, title: 'Solve', headline: told.headline }] })
  const absent = await call(technician, 'GET', `/api/clocks/${network}/explain`)
  const hidden = await call(technician, 'GET', `/api/clocks/${clockId}/explain`)
  expect({ ...(hidden.body as object), request: '' }).toEqual({ ...(absent.body as object), request: '' })
})
