import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { audienceOf } from '#kernel/audience'
import { newId } from '#kernel/ids'
import { createPeople } from '#modules/people/public'
import { importing } from '#test/importing'
import { world } from '#test/world'
import { createEntitlements, createProducts } from '../public.ts'
import type { SeatFigures, VendorSeat } from '../seats/schemas.ts'

const house = await world()
const { someone, must, write, db } = house
const { read, rehearsed, imported, act, map, said } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])
await write(undefined, (ctx) =>
  createPeople(ctx, [
    { display_name: 'Ana Berg', emails: [{ value: 'ana@halden.example', label: 'work' }] },
    {
      display_name: 'Ola Lund',
      emails: [{ value: 'ola@halden.example', label: 'work' }],
      starts_on: '2020-01-01',
      ends_on: '2024-01-31',
    },
    { display_name: 'Kim Moe', emails: [{ value: 'kim@halden.example', label: 'work' }] },
  ]),
)
const [suite, paint] = await write(undefined, (ctx) =>
  createProducts(ctx, [{ name: 'Suite E3' }, { name: 'Paint Pro' }]),
)
await write(undefined, (ctx) =>
  createEntitlements(ctx, [
    {
      product_id: suite?.id,
      metric: 'subscription',
      quantity: 5,
      ends_on: '2099-12-31',
      cost: '600.00 EUR',
      per: 'year',
    },
  ]),
)

interface Seats {
  items: VendorSeat[]
  figures: SeatFigures
}
const seats = (id: string | undefined, query = '') =>
  must<Seats>(mia, 'GET', `/api/software/products/${id}/seats${query}`)
const accounts = async (id: string | undefined, query = '') =>
  (await seats(id, query)).items.map(({ account, state }) => `${account} ${state}`)

const heading =
  'Block credential,Display name,Licenses,Last sign-in,Object Id,User principal name,When created'
const users = [
  heading,
  'False,Ana Berg,Suite E3+Flow Free,2026-11-20,1,ANA@halden.example,2020-01-01',
  'False,Ola Lund,Suite E3,2023-12-24,2,ola@halden.example,2020-01-01',
  'False,Kim Moe,Suite E3,2020-05-05,3,kim@halden.example,2020-01-01',
  'False,Room 4,Suite E3,never,4,room4@halden.example,2020-01-01',
  'True,Nobody,Unlicensed,,5,nobody@halden.example,2020-01-01',
  'False,Ana Berg,Suite E3+Flow Free,2026-11-20,1,ana@halden.example,2020-01-01',
  'False,"=HYPERLINK(""x"")",Suite E3,,6,=1+1,2020-01-01',
]

test('users of Microsoft 365 come in as seats; what is odd is said, and leavers and idle seats are worth money', async () => {
  const mapped = await read(mia, 'users.csv', users.join('\n'))
  expect(mapped).toMatchObject({ importer: 'microsoft-365-users', open: [] })
  const tried = await act(mia, mapped, 'rehearse')
  expect(await said(mia, tried)).toEqual([
    ['create', ''],
    ['create', expect.stringContaining('somebody who has left')],
    ['create', ''],
    ['create', expect.stringContaining('is nobody who is known here')],
    ['unchanged', ''],
    ['conflict', 'The same as row 2'],
    ['error', expect.stringContaining('“=1+1” is no account')],
  ])
  expect(tried.brings).toMatchObject([{ kind: 'product', n: 1 }])
  const done = await act(mia, tried, 'run')
  expect(done).toMatchObject({ state: 'done', counts: { created: 4, ended: 0 } })
  expect(await accounts(suite?.id)).toEqual([
    'ola@halden.example leaver',
    'room4@halden.example unknown',
    'kim@halden.example unused',
    'ana@halden.example used',
  ])
  expect((await seats(suite?.id)).figures).toMatchObject({ seats: 4, leavers: 1, unused: 1, unknown: 1 })
  // Four of five are taken by the vendor's word, though nothing is installed.
  expect(await must(mia, 'GET', `/api/software/products/${suite?.id}`)).toMatchObject({
    spare: 1,
    idle: '120.00 EUR',
  })
  const idle = await must<{ items: { what: string; holder: { title: string }; saves: string }[] }>(
    mia,
    'GET',
    '/api/software/reclaimable',
  )
  expect(idle.items.map(({ what, holder, saves }) => [what, holder.title, saves])).toEqual([
    ['unused', 'Kim Moe', '120.00 EUR'],
    ['leaver', 'Ola Lund', '120.00 EUR'],
  ])
  expect((await rehearsed(mia, 'users.csv', users.join('\n'))).counts).toMatchObject({
    create: 0,
    update: 0,
    ends: 0,
  })
})

