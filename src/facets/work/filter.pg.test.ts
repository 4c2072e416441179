import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { matches } from '#lib/filter/match'
import { addConcerns } from '#facets/watchers/public'
import { tagRecords } from '#facets/tags/public'
import { world } from '#test/world'
import type { Category, FilterField } from './contract.ts'
import { valuesOf } from './fields.ts'
import { fieldsIn, readScope, workWhere } from './filter.ts'
import { loadWork, type WorkRow } from './load.ts'
import { type NewWork, openWork } from './open.ts'

const { db, someone, team, write, read, call } = await world()
const [network, service] = [await team('Network'), await team('Service desk')]
const admin = await someone('Root', ['administrator', 'manager'])
const ana = await someone('Ana Lind', ['technician'], [network])
const bo = await someone('Bo Åse', ['technician'])
const lena = await someone('Lena Vogt', ['requester'])

const category = async (title: string, parent_id: string | null = null) =>
  ((await call(admin, 'POST', '/api/work/categories', { title, parent_id })).body as Category).id
const place = async (name: string, level: string, parent_id: string | null = null) =>
  ((await call(admin, 'POST', '/api/places', { name, level, parent_id })).body as { id: string }).id
const soft = await category('Software')
const mail = await category('Mail', soft)
const bergen = await place('Bergen', 'site')
const dock = await place('Dock 3', 'building', bergen)
await call(admin, 'POST', '/api/fields', { kind: 'incident', title: 'Ship', type: 'text' })
await call(admin, 'POST', '/api/fields', { kind: 'incident', title: 'Title', type: 'text' })

const now = '2044-11-10T09:00:00.000Z'
const open = async (draft: NewWork, due?: string) => {
  const [row] = await write(undefined, (ctx) => openWork(ctx, 'incident', [draft]), now)
  if (!row) throw new Error('nothing was opened')
  if (due !== undefined)
    await sql`update work set due_at = ${due}::timestamptz where id = ${row.id}::uuid`.execute(db)
  return row
}
const vpn = await open(
  { title: 'VPN drops', team_id: network, assignee_id: ana.id, requester_id: lena.id, impact: 1 },
  '2044-11-10T08:00:00Z',
)
const spam = await open(
  { title: 'Spam again', category_id: mail, place_id: dock, custom: { ship: 'Fram' } },
  '2044-11-10T15:00:00Z',
)
const secret = await open({
  title: 'Größe',
  team_id: service,
  restricted: true,
  category_id: soft,
  state: 'planned',
  custom: { title: 'Odd' },
})
const done = await open({ title: 'Solved one', place_id: bergen, state: 'solved', urgency: 1 })
const all = [vpn, spam, secret, done]
await write(undefined, (ctx) => tagRecords(ctx, [vpn, done], { add: ['Boat'] }))
await write(undefined, (ctx) => addConcerns(ctx, [{ record: spam, principal_id: ana.id, role: 'affected' }]))
await sql`update work set hold_until = '2044-11-12T08:00:00Z' where id = ${secret.id}::uuid`.execute(db)

/** Titles' first words of what a filter lets through. */
const found = async (q: string, who: typeof ana | undefined = admin) => {
  const rows = await read(
    who,
    async (ctx) =>
      sql<{
        title: string
      }>`select t.title from work t where ${await workWhere(ctx, q)} order by t.title`.execute(db),
    now,
  )
  return rows.rows.map(({ title }) => title.split(' ')[0])
}

test.each([
  ['is:open', ['Größe', 'Spam', 'VPN']],
  ['is:closed', ['Solved']],
  ['is:overdue', ['VPN']],
  ['is:open -is:unassigned', ['VPN']],
  ['is:held', ['Größe']],
  ['is:restricted,overdue', ['Größe', 'VPN']],
  ['restricted:yes', ['Größe']],
  ['due:today', ['Spam', 'VPN']],
  ['due:none', ['Größe', 'Solved']],
  ['has:due', ['Spam', 'VPN']],
  ['due>2044-01-01', ['Spam', 'VPN']],
  ['due!=none', ['Spam', 'VPN']],
  ['-due:today', ['Größe', 'Solved']],
  ['due<4h', ['VPN']],
  ['hold:this-week', ['Größe']],
  ['team:network', ['VPN']],
  ['team:none', ['Solved', 'Spam']],
  ['team:"service desk",Network', ['Größe', 'VPN']],
  ['assignee:ana', ['VPN']],
  ['assignee:"Ana Lind"', ['VPN']],
  ['assignee:none is:open', ['Größe', 'Spam']],
  ['requester:lena', ['VPN']],
  ['category:software', ['Größe', 'Spam']],
  ['category:"Software › Mail"', ['Spam']],
  [`category:${soft}`, ['Größe', 'Spam']],
  ['category:none', ['Solved', 'VPN']],
  ['site:bergen', ['Solved', 'Spam']],
  ['place:"dock 3"', ['Spam']],
  ['tag:boat', ['Solved', 'VPN']],
  ['tag:none', ['Größe', 'Spam']],
  ['affected:ana', ['Spam']],
  ['watcher:ana', []],
  ['has:affected', ['Spam']],
  ['priority<=3', ['Solved', 'VPN']],
  ['impact:1', ['VPN']],
  ['urgency:1..2', ['Solved']],
  ['state:solved', ['Solved']],
  ['status:new,planned', ['Größe', 'Spam', 'VPN']],
  ['phase:waiting', ['Größe']],
  ['phase:done', ['Solved']],
  ['phase:done,cancelled', ['Solved']],
  ['phase:new,done', ['Solved', 'Spam', 'VPN']],
  ['-phase:done', ['Größe', 'Spam', 'VPN']],
  ['phase!=done,cancelled', ['Größe', 'Spam', 'VPN']],
  ['turn:us', ['Größe', 'Solved', 'Spam', 'VPN']],
  ['kind:request', []],
  ['title:grosse', ['Größe']],
  ['ship:fram', ['Spam']],
  ['custom.title:odd', ['Größe']],
  ['title:odd', []],
  ['drops', ['VPN']],
  ['says:"spam again"', ['Spam']],
  [`key:${vpn.key}`, ['VPN']],
])('%s', async (q, titles) => {
  expect(await found(q)).toEqual(titles)
})

