import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { costs } from '#facets/costs/sources'
import { decide } from '#kernel/settings'
import { createPeople } from '#modules/people/public'
import { world } from '#test/world'
import { approvesWriteOffs } from '../write-offs/settings.ts'
import { createAssets } from '../public.ts'
import { reckonAll, reckonNext } from './reckon.ts'
import type { CostBreakdown, CostRow } from './schemas.ts'

const { must, someone, write, call, db } = await world()
const [manager, technician, requester] = await Promise.all([
  someone('Mia', ['manager', 'administrator']),
  someone('Tom', ['technician']),
  someone('Rae', ['requester']),
])
const day = (ago: number) => Temporal.Now.plainDateISO('UTC').subtract({ days: ago }).toString()

const lena = await write(undefined, async (ctx) => {
  const [person] = await createPeople(ctx, [{ display_name: 'Lena Vogt', emails: [] }])
  return person?.id ?? ''
})
const made = await write(undefined, (ctx) =>
  createAssets(ctx, [
    {
      type: 'laptop',
      name: 'Dear',
      manufacturer: 'Corvid',
      model: 'W16',
      cost: '1461.00 EUR',
      bought_on: day(1461),
      holder_id: lena,
    },
    {
      type: 'laptop',
      name: 'Dearest',
      manufacturer: 'Corvid',
      model: 'W16',
      cost: '900.00 NOK',
      bought_on: day(10),
    },
    { type: 'laptop', name: 'Priceless', manufacturer: 'Nord', model: 'F14' },
    { type: 'accessory', name: 'Mice', quantity: 5, cost: '24.00 EUR' },
  ]),
)
const idOf = (name: string) => made.find(({ title }) => title === name)?.id ?? ''
const costsOf = async (name: string, who = technician) =>
  (await must<{ costs: CostBreakdown | null }>(who, 'GET', `/api/assets/${idOf(name)}/costs`)).costs
const list = async (query: string) =>
  (await must<{ items: CostRow[] }>(technician, 'GET', `/api/assets/costs?${query}`)).items

test('what a device cost is told figure by figure, and what nobody knows is not nothing', async () => {
  const { repair_id } = await must<{ repair_id: string }>(
    technician,
    'POST',
    `/api/assets/${idOf('Dear')}/repairs`,
    { fault: 'The hinge' },
  )
  await must(technician, 'POST', `/api/assets/repairs/${repair_id}/close`, { cost: '80.00 EUR' })
  const ticket = await must<{ id: string }>(technician, 'POST', '/api/desk/tickets', { title: 'It hangs' })
  await must(technician, 'POST', `/api/desk/tickets/${ticket.id}/time`, { minutes: 91 })
  await must(technician, 'POST', '/api/links', {
    links: ['Dear', 'Dearest'].map((name) => ({ from: ticket.id, relation: 'relates-to', to: idOf(name) })),
  })
  const before = await costsOf('Dear')
  expect(before?.total).toEqual(['1541.00 EUR'])
  expect(before?.kinds.map(({ kind, sums, unknown, minutes }) => [kind, sums, unknown, minutes])).toEqual([
    ['purchase', ['1461.00 EUR'], 0, 0],
    ['worth', [], 1, 0],
    ['repairs', ['80.00 EUR'], 0, 0],
    ['downtime', [], 1, 0],
    ['work', [], 1, expect.any(Number)],
  ])
  // Of a ticket with two devices each bears its part, to the minute.
  const shares = await Promise.all(
    ['Dear', 'Dearest'].map(
      async (name) => (await costsOf(name))?.kinds.find(({ kind }) => kind === 'work')?.minutes,
    ),
  )
  expect(new Set(shares)).toEqual(new Set([45, 46]))

  await must(manager, 'PATCH', '/api/settings/assets.labour-rate', { value: 60 })
  await must(technician, 'POST', `/api/assets/${idOf('Dear')}/depreciation`, {
    terms: { method: 'straight-line', years: 4, salvage_percent: 10 },
  })
  const after = await costsOf('Dear')
  expect(after?.kinds.find(({ kind }) => kind === 'worth')?.sums).toEqual(['-146.10 EUR'])
  expect(after?.rates).toEqual({ labour: '60.00 EUR', downtime: null })
  expect(after?.kinds.find(({ kind }) => kind === 'work')?.lines).toMatchObject([
    { title: 'It hangs', to: expect.stringContaining('/desk/') },
  ])
  expect(await costsOf('Mice')).toBeNull()
})

