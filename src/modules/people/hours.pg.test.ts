import { expect, test } from 'vitest'
import { createCalendars } from '#modules/calendars/public'
import { directory } from '#test/directory'
import { workingHoursOf } from './queries/hours.ts'

const { call, ids, must, read, save, someone, write } = await directory()
const mia = await someone('Mia', ['manager'])

/** A calendar of Mondays from eight on, for so many hours. */
async function mondays(hours: number) {
  const [made] = await write(undefined, (ctx) =>
    createCalendars(ctx, [
      {
        name: `${hours} hours`,
        zone: 'Europe/Oslo',
        weekly: [{ day: 1, start: 480, end: 480 + hours * 60 }],
      },
    ]),
  )
  return made?.id ?? ''
}
/** The first is the house's own. */
const [, five, six] = [await mondays(4), await mondays(5), await mondays(6)]

/** How many hours of a Monday the boss works. */
async function ofBoss() {
  const hours = await read(undefined, (ctx) => workingHoursOf(ctx, [ids.boss]))
  const found = hours.get(ids.boss)
  return (found?.calendar.weekly[0]?.end ?? 0) / 60 - 8
}

test('in which hours somebody works is known at once when they, their place or a calendar change', async () => {
  expect(await ofBoss()).toBe(4)
  await must(mia, 'PATCH', `/api/places/${ids.bergen}`, { calendar_id: five })
  expect(await ofBoss()).toBe(5)
  expect((await save(ids.boss, { calendar_id: six })).status).toBe(200)
  expect(await ofBoss()).toBe(6)
  expect((await save(ids.boss, { calendar_id: null })).status).toBe(200)
  expect(await ofBoss()).toBe(5)
  expect((await save(ids.boss, { place_id: null })).status).toBe(200)
  expect(await ofBoss()).toBe(4)
  await call(mia, 'POST', `/api/calendars/${six}/default`, {})
  expect(await ofBoss()).toBe(6)
})
