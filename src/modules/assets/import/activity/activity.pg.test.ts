import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { isoOf, msOf } from '#lib/time/instant'
import type { CustodyMove } from '#facets/custody/contract'
import { createPeople } from '#modules/people/public'
import { createPlaces } from '#modules/places/public'
import { importing } from '#test/importing'
import { world } from '#test/world'
import type { assets as contract } from '../../contract.ts'
import { loadCosts } from '../../costs/load.ts'
import { createAssets } from '../../public.ts'
import { sharesOf } from '../../shares/held.ts'

const house = await world()
const { someone, must, call, write, db } = house
const { read, imported, rehearsed, act, said } = importing(house)
const [mia, rae] = [await someone('Mia', ['manager', 'administrator']), await someone('Rae', ['requester'])]
const [store] = await write(undefined, async (ctx) => {
  await createPeople(ctx, [
    { display_name: 'Ana Berg' },
    { display_name: 'Ben Roth' },
    { display_name: 'Kim Twin' },
    { display_name: 'Kim Twin' },
  ])
  return createPlaces(ctx, [{ name: 'Store', level: 'site' }])
})
const person = async (name: string) =>
  (await db.selectFrom('principal').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const [ana, ben] = [await person('Ana Berg'), await person('Ben Roth')]

const asset = (tag: string, more: object = {}) =>
  write(undefined, async (ctx) => {
    const [made] = await createAssets(ctx, [{ type: 'laptop', name: `W ${tag}`, tag, ...more }])
    return made?.id ?? ''
  })
const heading =
  'Date,Created By,Action,Type,Item,Serial/Product Key,Model Name,Model No.,To,Notes,IP Address,User Agent,Action Source,Changed'
interface Event {
  at: string
  action: string
  item: string
  to?: string
  note?: string
  type?: string
  by?: string
  changed?: string
}
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
/** As the program writes it: what happened last stands first. */
const report = (...events: Event[]) =>
  [
    heading,
    ...events.map(({ at, action, item, to = '', note = '', type = 'asset', by = 'Admin', changed = '' }) =>
      [at, by, action, type, item, '', '', '', to, note, '10.0.0.1', 'curl', 'gui', changed]
        .map(quoted)
        .join(','),
    ),
  ].join('\n')
const ledger = async (id: string) =>
  (
    await must<{ items: CustodyMove[] }>(mia, 'GET', `/api/records/${id}/custody?limit=200`)
  ).items.toReversed()
const told = async (id: string) =>
  (await must<Reply<typeof contract.told>>(mia, 'GET', `/api/assets/${id}/told`)).items
const shown = async (id: string) =>
  (await ledger(id)).map(({ at, reason, from, to }) =>
    [at.slice(0, 10), reason, from?.title ?? '-', to?.title ?? '-'].join(' '),
  )
const today = new Date().toISOString().slice(0, 10)

test('the report fills the past of what is here, nothing the second time, and is taken back to the last line', async () => {
  const id = await asset('A-1', { holder_id: ben })
  const before = { ledger: await ledger(id), asset: await must(mia, 'GET', `/api/assets/${id}`) }
  const csv = report(
    { at: '2024-03-01 09:00:00', action: 'checkout', item: 'W A-1 (A-1)', to: 'Ben Roth', by: 'Mia' },
    {
      at: '2024-02-01 09:00:00',
      action: 'checkin from',
      item: 'W A-1 (A-1)',
      to: 'Ana Berg',
      note: 'R&amp;D is done',
    },
    { at: '2023-06-01 09:00:00', action: 'audit', item: 'W A-1 (A-1)', note: 'on her desk' },
    {
      at: '2023-05-01 09:00:00',
      action: 'update',
      item: 'W A-1 (A-1)',
      changed: '{"name":{"old":"W","new":"W A-1"},"_snipeit_ram_3":{"old":null,"new":"16 GB"}}',
    },
    { at: '2023-02-01 09:00:00', action: 'checkout', item: 'W A-1 (A-1)', to: 'Ana Berg' },
    { at: '2023-01-01 09:00:00', action: 'create new', item: 'W A-1 (A-1)', by: 'Mia' },
  )
  const mapped = await read(mia, 'activity-report.csv', csv)
  expect(mapped).toMatchObject({ importer: 'snipe-it-activity', open: [] })
  const done = await act(mia, await act(mia, mapped, 'rehearse'), 'run')
  expect(done.counts).toMatchObject({ created: 6, conflict: 0, error: 0 })
  expect(await shown(id)).toEqual([
    '2023-02-01 handed-over - Ana Berg',
    '2024-02-01 taken-back Ana Berg -',
    '2024-03-01 handed-over - Ben Roth',
    `${today} ended Ben Roth -`,
    `${today} received - Ben Roth`,
  ])
  const [, back, out] = await ledger(id)
  expect([back?.note, out?.by.name]).toEqual(['R&D is done', 'Mia'])
  expect((await told(id)).map(({ what, note, by }) => [what, note, by?.name])).toEqual([
    ['audited', 'on her desk', undefined],
    ['changed', 'name: W → W A-1\nram: – → 16 GB', undefined],
    ['created', '', 'Mia'],
  ])
  const { evidence } = await must<Reply<typeof contract.whereabouts>>(
    mia,
    'GET',
    `/api/assets/${id}/whereabouts`,
  )
  expect(evidence.map(({ kind, at }) => `${kind} ${at.slice(0, 10)}`)).toContain('scan 2023-06-01')
  // What stands now stands; the asset itself says only that something was brought in.
  const { updated_at: _, ...now } = await must(mia, 'GET', `/api/assets/${id}`)
  expect(before.asset).toMatchObject(now)
  expect((await call(rae, 'GET', `/api/assets/${id}/told`)).status).toBeGreaterThanOrEqual(403)
  const again = await rehearsed(mia, 'again.csv', `${csv}\n${csv.split('\n').slice(1).join('\n')}`)
  expect(again.counts).toMatchObject({ create: 0, unchanged: 12 })
  expect((await act(mia, done, 'undo')).counts).toMatchObject({ undone: 1, kept: 0 })
  expect([await ledger(id), await told(id)]).toEqual([before.ledger, []])
})

test('what contradicts, is of something else, or can be read in two ways is set aside with a sentence', async () => {
  const [id, other] = [
    await asset('A-2', { holder_id: ben, created_at: '2024-01-01T00:00:00Z' }),
    await asset('A-3'),
  ]
  await asset('12', { serial: 'SER-9' })
  const tomorrow = isoOf(Date.now() + 86_400_000)
  const done = await rehearsed(
    mia,
    'activity.csv',
    report(
      { at: tomorrow, action: 'checkout', item: 'W A-2 (A-2)', to: 'Ana Berg' },
      { at: '2023-09-09 09:00:00', action: 'checkout', item: 'W A-2 (A-2)', to: 'Ana Berg' },
      { at: '2023-08-01 09:00:00', action: 'checkin from', item: 'W A-2 (A-2)', to: 'Ana Berg' },
      { at: '2023-07-01 09:00:00', action: 'checkout', item: 'W A-2 (A-2)', to: 'Kim Twin' },
      { at: '2023-06-01 09:00:00', action: 'checkout', item: 'W A-2 (A-2)', to: 'Left Long-Ago' },
      { at: '2023-05-01 09:00:00', action: 'checkout', item: 'W A-2 (A-2)', to: '' },
      { at: '2023-05-01 09:00:00', action: 'checkout', item: 'Both (A-2) (A-3)', to: 'Ana Berg' },
      { at: '2023-05-01 09:00:00', action: 'checkout', item: 'Sold (A-99)', to: 'Ana Berg' },
      { at: '2023-05-01 09:00:00', action: 'checkout', item: 'Office', type: 'license', to: 'Ana Berg' },
      { at: '2023-05-01 09:00:00', action: 'polished', item: 'W A-2 (A-2)' },
      { at: 'Soon', action: 'audit', item: 'W A-2 (A-2)' },
      { at: '2023-05-01 09:00:00', action: 'update', item: '' },
    ),
  )
  expect(await said(mia, done)).toEqual([
    ['error', expect.stringContaining('after today')],
    ['conflict', expect.stringContaining('What stands here stays')],
    ['conflict', expect.stringContaining('It came back from “Ana Berg”, who did not have it')],
    ['conflict', expect.stringContaining('Several are called “Kim Twin”')],
    ['conflict', expect.stringContaining('“Left Long-Ago” is not known here')],
    ['conflict', expect.stringContaining('does not say who had it')],
    ['conflict', expect.stringContaining('Several things here could be “Both (A-2) (A-3)”')],
    ['error', expect.stringContaining('Nothing here is “Sold (A-99)”')],
    ['unchanged', expect.stringContaining('something else than an asset (license)')],
    ['unchanged', expect.stringContaining('“polished” is not known here')],
    ['error', expect.anything()],
    ['error', expect.stringContaining('which asset')],
  ])
  await act(mia, done, 'run').catch(() => undefined)
  expect([(await ledger(id)).length, (await ledger(other)).length]).toEqual([1, 0])
})

test('where it lay in the store by the list, it went out from there and came back, and its costs are split so', async () => {
  const id = await asset('A-4', {
    holder_id: store?.id,
    created_at: '2022-01-01T00:00:00Z',
    cost: '1000.00 EUR',
    bought_on: '2022-01-01',
  })
  await imported(
    mia,
    'activity.csv',
    report(
      { at: '2023-06-01 09:00:00', action: 'checkin from', item: 'W A-4 (A-4)', to: 'Ana Berg' },
      { at: '2023-05-01 09:00:00', action: 'checkout', item: 'W A-4 (A-4)', to: 'Ana Berg' },
    ),
  )
  expect(await shown(id)).toEqual([
    '2022-01-01 received - Store',
    '2023-05-01 handed-over Store Ana Berg',
    '2023-06-01 taken-back Ana Berg Store',
  ])
  // Who had it then bears what it cost then, also where the house itself knows of it for a day only.
  const thing = { id, bought_on: '2022-01-01', known_on: today, left: null }
  const shares = await write(undefined, (ctx) => sharesOf(ctx, [thing], '2023-12-31'))
  expect(shares.get(id)).toEqual([
    { holder: store?.id, days: 699, has_it: true },
    { holder: ana, days: 31, has_it: false },
  ])
  // Somebody gave it back long ago: that is not when it left.
  const gone = await asset('A-5')
  await imported(
    mia,
    'activity.csv',
    report(
      { at: '2023-06-01 09:00:00', action: 'checkin from', item: 'W A-5 (A-5)', to: 'Ana Berg' },
      { at: '2023-05-01 09:00:00', action: 'checkout', item: 'W A-5 (A-5)', to: 'Ana Berg' },
    ),
  )
  await must(mia, 'POST', '/api/assets/hand-over', { ids: [gone], to_id: null, status: 'sold' })
  const { things } = await house.read(mia, (ctx) => loadCosts(ctx, sql`t.id = ${gone}::uuid`))
  expect(things[0]?.left?.on).toBe(today)
})

test('what a later report goes on from stays, until that one is taken back', async () => {
  const id = await asset('A-6', { holder_id: ben })
  const first = await imported(
    mia,
    'activity.csv',
    report({ at: '2023-05-01 09:00:00', action: 'checkout', item: 'W A-6 (A-6)', to: 'Ben Roth' }),
  )
  const second = await imported(
    mia,
    'more.csv',
    report(
      { at: '2023-08-01 09:00:00', action: 'checkout', item: 'W A-6 (A-6)', to: 'Ben Roth' },
      { at: '2023-07-01 09:00:00', action: 'checkout', item: 'W A-6 (A-6)', to: 'Store' },
    ),
  )
  expect((await ledger(id)).length).toBe(5)
  const refused = await act(mia, first, 'undo')
  expect(refused.counts).toMatchObject({ undone: 0, kept: 1 })
  expect((await ledger(id)).length).toBe(5)
  await act(mia, second, 'undo')
  expect((await ledger(id)).length).toBe(3)
})

const lives = fc.array(
  fc.record({ who: fc.constantFrom('Ana Berg', 'Ben Roth'), hours: fc.integer({ min: 1, max: 2000 }) }),
  { minLength: 10, maxLength: 60 },
)

const names = new Map([
  [ana, 'Ana Berg'],
  [ben, 'Ben Roth'],
])

/** What one thing lived through there: what the program wrote of it, who had it from when to when, and who has it. */
function lived(life: readonly { who: string; hours: number }[], tag: string) {
  const events: (Event & { ms: number })[] = []
  const spans: string[] = []
  let [at, holder, since] = [msOf('2010-01-01T00:00:00Z'), '', '']
  for (const { who, hours } of life) {
    at += hours * 3_600_000
    const action = holder === '' ? 'checkout' : 'checkin from'
    const written = isoOf(at).slice(0, 19).replace('T', ' ')
    events.push({
      at: written,
      ms: at,
      action,
      item: `Note & book (${tag}) - W16`,
      to: holder === '' ? who : holder,
    })
    if (holder !== '') spans.push(`${holder} ${since} ${isoOf(at)}`)
    ;[holder, since] = holder === '' ? [who, isoOf(at)] : ['', '']
  }
  if (holder !== '') spans.push(`${holder} ${since} now`)
  return { events, spans, holder }
}

/** Who had one thing from when to when, as its ledger has it; who had it until then and has it from then on had it all along. */
function spansOf(moves: readonly { at: string; to_id: string | null }[]) {
  const found: { who: string; from: string; until: string }[] = []
  for (const [n, { at, to_id }] of moves.entries()) {
    const next = moves[n + 1]
    const until = next ? isoOf(msOf(next.at)) : 'now'
    const last = found.at(-1)
    const who = names.get(to_id ?? '')
    if (who === undefined) continue
    if (last?.who === who && msOf(at) - msOf(last.until) <= 1) last.until = until
    else found.push({ who, from: isoOf(msOf(at)), until })
  }
  return found.map(({ who, from, until }) => `${who} ${from} ${until}`)
}

test('the whole past of a program, exported and brought in, is in the ledger from hand to hand as it was there', async () => {
  const events: (Event & { ms: number })[] = []
  const model = new Map<string, string[]>()
  for (const [n, life] of fc.sample(lives, 40).entries()) {
    const { events: own, spans, holder } = lived(life, `S-${n}`)
    events.push(...own)
    const has = [...names].find(([, name]) => name === holder)?.[0]
    model.set(await asset(`S-${n}`, has === undefined ? {} : { holder_id: has }), spans)
  }
  const done = await imported(mia, 'activity.csv', report(...events.toSorted((a, b) => b.ms - a.ms)))
  expect(done.counts).toMatchObject({ created: events.length, conflict: 0, error: 0, unchanged: 0 })
  const { rows: moves } = await sql<{ item_id: string; at: string; to_id: string | null }>`
    select item_id, at, to_id from custody_move where item_id = any(${[...model.keys()]}::uuid[]) order by custody_move.at, id`.execute(
    db,
  )
  for (const [id, spans] of model)
    expect(spansOf(moves.filter(({ item_id }) => item_id === id))).toEqual(spans)
  const undone = await act(mia, done, 'undo')
  expect(undone.counts).toMatchObject({ kept: 0 })
  const { rows: left } =
    await sql`select from custody_move where item_id = any(${[...model.keys()]}::uuid[])`.execute(db)
  expect(left.length).toBe([...model.values()].filter((spans) => spans.at(-1)?.endsWith('now')).length)
}, 120_000)

test('what is meant badly is set aside or cleaned: a thing that has itself, signs that no database keeps', async () => {
  const id = await asset('A-7')
  const done = await imported(
    mia,
    'activity.csv',
    report(
      { at: '2023-06-01 09:00:00', action: 'checkin from', item: 'W A-7 (A-7)', to: 'W A-7 (A-7)' },
      { at: '2023-05-01 09:00:00', action: 'checkout', item: 'W A-7 (A-7)', to: 'W A-7 (A-7)' },
      {
        at: '2023-04-01 09:00:00',
        action: 'update',
        item: 'W A-7 (A-7)',
        changed: '{"name":{"old":"\\u0000\\ud83d","new":"W"}}',
      },
    ),
  )
  expect(done.counts).toMatchObject({ created: 1, conflict: 2, error: 0 })
  expect((await told(id)).map(({ note }) => note)).toEqual(['name: \ufffd → W'])
  expect(await ledger(id)).toEqual([])
})
