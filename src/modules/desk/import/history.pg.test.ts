import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { importing } from '#test/importing'
import { packed } from '#test/spreadsheet'
import { serviceLevels } from '#test/service-levels'
import { world } from '#test/world'
import { lookAtClocks } from '#facets/clocks/due'

const house = await world()
const { someone, call, db, team, write } = house
const { imported, read, act } = importing(house)

const max = await someone('Max Meyer', ['manager', 'technician'])
await someone('Tina Tech', ['technician'])
const audrey = await someone('Audrey', ['auditor'])
await team('Network')
const { promise } = await serviceLevels(house)
const minutes: [number, number, number, number, number] = [60, 120, 240, 480, 960]
await promise({
  targets: [
    { metric: 'first_response', minutes },
    { metric: 'resolution', minutes },
  ],
  steps: [{ metric: 'resolution', offset_minutes: 120, to: 'team' }],
})

interface Told {
  at: string
  kind: string
  actor: { name: string }
  lines: string[]
}
const idOf = async (key: string) =>
  (await db.selectFrom('entity').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
async function story(key: string) {
  const { body } = await call(max, 'GET', `/api/records/${await idOf(key)}/history`)
  return (body as { items: Told[] }).items
    .toReversed()
    .map(({ at, actor, lines: [line] }) => [at.slice(0, 10), actor.name, line])
}
const today = () => new Date().toISOString().slice(0, 10)

const heading = 'id,number,title,state,priority,group,owner,customer,created_at,updated_at,closed_at,tags'
const closed =
  '801,53001,Mail bounces,closed,2 normal,Network,,zoe@zam.example,2023-01-10T08:00:00Z,2023-02-01T08:00:00Z,2023-01-12T08:00:00Z,"mail,spf"'
const open =
  '802,53002,VPN drops,open,1 low,Network,,zoe@zam.example,2023-01-10T08:00:00Z,2023-01-12T08:00:00Z,,'
const article = (ticket_id: number, sender: string, from: string, body: string, created_at: string) => ({
  id: `${ticket_id}${body.length}`,
  ticket_id,
  type: 'email',
  sender,
  from,
  body,
  content_type: 'text/plain',
  internal: false,
  created_at,
})
const articles = [801, 802].flatMap((id) => [
  article(id, 'Customer', 'Zoë Zam <zoe@zam.example>', 'It does not work', '2023-01-10T08:00:00Z'),
  article(id, 'Agent', 'Gone Agent <gone@zam.example>', 'We look', '2023-01-10T09:00:00Z'),
])
const file = (...rows: string[]) =>
  packed({ 'tickets.csv': [heading, ...rows].join('\n'), 'articles.json': JSON.stringify(articles) })

test('what came along is told by whom and when it was there; that it was imported is one line of today', async () => {
  await imported(max, 'export.zip', file(closed, open))
  expect(await story('53001')).toEqual([
    ['2023-01-10', 'Zoë Zam', 'Zoë Zam opened this'],
    ['2023-01-10', 'Zoë Zam', 'Zoë Zam: described it'],
    ['2023-01-10', 'Gone Agent', 'Gone Agent: replied'],
    ['2023-01-12', 'someone', 'Moved to Closed'],
    [today(), 'Max Meyer', 'Max Meyer imported this from export.zip'],
  ])
  const { body } = await call(audrey, 'GET', `/api/audit?subject=53001&kind=work.opened`)
  expect((body as { items: Told[] }).items).toMatchObject([
    {
      at: expect.stringContaining(today()),
      actor: { name: 'Max Meyer' },
      lines: ['Max Meyer brought this along; it was opened elsewhere by Zoë Zam'],
    },
  ])
})

test('a promise that passed before it came here breaks in silence, and what was closed there has none', async () => {
  const [done, late] = [await idOf('53001'), await idOf('53002')]
  await write(undefined, lookAtClocks)
  const { rows: told } = await sql`select from event where subject_id = any(${[done, late]}::uuid[])
    and kind in ('clock.breached', 'clock.reminded')`.execute(db)
  expect(told).toEqual([])
  expect((await sql`select from mail`.execute(db)).rows).toEqual([])
  const clocks = async (id: string) =>
    (
      (await call(max, 'GET', `/api/records/${id}/clocks`)).body as {
        items: { id: string; metric: string }[]
      }
    ).items
  expect(await clocks(done)).toEqual([])
  const answer = (await clocks(late)).find(({ metric }) => metric === 'first_response')
  const { body } = await call(max, 'GET', `/api/clocks/${answer?.id}/explain`)
  const why = (body as { rows: { why: string | null }[] }).rows.map((row) => row.why)
  expect(why).toContain('an answer was given there')
})

test('who answered there is known by id if they are somebody here, and by no name that would outlive them', async () => {
  const said = [
    article(810, 'Customer', 'Zoë Zam <zoe@zam.example>', 'It does not work', '2023-01-10T08:00:00Z'),
    article(810, 'Agent', 'Max Meyer', 'We look', '2023-01-10T09:00:00Z'),
  ]
  const rows = [heading, open.replaceAll('802', '810').replace('53002', '53010')].join('\n')
  await imported(max, 'more.zip', packed({ 'tickets.csv': rows, 'articles.json': JSON.stringify(said) }))
  const whys = async () => {
    const { rows } = await sql<{ id: string; text: string }>`
      select id, facts::text as text from clock where entity_id = ${await idOf('53010')}::uuid and metric = 'first_response'`.execute(
      db,
    )
    expect(rows[0]?.text).not.toContain('Meyer')
    const { body } = await call(max, 'GET', `/api/clocks/${rows[0]?.id}/explain`)
    return (body as { rows: { why: string | null }[] }).rows.map((row) => row.why)
  }
  expect(await whys()).toContain('Max Meyer replied')
  await db.updateTable('principal').set({ name: 'Former person' }).where('id', '=', max.id).execute()
  expect(await whys()).toContain('Former person replied')
  await db.updateTable('principal').set({ name: 'Max Meyer' }).where('id', '=', max.id).execute()
  // As imports wrote it before: told to nobody any more.
  await sql`update clock set facts = replace(facts::text, '"clocks.why.reply"', '"clocks.why.reply-by"')::json`.execute(
    db,
  )
  expect(await whys()).toContain('an answer was given there')
})

test('a later export that closes it tells the moment of then', async () => {
  await imported(
    max,
    'later.zip',
    file(
      open
        .replace('open', 'closed')
        .replace('2023-01-12T08:00:00Z,,', '2023-03-01T08:00:00Z,2023-02-20T08:00:00Z,'),
    ),
  )
  expect((await story('53002')).slice(-2)).toEqual([
    ['2023-02-20', 'someone', 'Moved to Closed'],
    [today(), 'Max Meyer', 'Max Meyer brought this up to date from later.zip'],
  ])
  const { rows } = await sql<{ phase: string }>`select phase from clock
    where entity_id = ${await idOf('53002')}::uuid and metric = 'resolution'`.execute(db)
  expect(rows).toEqual([{ phase: 'stopped' }])
})

test('who asked stays named in lists where nobody here is known by that name', async () => {
  const mapped = await read(
    max,
    'tickets.csv',
    `${heading}\n803,53003,Printer,open,2 normal,Network,,Left Asis,2023-01-10T08:00:00Z,2023-01-10T08:00:00Z,,`,
  )
  await call(max, 'PATCH', `/api/imports/${mapped.id}`, { options: { people: 'name' } })
  await act(max, await act(max, mapped, 'rehearse'), 'run')
  const { body } = await call(max, 'GET', '/api/desk/tickets?q=Printer')
  expect(body).toMatchObject({ items: [{ key: '53003', requester: null, asked_by: 'Left Asis' }] })
  expect((await story('53003'))[0]).toEqual(['2023-01-10', 'Left Asis', 'Left Asis opened this'])
})

test('what waited for a date there waits for it here, and goes on by itself', async () => {
  const row = (number: number, state: string, until: string) =>
    `9${number},${number},Wait,${state},2 normal,Network,,zoe@zam.example,2023-01-10T08:00:00Z,2023-01-10T08:00:00Z,,,${until}`
  const rows = [
    row(53004, 'pending reminder', '2044-03-01T08:00:00Z'),
    row(53005, 'pending reminder', ''),
    row(53006, 'open', '2044-03-01T08:00:00Z'),
  ]
  await imported(
    max,
    'waiting.zip',
    packed({ 'tickets.csv': [`${heading},pending_time`, ...rows].join('\n') }),
  )
  const { rows: found } = await sql<{ key: string; state: string; until: string | null }>`
    select key, state, hold_until as until from work where key in ('53004', '53005', '53006') order by key`.execute(
    db,
  )
  expect(found).toEqual([
    { key: '53004', state: 'planned', until: '2044-03-01T08:00:00Z' },
    { key: '53005', state: 'waiting', until: null },
    { key: '53006', state: expect.not.stringMatching(/planned|waiting/), until: null },
  ])
})
