import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { WorkingCalendar } from '#lib/time/calendar'
import { addCalendars } from './calendars.ts'
import { mailDue } from '#facets/notices/mail'
import { createPeople } from '#modules/people/public'
import { serviceLevels } from '#test/service-levels'
import { world } from '#test/world'

const here = await world({ mail: { url: 'smtp://127.0.0.1:9', from: 'it@halden.example' } })
const { db, write, team } = here
const { always, promise, open, move } = await serviceLevels(here)

const began = Date.now()
const at = (minutes: number) => new Date(began + minutes * 60_000).toISOString()
const today = Temporal.Instant.fromEpochMilliseconds(began).toZonedDateTimeISO('UTC').toPlainDate()
/** Open round the clock, but not today and on the next so many days. */
const awayFor = (name: string, days: number): WorkingCalendar => ({
  name,
  zone: 'UTC',
  always: false,
  weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, start: 0, end: 1440 })),
  days: Array.from({ length: days }, (_, n) => ({
    date: today.add({ days: n }).toString(),
    name: 'Away',
    spans: [],
  })),
})

/** Somebody with an address, a role and hours of their own, in a team. */
async function colleague(name: string, team_id: string, hours?: WorkingCalendar) {
  const email = `${name.toLowerCase()}@halden.example`
  const id = await write(undefined, async (ctx) => {
    const [calendar] = hours
      ? await addCalendars(ctx, [{ name: hours.name, definition: {}, hours, known_until: 2050 }])
      : []
    const [person] = await createPeople(ctx, [
      { display_name: name, ...(calendar && { calendar_id: calendar.id }) },
    ])
    return person?.id ?? ''
  })
  await sql`insert into account (person_id, email, created_at, zone) values (${id}::uuid, ${email}, now(), 'Europe/Oslo')
    on conflict (person_id) do update set email = excluded.email`.execute(db)
  await db.insertInto('membership').values({ team_id, person_id: id }).execute()
  await sql`insert into role_grant (id, principal_id, role, granted_at) values (gen_random_uuid(), ${id}::uuid, 'technician', now())`.execute(
    db,
  )
  return { id, email }
}
const mails = (email: string) =>
  db.selectFrom('mail').select(['subject', 'body_text', 'entity_id']).where('recipient', '=', email).execute()
const told = async (person: string) => {
  const { rows } = await sql<{ entity_id: string; kind: string; mail_at: string | null; read: boolean }>`
    select entity_id, kind, mail_at, read_at is not null as read from notice
    where person_id = ${person}::uuid and kind like 'clocks.%' order by kind desc`.execute(db)
  return rows
}
const mailThen = (then: string) => write(undefined, mailDue, then)
const promised = (name: string) =>
  promise(
    {
      scope: `team:${name}`,
      calendar_id: always,
      targets: [{ metric: 'resolution', minutes: Array<number>(5).fill(60) }],
      steps: [
        { metric: 'resolution', offset_minutes: -30, to: 'assignee' },
        { metric: 'resolution', offset_minutes: 0, to: 'team' },
      ],
    },
    name,
  )

test('a clock that nears its end and then breaks tells each once, and mails them at work or when they next are', async () => {
  const ships = await team('Ships')
  const [ana, bo] = [await colleague('Ana', ships), await colleague('Bo', ships, awayFor('Holiday', 2))]
  await promised('Ships')
  // Half an hour is left: the reminder is due now; the breach is over since a minute.
  const [soon, broke] = [
    await open({ team_id: ships, assignee_id: ana.id, title: 'Nearly late' }, at(-31)),
    await open({ team_id: ships, assignee_id: ana.id, title: 'Late' }, at(-61)),
  ]
  await expect
    .poll(() => told(ana.id), { timeout: 20_000 })
    .toMatchObject([
      { entity_id: soon, kind: 'clocks.reminded' },
      { entity_id: broke, kind: 'clocks.breached' },
    ])
  await mailThen(at(2))
  const [reminded, breached] = (await mails(ana.email)).sort((a) => (a.entity_id === soon ? -1 : 1))
  expect(reminded?.body_text).toMatch(/The solution is due .* \(P4\)/)
  expect(breached?.body_text).toMatch(/The solution is late, it was due .* \(P4\)/)
  expect(breached?.body_text).toContain('/go/INC-')
  // Bo is away until the day after tomorrow: the inbox knows at once, the mail waits.
  const back = today.add({ days: 2 }).toZonedDateTime('UTC').toInstant().toString()
  await expect
    .poll(() => told(bo.id), { timeout: 20_000 })
    .toMatchObject([{ entity_id: broke, kind: 'clocks.breached', mail_at: back }])
  expect(await mails(bo.email)).toEqual([])
  await mailThen(back)
  expect(await mails(bo.email)).toHaveLength(1)
})

test('what is done by the time that it would be mailed is told no more', async () => {
  const quay = await team('Quay')
  const cleo = await colleague('Cleo', quay)
  await promised('Quay')
  const id = await open({ team_id: quay }, at(-61))
  await expect.poll(() => told(cleo.id), { timeout: 20_000 }).toHaveLength(1)
  await move(id, 'solve', at(0))
  await mailThen(at(2))
  expect(await mails(cleo.email)).toEqual([])
  expect(await told(cleo.id)).toMatchObject([{ read: true, mail_at: null }])
})

test('who may not see the record is told nothing of it', async () => {
  const [yard, board] = [await team('Yard'), await team('Board')]
  const [dag, eva] = [await colleague('Dag', yard), await colleague('Eva', board)]
  await promised('Board')
  const id = await open({ team_id: board, restricted: true, assignee_id: dag.id }, at(-61))
  await expect.poll(() => told(eva.id), { timeout: 20_000 }).toMatchObject([{ entity_id: id }])
  expect(await told(dag.id)).toEqual([])
})
