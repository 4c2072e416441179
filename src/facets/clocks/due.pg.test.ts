import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { at, serviceLevels, wall } from '#test/service-levels'
import { world } from '#test/world'
import { dueClocks, lookAtClocks } from './due.ts'

const here = await world()
const { db, write, someone, team, call } = here
const { promise, open, change, move, clock, work } = await serviceLevels(here)
const network = await team('Network')
const [ana, bo, mikkel] = [
  await someone('Ana Lind', ['technician'], [network]),
  await someone('Bo Ås', ['technician'], [network]),
  await someone('Mikkel Rud', ['lead'], [network]),
]
await db.updateTable('membership').set({ lead: true }).where('person_id', '=', mikkel.id).execute()
await promise({
  steps: [
    { metric: 'resolution', offset_minutes: -60, to: 'assignee' },
    { metric: 'resolution', offset_minutes: 0, to: 'leads' },
    { metric: 'resolution', offset_minutes: 120, to: 'team' },
  ],
})
const p3 = { impact: 2, urgency: 2, team_id: network }

/** Looks at that moment, and says what was told of one record since. */
const look = async (id: string, when: string) => {
  const last = await db
    .selectFrom('event')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  await write(undefined, lookAtClocks, when)
  const { rows } = await sql<{ kind: string; payload: { tell?: string[]; offset_minutes?: number } }>`
    select e.kind, d.payload::jsonb as payload from event e join event_data d on d.event_id = e.id
    where e.subject_id = ${id}::uuid and e.id > ${last?.id ?? 0}::bigint and e.kind like 'clock.%' order by e.id`.execute(
    db,
  )
  const names = new Map([
    [ana.id, 'Ana'],
    [bo.id, 'Bo'],
    [mikkel.id, 'Mikkel'],
  ])
  return rows.map(({ kind, payload }) =>
    [
      kind,
      ...(payload.tell ?? [])
        .map((person) => names.get(person))
        .sort((a, b) => (a ?? '').localeCompare(b ?? '')),
    ].join(' '),
  )
}

test('a reminder an hour before, the breach, and an escalation after it: each once, to whom it concerns', async () => {
  const id = await open({ ...p3, assignee_id: ana.id }, at('Mon 17:00'))
  expect(wall((await clock(id)).row.due_at)).toBe('Tue 11:00')
  expect(await look(id, at('Tue 09:59'))).toEqual([])
  expect(await look(id, at('Tue 10:00'))).toEqual(['clock.reminded Ana'])
  expect(await look(id, at('Tue 10:01'))).toEqual([])
  // The due moment itself is still in time.
  expect(await look(id, at('Tue 11:00'))).toEqual([])
  expect(await look(id, at('Tue 11:01'))).toEqual(['clock.breached Mikkel'])
  // Two working hours later, over the lunch hour.
  expect(await look(id, at('Tue 13:59'))).toEqual([])
  expect(await look(id, at('Tue 14:00'))).toEqual(['clock.reminded Ana Bo Mikkel'])
  expect(await look(id, at('Fri 14:00'))).toEqual([])
  expect((await clock(id)).fired).toHaveLength(3)
  const { body } = await call(ana, 'GET', `/api/records/${id}/history`)
  expect((body as { items: { lines: string[] }[] }).items.map(({ lines }) => lines[0])).toEqual(
    expect.arrayContaining([
      'The solution (P3) broke: Mikkel Rud told',
      'The solution (P3) is due soon: Ana Lind told',
    ]),
  )
})

test('what nobody has taken is the whole team’s', async () => {
  const id = await open(p3, at('Mon 17:00'))
  expect(await look(id, at('Tue 10:00'))).toEqual(['clock.reminded Ana Bo Mikkel'])
})

test('whoever looks late says what matters still', async () => {
  const id = await open({ ...p3, assignee_id: ana.id }, at('Mon 17:00'))
  expect(await look(id, at('Tue 11:30'))).toEqual(['clock.breached Mikkel'])
  expect(await look(id, at('Wed 11:30'))).toEqual(['clock.reminded Ana Bo Mikkel'])
})

test('a warning longer than the promise is none, nor is one whose moment passed while it waited', async () => {
  const short = await open({ impact: 1, urgency: 1, team_id: network, assignee_id: ana.id }, at('Mon 09:00'))
  await change(short, { priority: 1 }, at('Mon 09:00'))
  expect(await look(short, at('Mon 09:59'))).toEqual([])
  const id = await open({ ...p3, assignee_id: ana.id }, at('Mon 09:00'))
  // An hour is left when it stops to wait: the reminder of that hour was due just then.
  await move(id, 'wait', at('Mon 12:00'))
  expect(await look(id, at('Mon 16:00'))).toEqual([])
  await move(id, 'start', at('Mon 16:30'))
  expect(wall((await clock(id)).row.due_at)).toBe('Mon 17:30')
  expect(await look(id, at('Mon 16:31'))).toEqual(['clock.reminded Ana'])
})

