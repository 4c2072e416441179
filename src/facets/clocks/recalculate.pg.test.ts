import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { serviceLevels } from '#test/service-levels'
import { roundTheClock, type WorkingCalendar } from '#lib/time/calendar'
import { world } from '#test/world'
import { addCalendars, addCalendarVersion } from './calendars.ts'
import type { Effect } from './contract.ts'
import type { PolicyDefinition } from './schemas.ts'

const here = await world()
const { db, write, someone, team, call } = here
const { promise, open, move, clock } = await serviceLevels(here)
const manager = await someone('Mia', ['manager'])
const twoDays = 2 * 1440

// Jobs run by the real clock, so what they count anew was opened a moment ago.
const began = Date.now()
const at = (minutes: number) => new Date(began + minutes * 60_000).toISOString()
/** A while that ends today, whenever that is. */
const soon = Math.min(60, Math.floor((86_400_000 - (began % 86_400_000)) / 60_000))
const due = async (id: string) => ((await clock(id)).row.due_at ?? 0) / 60_000 - began / 60_000

/** Open at all times but on the days that begin so many days from now. */
const closedIn = (...days: number[]): WorkingCalendar => ({
  ...roundTheClock('Always'),
  always: false,
  weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, start: 0, end: 1440 })),
  days: days.map((n) => ({
    date: Temporal.Instant.fromEpochMilliseconds(began)
      .toZonedDateTimeISO('UTC')
      .toPlainDate()
      .add({ days: n })
      .toString(),
    name: 'Company day',
    spans: [],
  })),
})
const addHours = async (name: string, hours: WorkingCalendar) => {
  const drafts = [{ name, definition: {}, hours, known_until: 2050 }]
  const [made] = await write(undefined, (ctx) => addCalendars(ctx, drafts))
  return made?.id ?? ''
}
/** A team that is promised two days in hours of its own. */
async function own(name: string, hours: WorkingCalendar) {
  const [team_id, calendar_id] = [await team(name), await addHours(name, hours)]
  const targets: PolicyDefinition['targets'] = [
    { metric: 'resolution', minutes: Array<number>(5).fill(twoDays) },
  ]
  await promise({ scope: `team:${name}`, calendar_id, targets })
  const edit = (edited: WorkingCalendar) =>
    write(undefined, async (ctx) => {
      const row = await ctx.db
        .selectFrom('entity')
        .selectAll()
        .where('id', '=', calendar_id)
        .executeTakeFirstOrThrow()
      return addCalendarVersion(ctx, row, { definition: {}, hours: edited, known_until: 2050 })
    })
  const preview = async (edited: WorkingCalendar) =>
    (await call(manager, 'POST', `/api/clocks/calendars/${calendar_id}/preview`, { hours: edited }))
      .body as Effect
  const newest = async () => {
    const { body } = await call(manager, 'GET', `/api/records/${calendar_id}/history`)
    return (body as { items: { lines: string[] }[] }).items[0]?.lines[0]
  }
  return { team_id, calendar_id, edit, preview, newest }
}

test('an edited calendar counts open clocks anew in the background, and leaves what is done as it was counted', async () => {
  const { team_id, calendar_id, edit, preview, newest } = await own('First', roundTheClock('First'))
  const [running, waiting, solved, old] = [
    await open({ team_id }, at(-60)),
    await open({ team_id }, at(-60)),
    await open({ team_id }, at(-60)),
    await open({ team_id }, at(-twoDays + soon)),
  ]
  await move(waiting, 'wait', at(-30))
  await move(solved, 'solve', at(-30))
  const frozen = await clock(solved)
  const hours = closedIn(1)
  expect(await preview(hours)).toMatchObject({
    clocks: 3,
    more: false,
    changed: 1,
    sooner: 0,
    later: 1,
    late: 0,
    examples: [{ record: { id: running }, before: at(twoDays - 60), after: at(twoDays + 1380) }],
  })
  // A preview leaves everything as it is.
  expect(await due(running)).toBe(twoDays - 60)

  await edit(hours)
  await expect.poll(() => due(running), { timeout: 15_000 }).toBe(twoDays + 1380)
  await expect.poll(newest, { timeout: 15_000 }).toBe('3 open clocks were planned anew')
  const job = await db
    .selectFrom('job')
    .select(['state', 'result', 'progress'])
    .where(sql<boolean>`task = 'clocks.recalculate' and input->>'calendar_id' = ${calendar_id}`)
    .executeTakeFirst()
  expect(job).toMatchObject({ result: { clocks: 3, late: 0 }, progress: { done: 3, total: 3 } })
  expect(await due(old)).toBe(soon)
  expect(await clock(waiting)).toMatchObject({ row: { phase: 'paused', elapsed_ms: 30 * 60_000 } })
  expect(await clock(solved)).toEqual(frozen)
})

test('a day that opens after all may make a clock late, and that is said before and after', async () => {
  const { team_id, edit, preview, newest } = await own('Second', closedIn(-1))
  const id = await open({ team_id }, at(-twoDays - 600))
  expect(await due(id)).toBe(840)
  const hours = closedIn(30)
  expect(await preview(hours)).toMatchObject({
    sooner: 1,
    late: 1,
    examples: [{ late: true, after: at(-600) }],
  })
  await edit(hours)
  await expect
    .poll(newest, { timeout: 15_000 })
    .toBe('1 open clock was planned anew, 1 of them is late by it')
  expect(await due(id)).toBe(-600)
})

test('two edits in a row leave every clock with the last', async () => {
  const { team_id, calendar_id, edit } = await own('Third', roundTheClock('Third'))
  const id = await open({ team_id }, at(-60))
  await edit(closedIn(1))
  await edit(closedIn(1, 2))
  await expect.poll(() => due(id), { timeout: 15_000 }).toBe(twoDays + 2 * 1440 - 60)
  const { version_id } = await db
    .selectFrom('calendar')
    .select('version_id')
    .where('id', '=', calendar_id)
    .executeTakeFirstOrThrow()
  expect((await clock(id)).row.calendar).toBe(version_id)
})

test('only those who shape calendars may try one', async () => {
  const technician = await someone('Tom', ['technician'])
  const calendar = await addHours('Fourth', roundTheClock('Fourth'))
  const hours = closedIn(1)
  const tried = await call(technician, 'POST', `/api/clocks/calendars/${calendar}/preview`, { hours })
  expect(tried.status).toBe(403)
})
