import { expect, test } from 'vitest'
import { writing } from '#kernel/context'
import { system } from '#kernel/actor'
import { world } from '#test/world'
import type { WorkflowVersion } from './contract.ts'
import { loadWork } from './load.ts'
import { mapStragglers } from './map-workflow.ts'
import { openWork } from './open.ts'

const { db, someone, team, write, read, call } = await world()
const desk = await team('Desk')
const lead = await someone('Mikkel', ['lead'])
const auditor = await someone('Audit', ['auditor'])
const technician = await someone('Ana', ['technician'])

interface Shown extends WorkflowVersion {
  open: { state: string; n: number }[]
  versions: { version: number }[]
}
const show = async () => (await call(auditor, 'GET', '/api/work/workflows/request')).body as Shown
const open = async (state: string, n = 1) => {
  const rows = await write(undefined, (ctx) =>
    openWork(
      ctx,
      'request',
      Array.from({ length: n }, (_, i) => ({ title: `Request ${i}`, team_id: desk, state })),
    ),
  )
  return rows.map(({ id }) => id)
}
const rows = (ids: readonly string[]) => read(undefined, (ctx) => loadWork(ctx, ids))
const finished = async (id: string) => {
  await expect
    .poll(
      async () => (await db.selectFrom('job').select('state').where('id', '=', id).executeTakeFirst())?.state,
      {
        timeout: 10_000,
      },
    )
    .toBe('done')
}

test('every kind of work has a workflow before anybody shaped one', async () => {
  const { body } = await call(auditor, 'GET', '/api/work/workflows')
  expect(body).toMatchObject({
    items: [{ kind: 'incident', version: 1, created_by: null }, { kind: 'request' }],
  })
})

test('a changed workflow takes open work along, tells where it stands now, and leaves the rest', async () => {
  const before = await show()
  const [waiting, doing, gone] = [
    await open('waiting-supplier', 3),
    await open('in-work'),
    await open('solved'),
  ]
  const { definition } = before
  const next = {
    ...definition,
    states: definition.states
      .filter(({ name }) => name !== 'waiting-supplier')
      .map((state) => (state.name === 'in-work' ? { ...state, title: 'Being done' } : state)),
    moves: definition.moves
      .filter(({ to }) => to !== 'waiting-supplier')
      .map((move) => ({ ...move, from: move.from.filter((name) => name !== 'waiting-supplier') })),
  }
  const preview = await call(lead, 'POST', '/api/work/workflows/request/preview', { definition: next })
  expect(preview.body).toMatchObject({
    items: expect.arrayContaining([
      // The first state of the same phase; it waits for somebody else, which matters to clocks.
      {
        from: 'waiting-supplier',
        from_title: 'At supplier',
        to: 'waiting',
        to_title: 'Waiting',
        matters: true,
        open: 3,
      },
      {
        from: 'in-work',
        from_title: 'In work',
        to: 'in-work',
        to_title: 'Being done',
        matters: false,
        open: 1,
      },
    ]),
  })
  const saved = await call(lead, 'POST', '/api/work/workflows/request', {
    version: before.version,
    definition: next,
  })
  expect(saved.body).toMatchObject({ version: before.version + 1 })
  await finished((saved.body as { job: string }).job)
  const mapped = await rows(waiting)
  expect(mapped.map(({ state, phase }) => `${state} ${phase}`)).toEqual(Array(3).fill('waiting waiting'))
  const [still] = await rows(doing)
  expect(still?.workflow_id).toBe(mapped[0]?.workflow_id)
  expect((await rows(gone))[0]?.workflow_id).not.toBe(still?.workflow_id)
  const told = async (id: string) =>
    (await call(auditor, 'GET', `/api/records/${id}/history`)).body as {
      items: { lines: string[]; actor: { name: string } }[]
    }
  expect((await told(waiting[0] ?? '')).items[0]).toMatchObject({
    lines: [`The workflow was changed (version ${before.version + 1}); this stands at Waiting now`],
  })
  expect((await show()).open).toEqual(
    expect.arrayContaining([
      { state: 'waiting', n: 3 },
      { state: 'in-work', n: 1 },
    ]),
  )
})

test('two people who shape the same workflow do not overwrite each other', async () => {
  const { version, definition } = await show()
  const save = () => call(lead, 'POST', '/api/work/workflows/request', { version, definition })
  const replies = await Promise.all([save(), save()])
  expect(replies.map(({ status }) => String(status)).sort()).toEqual(['200', '412'])
})

test('work whose state came to be an end is over', async () => {
  const { version, definition } = await show()
  const [id = ''] = await open('planned')
  const states = definition.states.map((state) =>
    state.name === 'planned' ? { name: 'planned', title: 'Dropped', phase: 'cancelled' as const } : state,
  )
  const saved = await call(lead, 'POST', '/api/work/workflows/request', {
    version,
    definition: { ...definition, states },
  })
  await finished((saved.body as { job: string }).job)
  expect((await rows([id]))[0]).toMatchObject({
    open: false,
    solved_at: expect.any(String),
    hold_until: null,
  })
})

test('what was opened under the old workflow while it changed is found later', async () => {
  const [id = ''] = await open('in-work')
  const [before] = await rows([id])
  const old = await db
    .selectFrom('workflow_version')
    .select('id')
    .where('kind', '=', 'request')
    .orderBy('version')
    .limit(1)
    .executeTakeFirstOrThrow()
  await db.updateTable('work').set({ workflow_id: old.id }).where('id', '=', id).execute()
  await writing({ db, actor: system, origin: 'schedule' }, mapStragglers.run)
  await expect.poll(async () => (await rows([id]))[0]?.workflow_id).toBe(before?.workflow_id)
})

test('a workflow that cannot be used is refused in words, and only leads shape one', async () => {
  const { version, definition } = await show()
  const broken = { ...definition, initial: 'closed' }
  const refused = await call(lead, 'POST', '/api/work/workflows/request', { version, definition: broken })
  expect(refused).toMatchObject({
    status: 422,
    body: {
      fields: { definition: 'Work cannot begin in “Closed”, where it is over' },
    },
  })
  expect(
    (await call(technician, 'POST', '/api/work/workflows/request', { version, definition })).status,
  ).toBe(403)
  expect((await call(lead, 'GET', '/api/work/workflows/laptop')).status).toBe(404)
})

test('priorities follow the matrix that the organisation decides on', async () => {
  const usual = (await call(technician, 'GET', '/api/work/priority-matrix')).body as { matrix: number[][] }
  expect(usual.matrix[0]?.[0]).toBe(1)
  const matrix = [
    [2, 2, 3],
    [2, 3, 4],
    [3, 4, 5],
  ]
  expect((await call(technician, 'POST', '/api/work/priority-matrix', { matrix })).status).toBe(403)
  expect((await call(lead, 'POST', '/api/work/priority-matrix', { matrix })).status).toBe(200)
  const [made] = await write(undefined, (ctx) =>
    openWork(ctx, 'request', [{ title: 'All down', impact: 1, urgency: 1 }]),
  )
  expect(made?.priority).toBe(2)
})
