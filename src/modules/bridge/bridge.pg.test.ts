import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { seedDemo } from '#apps/demo'
import { roles } from '#kernel/auth/roles'
import { allDone } from '#test/left-for-later'
import { world } from '#test/world'
import type { bridge } from './contract.ts'

type Bridge = z.output<typeof bridge.show.reply>

const { db, call, tokenFor } = await world()
// Counts hold still once what the demo company set off is done.
beforeAll(async () => {
  await seedDemo(db)
  expect(await allDone(db)).toEqual([])
}, 90_000)

/** Someone of the demo company, by a token with all that they may. */
async function asOne(name: string) {
  const { id } = await db
    .selectFrom('principal')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return { id, token: await tokenFor(id) }
}

const bridgeOf = async (name: string) => {
  const who = await asOne(name)
  return { who, ...((await call(who, 'GET', '/api/bridge')).body as Bridge) }
}

const doors: Record<string, string> = {
  'Ingrid Solheim': 'manager, administrator',
  'Jonas Behrens': 'lead',
  'Marit Lund': 'technician',
  'Lena Vogt': 'requester',
  'Bjørn Eide': 'auditor',
  'Mette Falk': 'people-manager',
  'Astrid Holm': 'director',
  'Solveig Hagen': 'finance',
}

test('somebody of the demo company holds each role', () => {
  const held = Object.values(doors).flatMap((names) => names.split(', '))
  expect(held.toSorted()).toEqual([...roles].toSorted())
})

/** How many rows the address of a figure lists, by the same question that its screen asks. */
async function rowsAt(who: { token: string; id: string }, to: string): Promise<number> {
  const { pathname, searchParams } = new URL(to, 'http://house.example')
  const asked = new URLSearchParams(searchParams)
  asked.delete('sort')
  if (['/desk', '/people', '/assets'].includes(pathname))
    return ((await call(who, 'GET', `/api${pathname}/count?${asked}`)).body as { n: number }).n
  const api = {
    '/admin/mail': '/api/identity/mail',
    '/admin/audit': '/api/audit',
    '/vendors/contracts': '/api/contracts',
    '/purchasing': '/api/purchasing',
    '/vendors/assessments': '/api/assessments',
    '/assets/protocols': '/api/assets/protocols',
    '/assets/repairs': '/api/assets/repairs',
    '/assets/idle': '/api/assets/idle',
    '/assets/models': '/api/assets/models',
    '/vendors/obligations': '/api/obligations',
    '/vendors/claims': '/api/claims',
    '/assets/bookings': '/api/assets/bookings',
    '/assets/stocktakes': '/api/assets/stocktakes',
    '/software': '/api/software',
    '/software/soon': '/api/software/soon-short',
  }[pathname]
  if (api === undefined) throw new Error(`nobody knows how to count ${to}`)
  const from = asked.get('from')
  if (from !== null) asked.set('from', `${from}T00:00:00Z`)
  const { body } = await call(who, 'GET', `${api}?${asked}&limit=200`)
  return (body as { items: unknown[] }).items.length
}

test.for(Object.keys(doors))('each figure on the bridge of %s opens exactly its rows', async (name) => {
  const { who, panels } = await bridgeOf(name)
  const figures = panels.flatMap(({ figures: all }) =>
    all.map(({ words, to }) => ({ to, n: Number(/\d+/.exec(words)?.[0] ?? 1) })),
  )
  for (const { to, n } of figures) expect([to, await rowsAt(who, to)]).toEqual([to, n])
})

const namesOf = async (name: string) => (await bridgeOf(name)).panels.map((panel) => panel.name)

test('each role is told what is theirs to do', async () => {
  expect(await namesOf('Ingrid Solheim')).toEqual(
    expect.arrayContaining(['desk.unassigned', 'people.joining', 'people.leaving', 'identity.mail']),
  )
  const marit = await namesOf('Marit Lund')
  expect(marit).toEqual(expect.arrayContaining(['desk.mine', 'people.joining', 'people.away']))
  expect(marit).not.toContain('people.leaving')
  expect(await namesOf('Lena Vogt')).toContain('desk.yours')
  for (const panel of await namesOf('Mette Falk')) expect(panel).not.toMatch(/^(?:identity|administration)/)
})

test('whoever was named is told until they wrote there', async () => {
  const [jonas, marit] = [await asOne('Jonas Behrens'), await asOne('Marit Lund')]
  const opened = await call(jonas, 'POST', '/api/desk/tickets', { title: 'Radar mast creaks' })
  const { id, key } = opened.body as { id: string; key: string }
  const says = (who: typeof jonas, html: string) =>
    call(who, 'POST', `/api/desk/tickets/${id}/note`, { html })
  const told = async () =>
    (await bridgeOf('Marit Lund')).panels.find(({ name }) => name === 'desk.named')?.items
  expect(await told()).toBeUndefined()
  await says(jonas, `<p><span data-type="mention" data-id="${marit.id}">@Marit Lund</span>, have a look?</p>`)
  expect(await told()).toMatchObject([{ key, sub: 'Jonas Behrens named you', to: `/desk/${key}` }])
  await says(marit, '<p>Looked. It creaks.</p>')
  expect(await told()).toBeUndefined()
})

