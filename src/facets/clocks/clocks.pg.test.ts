import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { system } from '#kernel/actor'
import { writing } from '#kernel/context'
import { at, serviceLevels, told, wall } from '#test/service-levels'
import { world } from '#test/world'
import { cellsOf, clockCells, type ListedClock, theClock } from './cells.ts'
import { holdOver, holdSchedule } from './hold.ts'
import { answered, asked, cancelServiceLevels } from './service-levels.ts'
import { undoServiceLevels } from './take-back.ts'

const here = await world()
const { db, write, read, someone, call } = here
const { promise, open, change, move, clock, due, work, one } = await serviceLevels(here)
const ana = await someone('Ana Lind', ['technician'])
await promise({
  targets: [
    { metric: 'first_response', minutes: [15, 30, 60, 120, 240] },
    { metric: 'next_response', minutes: [15, 30, 60, 120, 240] },
    { metric: 'resolution', minutes: [60, 120, 240, 480, 960] },
  ],
})
const p3 = { impact: 2, urgency: 2 }

test('four hours from Monday 17:00 are over on Tuesday at 11:00, and a Saturday counts from Monday', async () => {
  const monday = await open(p3, at('Mon 17:00'))
  expect(await due(monday)).toBe('Tue 11:00')
  expect(wall(Date.parse((await work(monday))?.due_at ?? ''))).toBe('Tue 11:00')
  const saturday = await open(p3, at('Sat 10:00'))
  expect(await due(saturday)).toBe('Mon 12:00')
  const cells = await read(undefined, (ctx) => clockCells(ctx, saturday), at('Sun 12:00'))
  expect(cells[0]).toMatchObject({ elapsed_ms: 0, state: 'running' })
})

test('a priority that changes while it waits swaps the target and keeps the pause and what ran', async () => {
  const id = await open(p3, at('Mon 08:00'))
  await move(id, 'wait', at('Mon 09:00'))
  await change(id, { priority: 1 }, at('Mon 11:00'), ana)
  expect(await clock(id)).toMatchObject({
    row: { phase: 'paused', label: 'P1', target_ms: 60 * 60_000, elapsed_ms: 60 * 60_000, due_at: null },
  })
  await change(id, { priority: 4 }, at('Mon 14:00'), ana)
  await move(id, 'start', at('Mon 17:00'))
  // One hour of eight had run: five are left of Monday and Tuesday until 15:00.
  expect(await due(id)).toBe('Tue 15:00')
  expect(told((await clock(id)).facts)).toEqual([
    'started Mon 08:00',
    'paused Mon 09:00',
    'retargeted Mon 11:00',
    'retargeted Mon 14:00',
    'resumed Mon 17:00',
  ])
})

test('answers have a clock of their own, that stands until they write again', async () => {
  const id = await open({ ...p3, asked: true }, at('Mon 08:00'))
  const again = (when: string) => write(ana, async (ctx) => asked(ctx, await one(ctx, id)), when)
  // Before the first answer there is no next one, however often they write.
  await again(at('Mon 08:30'))
  expect(await due(id, 'first_response')).toBe('Mon 09:00')
  await expect(clock(id, 'next_response')).rejects.toThrow('no clock')
  await write(ana, (ctx) => answered(ctx, [id]), at('Mon 08:50'))
  expect(await clock(id, 'first_response')).toMatchObject({ row: { phase: 'stopped', breached_at: null } })
  await again(at('Mon 10:00'))
  expect(await due(id, 'next_response')).toBe('Mon 11:00')
  await write(ana, (ctx) => answered(ctx, [id]), at('Mon 10:30'))
  expect(await clock(id, 'next_response')).toMatchObject({ row: { phase: 'stopped' } })
  // Meanwhile it became urgent: the answer after that is owed by today's terms.
  await change(id, { priority: 1 }, at('Mon 11:00'), ana)
  await again(at('Mon 13:00'))
  expect(await due(id, 'next_response')).toBe('Mon 13:15')
  expect(await clock(id, 'next_response')).toMatchObject({ row: { label: 'P1', cycle: 2 } })
})

test('merged away it is counted no longer, and taken out again its clock is what it was', async () => {
  const id = await open({ ...p3, asked: true }, at('Mon 08:00'))
  const before = [await clock(id), await clock(id, 'first_response')]
  const request = await write(
    ana,
    async (ctx) => {
      await cancelServiceLevels(ctx, [id], { key: 'merged away' })
      return ctx.request.id
    },
    at('Mon 09:00'),
  )
  expect(await clock(id)).toMatchObject({ row: { phase: 'cancelled', due_at: null } })
  expect((await work(id))?.due_at).toBe('infinity')
  await write(ana, (ctx) => undoServiceLevels(ctx, request, [id]), at('Tue 09:00'))
  expect([await clock(id), await clock(id, 'first_response')]).toEqual(before)
})

