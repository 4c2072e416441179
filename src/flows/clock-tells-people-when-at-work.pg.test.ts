import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { WorkingCalendar } from '#lib/time/calendar'
import { addCalendars } from '#facets/clocks/calendars'
import { type Telling, tellPerson } from '#facets/clocks/tell'
import { createPeople } from '#modules/people/public'
import { serviceLevels } from '#test/service-levels'
import { world } from '#test/world'

const here = await world()
const { db, write, team } = here
const { always, promise, open, move, clock } = await serviceLevels(here)

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
const waiting = (person: string) =>
  db
    .selectFrom('job')
    .select(['run_after', 'input'])
    .where('task', '=', 'clocks.tell')
    .where('state', '=', 'waiting')
    .where(sql<boolean>`input->>'person_id' = ${person}`)
    .execute()
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

test('a clock that nears its end and then breaks writes to each once, at work or not until they are', async () => {
  const ships = await team('Ships')
  const [here, away] = [await colleague('Ana', ships), await colleague('Bo', ships, awayFor('Holiday', 2))]
  await promised('Ships')
  // Half an hour is left: the reminder is due now; the breach is over since a minute.
  const [soon, broke] = [
    await open({ team_id: ships, assignee_id: here.id, title: 'Nearly late' }, at(-31)),
    await open({ team_id: ships, assignee_id: here.id, title: 'Late' }, at(-61)),
  ]
  await expect.poll(async () => (await mails(here.email)).length, { timeout: 20_000 }).toBe(2)
  const [reminded, breached] = (await mails(here.email)).sort((a) => (a.entity_id === soon ? -1 : 1))
  expect(reminded).toMatchObject({
    entity_id: soon,
    subject: expect.stringMatching(/^INC-\d+: The solution is due .* \(P4\)$/),
  })
  expect(breached).toMatchObject({
    entity_id: broke,
    subject: expect.stringContaining('The solution is late (P4)'),
  })
  expect(breached?.body_text).toContain('/go/INC-')
  // Bo is away until the day after tomorrow, and is told of the breach then.
  const later = await waiting(away.id)
  expect(later).toHaveLength(1)
  expect(later[0]?.run_after).toBe(today.add({ days: 2 }).toZonedDateTime('UTC').toInstant().toString())
  expect(await mails(away.email)).toEqual([])
})

/** Runs the job that tells somebody, as a worker does. */
const tell = (telling: Telling) =>
  tellPerson.run(
    { db, job: { id: '', created_by: null, attempts: 1 }, progress: () => Promise.resolve() },
    telling,
  )
const breach = async (person_id: string, entity_id: string): Promise<Telling> => {
  const { id: clock_id, row } = await clock(entity_id)
  const due_at = at(50)
  return { person_id, entity_id, clock_id, metric: 'resolution', cycle: row.cycle, due_at, about: 'breached' }
}

test('one fact is one mail, however often it is said, and what is done by then is told no more', async () => {
  const quay = await team('Quay')
  const cleo = await colleague('Cleo', quay)
  await promised('Quay')
  const [late, done] = [await open({ team_id: quay }, at(-10)), await open({ team_id: quay }, at(-10))]
  const fact = await breach(cleo.id, late)
  expect([await tell(fact), await tell(fact)]).toEqual([{ told: true }, { told: false }])
  expect(await mails(cleo.email)).toHaveLength(1)
  await move(done, 'solve', at(-5))
  expect(await tell(await breach(cleo.id, done))).toEqual({ told: false })
})

test('who may not see the record is told nothing of it', async () => {
  const [yard, board] = [await team('Yard'), await team('Board')]
  const dag = await colleague('Dag', yard)
  await promised('Board')
  const id = await open({ team_id: board, restricted: true, assignee_id: dag.id }, at(-10))
  expect(await tell(await breach(dag.id, id))).toEqual({ told: false })
  expect(await mails(dag.email)).toEqual([])
})