test('a finding says its figure in words, and those of the directory name days', async () => {
  const { panels } = await bridgeOf('Mette Falk')
  const leaving = panels.find(({ name }) => name === 'people.leaving')
  expect(leaving?.title).toBe('One person leaves within two weeks')
  expect(leaving?.items).toMatchObject([{ title: 'Erik Dahl', sub: 'Quay foreman, Yard' }])
  expect(panels.find(({ name }) => name === 'people.joining')?.items).toMatchObject([
    { title: 'Sunniva Rønning', day: { until: false } },
  ])
})

test('an auditor is told which roles changed hands, with the lines of the trail', async () => {
  const ingrid = await asOne('Ingrid Solheim')
  const lena = await asOne('Lena Vogt')
  const given = await call(ingrid, 'POST', '/api/identity/grants', {
    principal_ids: [lena.id],
    team_id: null,
    role: 'finance',
  })
  expect(given.status).toBe(200)
  const { who, panels } = await bridgeOf('Bjørn Eide')
  const changed = panels.find(({ name }) => name === 'identity.roles')
  expect(changed).toMatchObject({ title: 'One role given or taken in seven days', calm: true })
  expect(changed?.items[0]?.title).toMatch(/Ingrid Solheim/)
  for (const { to } of changed?.figures ?? []) expect(await rowsAt(who, to)).toBe(1)
})

test('the day beside a line of the trail is the reader’s', async () => {
  const { id } = await asOne('Bjørn Eide')
  // Late in the evening in UTC it is the next morning in Auckland.
  const late = Temporal.Now.plainDateISO('UTC').subtract({ days: 2 })
  await sql`update event set at = ${`${late.toString()}T23:30:00Z`}::timestamptz where kind = 'identity.role-given'`.execute(
    db,
  )
  const dayIn = async (zone: string) => {
    await sql`update account set zone = ${zone} where person_id = ${id}::uuid`.execute(db)
    const { panels } = await bridgeOf('Bjørn Eide')
    return panels.find(({ name }) => name === 'identity.roles')?.items[0]?.day?.date
  }
  expect(await dayIn('UTC')).toBe(late.toString())
  expect(await dayIn('Pacific/Auckland')).toBe(late.add({ days: 1 }).toString())
})

test('invitations that ran out are counted however many were sent since', async () => {
  const ingrid = await asOne('Ingrid Solheim')
  const people = ['late', 'later', 'early'].map((name) => ({ name, email: `${name}@invited.example` }))
  const { body } = await call(ingrid, 'POST', '/api/identity/invitations', { people })
  const [first, second] = (body as { invited: { id: string }[] }).invited
  for (const [id, days] of [
    [first?.id, 2],
    [second?.id, 1],
  ] as const)
    await sql`update one_time_link set expires_at = now() - ${days}::int * interval '1 day' where person_id = ${id}::uuid`.execute(
      db,
    )
  // More than one page of them, all newer.
  await sql`with made as (insert into principal (id, kind, name) select gen_random_uuid(), 'person', 'Invited ' || n from generate_series(1, 250) n returning id, name),
      known as (insert into account (person_id, email, created_at) select id, lower(replace(name, ' ', '')) || '@many.example', now() from made)
    insert into one_time_link (id, kind, token_hash, person_id, created_at, expires_at)
      select gen_random_uuid(), 'invitation', sha256(name::bytea), id, now(), now() + interval '7 days' from made`.execute(
    db,
  )
  const { panels } = await bridgeOf('Ingrid Solheim')
  const panel = panels.find(({ name }) => name === 'identity.invitations')
  expect(panel?.title).toBe('2 invitations have run out unused')
  expect(panel?.items.map(({ title }) => title)).toEqual(['later', 'late'])
})

test('a panel that cannot be told does not keep the others from being told', async () => {
  const before = await namesOf('Ingrid Solheim')
  await sql`alter view mail_seen rename to mail_elsewhere`.execute(db)
  const without = await namesOf('Ingrid Solheim')
  await sql`alter view mail_elsewhere rename to mail_seen`.execute(db)
  expect(before).toContain('identity.mail')
  expect(without).toEqual(before.filter((name) => name !== 'identity.mail'))
})

test('a director is told how promises are kept, and finance where time goes, in figures without tickets', async () => {
  const { id } = await db
    .selectFrom('work')
    .select('id')
    .where('open', '=', true)
    .limit(1)
    .executeTakeFirstOrThrow()
  const marit = await asOne('Marit Lund')
  const spent_on = new Date().toISOString().slice(0, 10)
  await call(marit, 'POST', `/api/desk/tickets/${id}/time`, { minutes: 75, spent_on })
  const director = (await bridgeOf('Astrid Holm')).panels.find(({ name }) => name === 'desk.promises')
  expect(director?.title).toMatch(/broken|No promise/)
  expect(director?.items.length).toBeGreaterThan(1)
  expect(director?.items.every(({ to }) => to === null)).toBe(true)
  const finance = (await bridgeOf('Solveig Hagen')).panels
  expect(finance.find(({ name }) => name === 'desk.time')?.title).toContain('1h 15m')
  expect(finance.some(({ name }) => name === 'desk.promises')).toBe(false)
  const lead = (await bridgeOf('Ingrid Solheim')).panels.find(({ name }) => name === 'desk.promises')
  expect(lead?.items.some(({ to }) => to?.startsWith('/desk?q='))).toBe(true)
})