test('work on hold goes on by itself when its date has come, and its clock with it', async () => {
  const id = await open(p3, at('Mon 08:00'))
  await move(id, 'plan', at('Mon 09:00'), { hold_until: at('Wed 09:00') })
  expect(await clock(id)).toMatchObject({ row: { phase: 'paused', elapsed_ms: 60 * 60_000 } })
  expect(await due(id)).toBe('Wed 12:00')
  expect(await write(undefined, holdOver, at('Wed 08:59'))).toBe(0)
  await writing({ db, actor: system, now: at('Wed 09:00'), origin: 'schedule' }, holdSchedule.run)
  expect(await work(id)).toMatchObject({ state: 'in-work', hold_until: null, word: 'us' })
  expect(await clock(id)).toMatchObject({ row: { phase: 'running', paused_until: null } })
  expect(wall(Date.parse((await work(id))?.due_at ?? ''))).toBe('Wed 12:00')
  const { body } = await call(ana, 'GET', `/api/records/${id}/history`)
  expect((body as { items: object[] }).items[0]).toMatchObject({
    lines: ['Wheelhouse moved this to In work'],
    origin: 'schedule',
  })
})

test('reopened after it was solved it goes on where it was, and does not break in the same second', async () => {
  const id = await open(p3, at('Mon 08:00'))
  await move(id, 'solve', at('Mon 12:00'))
  expect(await clock(id)).toMatchObject({ row: { phase: 'stopped', breached_at: null } })
  await move(id, 'reopen', at('Thu 10:00'))
  // All four hours had run: a quarter of an hour is granted.
  expect(await due(id)).toBe('Thu 10:15')
  expect(await clock(id)).toMatchObject({ row: { phase: 'running', elapsed_ms: 240 * 60_000, cycle: 1 } })
})

test('reopened after its priority changed meanwhile it counts by the new one', async () => {
  const id = await open(p3, at('Mon 08:00'))
  await move(id, 'solve', at('Mon 09:00'))
  await change(id, { priority: 4 }, at('Mon 10:00'), ana)
  expect(await clock(id)).toMatchObject({ row: { label: 'P3' } })
  await move(id, 'reopen', at('Tue 08:00'))
  expect(await clock(id)).toMatchObject({ row: { label: 'P4', elapsed_ms: 60 * 60_000 } })
  expect(await due(id)).toBe('Tue 16:00')
})

test('cancelled work that is opened again owes its answer again', async () => {
  const id = await open({ ...p3, asked: true }, at('Mon 08:00'))
  await move(id, 'cancel', at('Mon 08:30'))
  expect(await clock(id, 'first_response')).toMatchObject({ row: { phase: 'cancelled' } })
  await move(id, 'reopen', at('Mon 15:00'))
  expect(await due(id, 'first_response')).toBe('Mon 15:30')
  expect(await due(id)).toBe('Tue 08:30')
})

test('a list picks the very clock that the record itself names first, however its clocks stand', async () => {
  const at9 = at('Mon 09:00')
  const by = (id: string, verb: string) => move(id, verb, at('Mon 10:00'))
  const [fresh, replied, again, waits, solved, off] = await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      open({ impact: 1 + (n % 3), urgency: 1 + (n % 2), asked: true }, at9),
    ),
  )
  const ids = [fresh, replied, again, waits, solved, off].map(String)
  for (const id of [replied, again, waits].map(String))
    await write(ana, (ctx) => answered(ctx, [id]), at('Mon 09:20'))
  await write(ana, async (ctx) => asked(ctx, await one(ctx, String(again))), at('Mon 09:40'))
  await by(String(waits), 'wait')
  await by(String(solved), 'solve')
  await by(String(off), 'cancel')
  for (const now of [at('Mon 09:05'), at('Mon 11:00'), at('Fri 17:00')])
    await read(
      undefined,
      async (ctx) => {
        const { rows } = await sql<{ id: string; clocks: ListedClock[] | null }>`
          select t.id, ${theClock} as clocks from work t where t.id = any(${ids}::uuid[])`.execute(ctx.db)
        const listed = await cellsOf(
          ctx,
          rows.map(({ clocks }) => clocks),
        )
        for (const [n, { id }] of rows.entries())
          expect(listed[n]?.[0]).toEqual((await clockCells(ctx, id))[0])
      },
      now,
    )
})
