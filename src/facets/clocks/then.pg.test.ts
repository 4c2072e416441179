import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { at, serviceLevels } from '#test/service-levels'
import { world } from '#test/world'
import { lookAtClocks } from './due.ts'
import { asked, followThere } from './service-levels.ts'
import { dropClocks, undoServiceLevels } from './take-back.ts'
import { clocksThen } from './then.ts'

const here = await world()
const { write, read, someone, db } = here
const { promise, open, move, work, one } = await serviceLevels(here)
const ana = await someone('Ana Lind', ['technician'])
await promise({
  targets: [
    { metric: 'resolution', minutes: [60, 120, 240, 480, 960] },
    { metric: 'next_response', minutes: [60, 120, 240, 480, 960] },
  ],
  steps: [{ metric: 'next_response', offset_minutes: -30, to: 'team' }],
})
const p3 = { impact: 2, urgency: 2 }
const undo = (id: string, request: string, when: string) =>
  write(
    ana,
    async (ctx) => {
      await undoServiceLevels(ctx, request, [id])
      return ctx.request.id
    },
    when,
  )
/** How a record's clocks stood at a moment, as it is told at another one. */
const then = (id: string, moment: string, asking = at('Sun 12:00')) =>
  read(undefined, (ctx) => clocksThen(ctx, id, at(moment)), asking)
const phases = async (id: string, ...moments: string[]) =>
  Promise.all(moments.map(async (moment) => (await then(id, moment)).map(({ cell }) => cell.phase).join(' ')))

test('between a deed and its undo a clock stood as it had been told, and after it as if never', async () => {
  const id = await open(p3, at('Mon 08:00'))
  const solved = await move(id, 'solve', at('Mon 09:00'))
  const seen = await then(id, 'Mon 09:30', at('Mon 09:30'))
  await undo(id, solved, at('Mon 10:00'))
  expect(await then(id, 'Mon 09:30')).toEqual(seen)
  expect(await phases(id, 'Mon 07:59', 'Mon 08:30', 'Mon 09:30', 'Mon 10:00')).toEqual([
    '',
    'running',
    'stopped',
    'running',
  ])
})

test('an undo that is taken back itself, and again: each moment in between is told as it was', async () => {
  const id = await open(p3, at('Mon 08:00'))
  let last = await move(id, 'solve', at('Mon 09:00'))
  for (const hour of [10, 11, 13, 14]) last = await undo(id, last, at(`Mon ${hour}:00`))
  expect(await phases(id, 'Mon 09:30', 'Mon 10:30', 'Mon 11:30', 'Mon 13:30', 'Mon 14:30')).toEqual([
    'stopped',
    'running',
    'stopped',
    'running',
    'stopped',
  ])
  // Whoever solved it is asked for the moment of the deed: it was kept in time then, however often it was taken back.
  expect((await then(id, 'Mon 14:30'))[0]?.cell).toMatchObject({ elapsed_ms: 3_600_000, phase: 'stopped' })
})

/** Whoever asked writes, which starts the clock of an answer; the request. */
const writeAgain = async (id: string, moment: string) =>
  write(
    ana,
    async (ctx) => {
      await asked(ctx, await one(ctx, id))
      return ctx.request.id
    },
    moment,
  )

test('a clock that a request started is gone with its undo, and comes back where that is taken back', async () => {
  const id = await open(p3, at('Mon 08:00'))
  const wrote = await writeAgain(id, at('Mon 08:10'))
  const before = (await work(id))?.due_at
  const undone = await undo(id, wrote, at('Mon 09:00'))
  expect((await work(id))?.due_at).toBe(before)
  await undo(id, undone, at('Mon 10:00'))
  const told = await phases(id, 'Mon 08:05', 'Mon 08:30', 'Mon 09:30', 'Mon 10:30')
  expect(told).toEqual(['running', 'running running', 'running', 'running running'])
})

test('clocks that were dropped are told of the time before, and leave no due moment behind', async () => {
  const id = await open(p3, at('Mon 08:00'))
  await write(ana, (ctx) => dropClocks(ctx, [id]), at('Mon 09:00'))
  expect(await phases(id, 'Mon 08:30', 'Mon 09:30')).toEqual(['running', ''])
  expect((await work(id))?.due_at).toBe('infinity')
})

test('what an import tells of earlier was not known here before it', async () => {
  const id = await open(p3, at('Mon 08:00'))
  await write(
    ana,
    async (ctx) => {
      const row = await one(ctx, id)
      await followThere(
        ctx,
        [{ before: row, after: { ...row, state: 'solved', phase: 'done' } }],
        at('Mon 09:00'),
      )
    },
    at('Tue 09:00'),
  )
  expect(await phases(id, 'Mon 10:00', 'Tue 10:00')).toEqual(['running', 'stopped'])
})

test('a step that was taken before a clock was taken back is not taken again once it is there', async () => {
  const id = await open(p3, at('Mon 08:00'))
  const wrote = await writeAgain(id, at('Mon 08:10'))
  const reminded = async () => {
    const { rows } =
      await sql`select from event where subject_id = ${id}::uuid and kind = 'clock.reminded'`.execute(db)
    return rows.length
  }
  await write(undefined, lookAtClocks, at('Mon 11:50'))
  expect(await reminded()).toBe(1)
  let last = await undo(id, wrote, at('Mon 11:51'))
  last = await undo(id, last, at('Mon 11:52'))
  await write(undefined, lookAtClocks, at('Mon 11:53'))
  last = await undo(id, last, at('Mon 11:54'))
  await undo(id, last, at('Mon 11:55'))
  await write(undefined, lookAtClocks, at('Mon 11:56'))
  expect(await reminded()).toBe(1)
})