test('they are gathered by model, supplier and department, each currency by itself', async () => {
  await write(undefined, reckonAll)
  const models = await list('by=model')
  expect(
    models.map(({ name, devices, purchase, unknown }) => ({ name, devices, purchase, unknown })),
  ).toEqual([
    { name: 'Corvid W16', devices: 2, purchase: ['1461.00 EUR', '900.00 NOK'], unknown: expect.any(Number) },
    { name: 'Nord F14', devices: 1, purchase: [], unknown: 1 },
  ])
  expect((await list('by=device&sort=name&limit=1')).map(({ name }) => name)).toEqual(['Dear'])
  expect((await list('by=device&q=name:Priceless')).map(({ name }) => name)).toEqual(['Priceless'])
  expect((await list('by=department')).map(({ name, devices }) => [name, devices])).toEqual([
    ['Without a department', 3],
  ])
})

test('what a thing brought in the end is taken off', async () => {
  const at = `/api/assets/${idOf('Dear')}`
  await write(undefined, (ctx) => decide(ctx, approvesWriteOffs, false))
  await must(technician, 'PATCH', at, { status: 'sold' })
  const unsaid = (await costsOf('Dear'))?.kinds.find(({ kind }) => kind === 'worth')
  expect(unsaid).toMatchObject({ sums: [], unknown: 1 })
  await must(technician, 'PATCH', at, { proceeds: '200.00 EUR' })
  const said = (await costsOf('Dear'))?.kinds.find(({ kind }) => kind === 'worth')
  expect(said).toMatchObject({ sums: ['-200.00 EUR'], unknown: 0 })
})

test('money is for those who care for assets', async () => {
  expect((await call(requester, 'GET', `/api/assets/${idOf('Dear')}/costs`)).status).toBe(403)
  expect((await call(requester, 'GET', '/api/assets/costs')).status).toBe(403)
})

test('the pages of a list belong together, also when something comes meanwhile', async () => {
  const page = (after?: string | null) =>
    must<{ items: CostRow[]; next: string | null }>(
      technician,
      'GET',
      `/api/assets/costs?by=device&sort=name&limit=1${after ? `&after=${encodeURIComponent(after)}` : ''}`,
    )
  const first = await page()
  await write(undefined, (ctx) => createAssets(ctx, [{ type: 'laptop', name: 'Aardvark' }]))
  // What is under way in the same cluster holds a look back.
  await expect
    .poll(async () => {
      await write(undefined, reckonNext)
      return (await page()).items[0]?.name
    })
    .toBe('Aardvark')
  const second = await page(first.next)
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['Dear', 'Dearest'])
})

test('a look reads no event at which an earlier one has looked', async () => {
  const read = await write(undefined, async (ctx) => {
    await reckonNext(ctx)
    // Of a table as small as this one PostgreSQL would read all at once, whatever is asked.
    await sql`set local enable_seqscan = off`.execute(ctx.db)
    const touched = async () => {
      const { rows } = await sql<{ n: number }>`
        select (seq_tup_read + idx_tup_fetch)::int as n from pg_stat_xact_user_tables where relname = 'event'`.execute(
        ctx.db,
      )
      return rows[0]?.n ?? 0
    }
    const before = await touched()
    await reckonNext(ctx)
    return (await touched()) - before
  })
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from event`.execute(db)
  expect(rows[0]?.n).toBeGreaterThan(10)
  expect(read).toBeLessThan(5)
})

test('where a source fails nothing is reckoned without what it knows', async () => {
  let isAway = true
  costs({
    name: 'test',
    part: 'work',
    can: 'assets.care',
    async find() {
      if (isAway) throw new Error('away')
      return []
    },
  })
  await expect(write(undefined, reckonAll)).rejects.toThrow(/work/)
  isAway = false
  await write(undefined, reckonAll)
})