test('me and my teams are the reader’s', async () => {
  expect(await found('assignee:me', ana)).toEqual(['VPN'])
  expect(await found('team:my-teams', ana)).toEqual(['VPN'])
  expect(await found('assignee:me', bo)).toEqual([])
})

test.each([
  ['asignee:me', 'There is no field “asignee” here; did you mean “assignee”?'],
  ['team:netwrk', 'Nothing called “netwrk” was found for “team”; did you mean “Network”?'],
  ['state:nwe', '“state” has no value “nwe”; did you mean “new”?'],
])('a slip is refused and pointed at: %s', async (q, sentence) => {
  await expect(found(q)).rejects.toThrow(sentence)
})

test('a requester asks nothing that is the staff’s own', async () => {
  const { body } = await call(lena, 'GET', '/api/work/fields')
  const names = (body as { items: FilterField[] }).items.map(({ name }) => name)
  expect(names).not.toContain('tag')
  expect(names).not.toContain('ship')
  await expect(found('tag:boat', lena)).rejects.toThrow('There is no field “tag” here')
})

test('and cannot tell a name that is there from one that is not', async () => {
  expect(await found('assignee:"Bo Åse"', lena)).toEqual([])
  expect(await found('assignee:"Nobody at all"', lena)).toEqual([])
})

test('the offered fields say how they are called, and a scope has only what holds still', async () => {
  const { body } = await call(ana, 'GET', '/api/work/fields?for=scope')
  const { items } = body as { items: FilterField[] }
  expect(items).toContainEqual(
    expect.objectContaining({
      name: 'impact',
      title: 'Impact',
      values: expect.arrayContaining([{ value: '1', title: 'High' }]),
    }),
  )
  expect(items.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['due']))
  for (const q of ['due:today', 'assignee:ana', 'boat', 'requester:me'])
    await expect(read(admin, (ctx) => readScope(ctx, q))).rejects.toThrow()
})

test('names are offered as they are typed', async () => {
  const names = async (ref: string, q: string) =>
    (await call(ana, 'GET', `/api/work/names?ref=${ref}&q=${encodeURIComponent(q)}`)).body
  expect(await names('person', 'ase')).toEqual({ items: [{ value: 'Bo Åse', title: 'Bo Åse' }] })
  expect(await names('category', 'mail')).toMatchObject({ items: [{ value: 'Software › Mail' }] })
  expect(await names('place', 'do')).toMatchObject({ items: [{ value: 'Dock 3' }] })
  expect(await names('team', '%')).toEqual({ items: [] })
  expect(await names('laptop', '')).toEqual({ items: [] })
})

const terms = [
  'team:Network',
  'team:none',
  'category:Software',
  'category:none',
  'site:Bergen',
  'place:"Dock 3"',
  'tag:boat',
  'tag:none',
  'requester:"Lena Vogt"',
  'has:requester',
  'priority<=3',
  'priority:4',
  'impact>=2',
  'urgency:1',
  'restricted:yes',
  'kind:incident',
  'title:again',
  'title=größe',
  'ship:fram',
  'has:ship',
  'custom.title:odd',
]
const anyScope: fc.Arbitrary<string> = fc.letrec<{ scope: string }>((tie) => ({
  scope: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...terms),
    fc.tuple(tie('scope'), tie('scope')).map(([a, b]) => `(${a}) (${b})`),
    fc.tuple(tie('scope'), tie('scope')).map(([a, b]) => `(${a}) or (${b})`),
    tie('scope').map((scope) => `-(${scope})`),
  ),
})).scope

test(
  'a scope lets the same work through in memory as in PostgreSQL, whoever looks',
  { timeout: 60_000 },
  async () => {
    const rows = await read(undefined, (ctx) =>
      loadWork(
        ctx,
        all.map(({ id }) => id),
      ),
    )
    const inMemory = async (q: string) => {
      const scope = await read(admin, (ctx) => readScope(ctx, q))
      // A requester opens work as well: what counts for it does not depend on what they may ask.
      const valueOf = await read(lena, (ctx) => valuesOf(ctx, rows, fieldsIn(scope)))
      const fits = (row: WorkRow) => matches(scope, (name) => valueOf(row, name))
      return new Set(rows.filter(fits).map(({ title }) => title.split(' ')[0]))
    }
    await fc.assert(
      fc.asyncProperty(anyScope, async (q) => {
        expect(await inMemory(q)).toEqual(new Set(await found(q)))
      }),
      { numRuns: 60 },
    )
  },
)

test('load says who has how much of it, as far as the reader sees it', async () => {
  const { body } = await call(ana, 'GET', '/api/work/load')
  expect(body).toMatchObject({
    total: { open: 2, overdue: 0 },
    people: expect.arrayContaining(
      [{ person: { name: 'Ana Lind' }, team: { name: 'Network' }, open: 1, urgent: 0 }].map((one) =>
        expect.objectContaining({ open: one.open }),
      ),
    ),
  })
  const mine = (await call(ana, 'GET', `/api/work/load?team_id=${network}`)).body as {
    total: object
    teams: object[]
  }
  expect(mine.total).toMatchObject({ open: 1 })
  expect(mine.teams).toHaveLength(1)
})