test('the next list ends what it does not name, keeps to what somebody said, and is taken back', async () => {
  const room = (await seats(suite?.id, '?which=unknown')).items[0]
  const people = await must<{ items: { id: string }[] }>(mia, 'GET', '/api/people?q=kim')
  await must(mia, 'POST', `/api/software/products/${suite?.id}/seats/match`, {
    seat_id: room?.id,
    person_id: people.items[0]?.id,
  })
  const next = [users[0], users[1]?.replace('2026-11-20', '2026-11-29'), users[4]].join('\n')
  const tried = await rehearsed(mia, 'users.csv', next)
  expect(tried.counts).toMatchObject({ create: 0, update: 1, unchanged: 1, ends: 2 })
  expect(tried.notes.map(({ text }) => text)).toContain(
    'Account: The seat of kim@halden.example in Suite E3 would end',
  )
  const done = await act(mia, tried, 'run')
  expect(done.counts).toMatchObject({ updated: 1, ended: 2 })
  expect(await accounts(suite?.id)).toEqual(['ana@halden.example used', 'room4@halden.example used'])
  expect(await accounts(suite?.id, '?which=ended')).toHaveLength(2)
  // A list that ends something and else changes nothing can be run as well.
  const less = await rehearsed(mia, 'users.csv', [users[0], users[1]].join('\n'))
  expect(less).toMatchObject({ counts: { create: 0, update: 0, ends: 1 }, can: { run: true } })
  // Of a part nothing ends.
  await map(mia, less, { options: { whole: 'part' } })
  expect((await act(mia, less, 'rehearse')).counts).toMatchObject({ ends: 0 })
  const undone = await act(mia, done, 'undo')
  expect(undone).toMatchObject({ state: 'undone', counts: { undone: 4, kept: 0 } })
  expect(await accounts(suite?.id)).toHaveLength(4)
  const told = JSON.stringify(await must<object>(mia, 'GET', `/api/records/${suite?.id}/history`))
  expect(told).toContain('Read the vendor’s list: 2 seats taken, 0 new, 2 ended')
})

test('a seat that a later list names as well stays when the earlier list is taken back, unless that was, too', async () => {
  const list = 'Email,Product\nkim@halden.example,Draft Desk\n'
  const [first, second] = [
    await imported(mia, 'a.csv', list, 'seats'),
    await imported(mia, 'b.csv', `${list}ana@halden.example,Draft Desk\n`, 'seats'),
  ]
  expect((await act(mia, first, 'undo')).counts).toMatchObject({ kept: 2 })
  expect((await act(mia, second, 'undo')).counts).toMatchObject({ undone: 1, kept: 0 })
  const third = await imported(mia, 'c.csv', 'Email,Product\nola@halden.example,Draft Desk\n', 'seats')
  const fourth = await imported(
    mia,
    'd.csv',
    'Email,Product\nola@halden.example,Draft Desk\nana@halden.example,Draft Desk\n',
    'seats',
  )
  await act(mia, fourth, 'undo')
  expect((await act(mia, third, 'undo')).counts).toMatchObject({ undone: 2, kept: 0 })
  // The list between speaks for it still when the last one was taken back.
  const ofPlan = ['kim', 'ana', 'ola'].map((name) => `${name}@halden.example,Plan Desk\n`)
  const growing = (n: number) => `Email,Product\n${ofPlan.slice(0, n).join('')}`
  const early = await imported(mia, 'e.csv', growing(1), 'seats')
  await imported(mia, 'f.csv', growing(2), 'seats')
  const last = await imported(mia, 'g.csv', growing(3), 'seats')
  expect((await act(mia, last, 'undo')).counts).toMatchObject({ undone: 1 })
  expect((await act(mia, early, 'undo')).counts).toMatchObject({ undone: 0, kept: 2 })
})