test('a due moment that moved is warned of anew', async () => {
  const id = await open({ ...p3, assignee_id: ana.id }, at('Mon 08:00'))
  expect(await look(id, at('Mon 11:00'))).toEqual(['clock.reminded Ana'])
  await change(id, { priority: 4 }, at('Mon 11:30'))
  expect(wall((await clock(id)).row.due_at)).toBe('Mon 17:00')
  expect(await look(id, at('Mon 15:59'))).toEqual([])
  expect(await look(id, at('Mon 16:00'))).toEqual(['clock.reminded Ana'])
})

test('a pause that ends by itself lets the clock run again, and the list knows when it is due', async () => {
  const id = await open(p3, at('Mon 08:00'))
  await move(id, 'plan', at('Mon 09:00'), { hold_until: at('Tue 09:00') })
  expect((await work(id))?.due_at).toBe('infinity')
  expect(await look(id, at('Tue 09:00'))).toEqual(['clock.resumed'])
  expect(await clock(id)).toMatchObject({ row: { phase: 'running' } })
  expect(wall(Date.parse((await work(id))?.due_at ?? ''))).toBe('Tue 12:00')
  expect(await look(id, at('Tue 12:01'))).toEqual(['clock.breached Mikkel'])
})

test('what is done, cancelled or waits for nobody knows how long is never looked at again', async () => {
  const [done, gone, waits] = [
    await open(p3, at('Mon 08:00')),
    await open(p3, at('Mon 08:00')),
    await open(p3, at('Mon 08:00')),
  ]
  await move(done, 'solve', at('Mon 08:30'))
  await move(gone, 'cancel', at('Mon 08:30'))
  await move(waits, 'wait', at('Mon 08:30'))
  const { rows } = await sql`
    select from clock where entity_id = any(${[done, gone, waits]}::uuid[]) and next_at is not null`.execute(
    db,
  )
  expect(rows).toHaveLength(0)
})

test('work that somebody is just changing is left for the next look, and holds nobody up', async () => {
  const [held, free] = [await open(p3, at('Mon 17:00')), await open(p3, at('Mon 17:00'))]
  await write(
    ana,
    async (ctx) => {
      await sql`select from work where id = ${held}::uuid for update`.execute(ctx.db)
      expect(await look(free, at('Tue 10:00'))).toEqual(['clock.reminded Ana Bo Mikkel'])
      expect((await clock(held)).fired).toEqual([])
    },
    at('Tue 10:00'),
  )
  expect(await look(held, at('Tue 10:00'))).toEqual(['clock.reminded Ana Bo Mikkel'])
})

test('a clock that cannot be read rests, and keeps no other from being told', async () => {
  const [broken, sound] = [await open(p3, at('Mon 17:00')), await open(p3, at('Mon 17:00'))]
  const { facts, id } = await clock(broken)
  await sql`update clock set facts = '[]' where id = ${id}::uuid`.execute(db)
  expect(await look(sound, at('Tue 10:00'))).toEqual(['clock.reminded Ana Bo Mikkel'])
  expect((await clock(broken)).fired).toEqual([])
  expect(await look(broken, at('Tue 10:05'))).toEqual([])
  await sql`update clock set facts = ${JSON.stringify(facts)}::jsonb where id = ${id}::uuid`.execute(db)
  expect(await look(broken, at('Tue 10:10'))).toEqual(['clock.reminded Ana Bo Mikkel'])
})

test('however many clocks are open, those due are found by an index and none is scanned', async () => {
  const id = await open(p3, at('Mon 08:00'))
  const { entity_id, policy_version_id } = await clock(id)
  // Ten thousand more rows of the same shape, each on a record of its own.
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`insert into clock (id, entity_id, metric, policy_version_id, calendar_version_id, facts, row, phase, due_at, next_at)
      select gen_random_uuid(), gen_random_uuid(), 'resolution', ${policy_version_id}::uuid, calendar_version_id, '[]', row, 'running',
        due_at + n * interval '1 minute', due_at + n * interval '1 minute'
      from clock, generate_series(1, 10000) n where entity_id = ${entity_id}::uuid`.execute(tx)
  })
  await sql`analyze clock`.execute(db)
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${dueClocks(at('Mon 09:00'))}`.execute(db)
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('Index Scan using clock_next')
  expect(plan).not.toContain('Seq Scan')
  expect(plan).not.toContain('Sort')
})
