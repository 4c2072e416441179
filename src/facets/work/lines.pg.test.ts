import { expect, test } from 'vitest'
import { world } from '#test/world'
import type { WorkPatch } from './contract.ts'
import type { Workflow } from './engine/workflow.ts'
import { loadWork } from './load.ts'
import { moveWork } from './move.ts'
import { openWork } from './open.ts'
import { changeWork } from './save.ts'
import { setBack } from './undo.ts'
import { workflowsById } from './workflows.ts'

const { someone, team, write, call } = await world()
const network = await team('Network')
const mikkel = await someone('Mikkel Rud', ['technician', 'lead'])
const ana = await someone('Ana Lind', ['technician'])

const open = async () => {
  const [row] = await write(mikkel, (ctx) => openWork(ctx, 'incident', [{ title: 'Vault hangs', impact: 2 }]))
  return row?.id ?? ''
}
const change = (id: string, patch: WorkPatch) =>
  write(mikkel, async (ctx) => {
    await changeWork(ctx, await loadWork(ctx, [id], { lock: true }), patch)
    return ctx.request.id
  })
/** What the newest event on a record says. */
const newest = async (id: string) => {
  const { body } = await call(ana, 'GET', `/api/records/${id}/history`)
  return (body as { items: { lines: string[] }[] }).items[0]?.lines
}

test.each<[WorkPatch, string[]]>([
  [{ impact: 1, urgency: 1 }, ['Mikkel Rud raised P4 to P1']],
  [{ priority: 5 }, ['Mikkel Rud lowered P4 to P5']],
  [{ impact: 3 }, ['Mikkel Rud set the impact to Low']],
  [{ team_id: network }, ['Mikkel Rud gave this to Network']],
  [{ assignee_id: ana.id }, ['Mikkel Rud assigned this to Ana Lind']],
  [{ assignee_id: mikkel.id }, ['Mikkel Rud took this']],
  [{ requester_id: ana.id, restricted: false }, ['Mikkel Rud set the requester to Ana Lind']],
  [
    { title: 'Vault is slow', priority: 1 },
    ['Mikkel Rud renamed this from “Vault hangs” to “Vault is slow”', 'Mikkel Rud raised P4 to P1'],
  ],
])('%j', async (patch, lines) => {
  const id = await open()
  expect(await newest(id)).toEqual(['Mikkel Rud opened this'])
  await change(id, patch)
  expect(await newest(id)).toEqual(lines)
})

test('a category is named as it was called then', async () => {
  const made = await call(mikkel, 'POST', '/api/work/categories', { title: 'Hardware' })
  const id = await open()
  await change(id, { category_id: (made.body as { id: string }).id })
  await call(mikkel, 'PATCH', `/api/work/categories/${(made.body as { id: string }).id}`, { title: 'Things' })
  expect(await newest(id)).toEqual(['Mikkel Rud put this under Hardware'])
  await change(id, { category_id: null })
  expect(await newest(id)).toEqual(['Mikkel Rud took this out of its category'])
})

test('a move names the state, and undo says that it put things back', async () => {
  const id = await open()
  const moved = await write(mikkel, async (ctx) => {
    const [row] = await loadWork(ctx, [id], { lock: true })
    if (!row) throw new Error('not loaded')
    const flow = (await workflowsById(ctx, [row.workflow_id])).get(row.workflow_id) as Workflow
    return moveWork(ctx, flow, row, { verb: 'wait', known: new Set() })
  })
  expect(await newest(id)).toEqual(['Mikkel Rud moved this to Waiting'])
  const { state, phase } = moved.before
  await write(mikkel, (ctx) => setBack(ctx, moved.after, { state, phase }))
  expect(await newest(id)).toEqual(['Mikkel Rud put this back where it was'])
})