test('a plain list, in another encoding and without a column for the product, is of the product that is chosen', async () => {
  const file = Buffer.from(
    'Benutzer;Vorname;Letzte Anmeldung\r\nkäte@halden.example;Käte;31.12.2025\r\nana@halden.example;Ana;\r\n',
    'latin1',
  )
  const mapped = await read(mia, 'paint.csv', file, 'seats')
  expect((await act(mia, mapped, 'rehearse')).counts).toMatchObject({ error: 2 })
  await map(mia, mapped, { options: { product: paint?.id } })
  const done = await act(mia, await act(mia, mapped, 'rehearse'), 'run')
  expect(done.counts).toMatchObject({ created: 2 })
  expect(await accounts(paint?.id, '?days=3650')).toEqual([
    'käte@halden.example unknown',
    'ana@halden.example used',
  ])
  expect(await accounts(suite?.id)).toHaveLength(4)
  expect((await act(mia, done, 'undo')).counts).toMatchObject({ undone: 2 })
  expect(await accounts(paint?.id)).toEqual([])
})

test('products that a list brought go with it, unless something was bought of them since', async () => {
  const list =
    'Email,Product\nana@halden.example,Sketch Cloud\nana@halden.example,Chart Cloud\nkim@halden.example,Sketch Cloud\n'
  const done = await imported(mia, 'cloud.csv', list, 'seats')
  expect(done.counts).toMatchObject({ created: 3 })
  const { rows: made } = await sql<{
    id: string
  }>`select id from product where title = 'Chart Cloud'`.execute(db)
  await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product_id: made[0]?.id, metric: 'user', quantity: 1 }]),
  )
  const undone = await act(mia, done, 'undo')
  expect(undone.counts).toMatchObject({ undone: 4, kept: 1 })
  const { rows: left } = await sql<{
    title: string
  }>`select title from product where title like '% Cloud'`.execute(db)
  expect(left).toEqual([{ title: 'Chart Cloud' }])
})

test('people who are erased leave no account behind', async () => {
  await imported(mia, 'one.csv', 'Email,Product\nola@halden.example,Suite E3\n', 'seats')
  const { rows: before } = await sql<{ person_id: string }>`
    select person_id from vendor_seat where account = 'ola@halden.example'`.execute(db)
  const { softwareData } = await import('../seats/personal-data.ts')
  const ids = before.map(({ person_id }) => person_id)
  const held = await house.read(undefined, (ctx) => softwareData.gather(ctx, ids))
  expect(JSON.stringify(held)).toContain('ola@halden.example')
  await write(undefined, async (ctx) => softwareData.erase?.(ctx, ids))
  expect(
    await db.selectFrom('vendor_seat').select('id').where('account', '=', 'ola@halden.example').execute(),
  ).toEqual([])
})

test('of products that whoever brings a list does not see nothing ends, and nothing is told', async () => {
  const one = newId()
  await write(undefined, async (ctx) => {
    const [hush] = await createProducts(ctx, [{ name: 'Hush' }])
    const audience_id = await audienceOf(ctx, [(await someone('Tom', ['manager'])).id])
    for (const table of ['entity', 'product'] as const)
      await ctx.db
        .updateTable(table)
        .set({ audience_id })
        .where('id', '=', hush?.id ?? '')
        .execute()
    await sql`insert into vendor_seat (id, product_id, account, source, since, seen_at)
      values (${one}, ${hush?.id}, 'tom@halden.example', 'microsoft-365-users', now(), now())`.execute(ctx.db)
  })
  const tried = await rehearsed(mia, 'users.csv', [users[0], users[1]].join('\n'))
  expect(JSON.stringify(tried)).not.toContain('Hush')
  await act(mia, tried, 'run')
  const { rows: kept } = await sql<{ ended_at: string | null }>`
    select ended_at from vendor_seat where id = ${one}::uuid`.execute(db)
  expect(kept).toEqual([{ ended_at: null }])
})
