import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createAssets, handOver } from '#modules/assets/public'
import { createPeople } from '#modules/people/public'
import { refreshAll, refreshPositions } from './positions.ts'
import { createVendors } from '#modules/vendors/public'
import { expiringIn } from '#facets/expiry/sources'
import { createEntitlements, giveSeat } from './entitlements/commands.ts'
import { world } from '#test/world'
import { noteDevice, recordInstallations, type Reported } from './record.ts'

const house = await world()
const { call, must, someone, write } = house
const [manager, technician, requester] = await Promise.all([
  someone('Mia', ['manager']),
  someone('Tom', ['technician']),
  someone('Rae', ['requester']),
])

interface Made {
  id: string
  key: string
}
const one = (name: string, version: string, publisher = 'Vestfjord AS'): Reported => ({
  name,
  version,
  publisher,
  source: 'registry',
})
const report = (device: string, packages: readonly Reported[], now?: string) =>
  write(undefined, (ctx) => recordInstallations(ctx, device, packages), now)
const addProduct = (body: object) => must<Made>(manager, 'POST', '/api/software', body)
const show = <T = Record<string, unknown>>({ id }: { id: string }) =>
  must<T>(technician, 'GET', `/api/software/products/${id}`)

let devices: string[] = []
beforeAll(async () => {
  const made = await write(undefined, (ctx) =>
    createAssets(
      ctx,
      Array.from({ length: 6 }, (_, n) => ({ type: 'laptop', name: `Laptop ${n + 1}` })),
    ),
  )
  devices = made.map(({ id }) => id)
})

test('rules turn packages into products by name, publisher and version, also those that come later', async () => {
  await report(devices[0] ?? '', [one('Hull 2D Viewer', '3.1'), one('Hull Designer Pro', '11.4.2')])
  await report(devices[1] ?? '', [one('HULL DESIGNER PRO', '12.0'), one('Hull Designer Pro', '9', 'Copycat')])
  const eleven = await addProduct({
    name: 'Hull Designer 11',
    rules: [{ name: 'hull designer*', publisher: 'vestfjord*', version_below: '12' }],
  })
  const twelve = await addProduct({
    name: 'Hull Designer 12',
    rules: [{ name: 'hull designer*', publisher: 'vestfjord*', version_from: '12' }],
  })
  const any = await addProduct({ name: 'Whatever of hulls', licensing: 'free', rules: [{ name: 'hull*' }] })
  await expect(show(eleven)).resolves.toMatchObject({ packages: 1, installed: 1 })
  await expect(show(twelve)).resolves.toMatchObject({ packages: 1, installed: 1 })
  await expect(show(any)).resolves.toMatchObject({ packages: 2, installed: 2 })
  await report(devices[2] ?? '', [one('Hull Designer Pro', '1:11.10-2')])
  await expect(show(eleven)).resolves.toMatchObject({ packages: 2 })
  const { rules } = await show<{ rules: Made[] }>(eleven)
  await must(manager, 'POST', `/api/software/products/${eleven.id}/rules/remove`, { rule_id: rules[0]?.id })
  await expect(show(eleven)).resolves.toMatchObject({ packages: 0, installed: 0, rules: [] })
  await expect(show(any)).resolves.toMatchObject({ packages: 4 })
  const twice = await call(manager, 'POST', `/api/software/products/${any.id}/rules`, { name: 'Hull*' })
  expect(twice).toMatchObject({ status: 409 })
})

test('what no rule knows is listed with what it may be, learned from what was said before', async () => {
  const list = async () =>
    must<{ items: { id: string; name: string; versions: number; suggestion: Made | null }[] }>(
      technician,
      'GET',
      '/api/software/unmatched?find=rigging',
    )
  await report(devices[3] ?? '', [one('Rigging Suite 7', '7.0'), one('Rigging Suite 7', '7.1')])
  const [first] = (await list()).items
  expect(first).toMatchObject({ name: 'Rigging Suite 7', versions: 2, suggestion: null })
  const { id } = await must<Made>(manager, 'POST', '/api/software/unmatched/assign', {
    package: first?.id,
    name: 'Rigging Suite',
  })
  await expect(show({ id })).resolves.toMatchObject({ packages: 2, installed: 1, publisher: 'Vestfjord AS' })
  await report(devices[4] ?? '', [one('Rigging Suite 8', '8.0')])
  const [second] = (await list()).items
  expect(second?.suggestion).toMatchObject({ id, name: 'Rigging Suite' })
  await must(manager, 'POST', '/api/software/unmatched/assign', { package: second?.id, product_id: id })
  expect((await list()).items).toEqual([])
  const told = await must<object>(technician, 'GET', `/api/records/${id}/history`)
  expect(JSON.stringify(told)).toContain('It is now also: rigging suite 8')
})

test('what an order or a device calls itself is no pattern, however long, and takes nothing else', async () => {
  const long = `Tackle ${'x'.repeat(293)}`
  const said = [one('*', '1', ''), one('Tackle *', '1', ''), one(long, '1', 'y'.repeat(300))]
  await report(devices[3] ?? '', [...said, one('Tackle Box', '1'), one(String.raw`Tackle \*`, '1')])
  await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product: { name: 'Tackle *', publisher: '*' }, quantity: 1 }]),
  )
  const called = async (name: string) => {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, title as name from product where title = ${name}`.execute(house.db)
    return show({ id: rows[0]?.id ?? '' })
  }
  // Its publisher is *, which nobody is called.
  await expect(called('Tackle *')).resolves.toMatchObject({ packages: 0, rules: [{ publisher: '\\*' }] })
  const packages = await house.db.selectFrom('package').select(['id', 'name']).execute()
  const assign = (name: string, more: object = {}) =>
    must<Made>(manager, 'POST', '/api/software/unmatched/assign', {
      package: packages.find((some) => some.name === name)?.id,
      ...more,
    })
  const star = await assign('*')
  await expect(show(star)).resolves.toMatchObject({ packages: 1, rules: [{ name: '\\*', publisher: '""' }] })
  await expect(show(await assign('Tackle *', { name: 'Stars' }))).resolves.toMatchObject({ packages: 1 })
  await expect(show(await assign(String.raw`Tackle \*`))).resolves.toMatchObject({ packages: 1 })
  await expect(show(await assign(long))).resolves.toMatchObject({ packages: 1, name: long.slice(0, 200) })
  // The same name with a publisher is another package.
  await report(devices[4] ?? '', [one('*', '1')])
  await expect(show(star)).resolves.toMatchObject({ packages: 1 })
  const rule = await must<{ name: string }>(manager, 'POST', `/api/software/products/${star.id}/rules`, {
    name: String.raw`100%_a\b\**`,
  })
  expect(rule.name).toBe(String.raw`100%_a\\b\**`)
})

test('the shipped products come once; names are taken once; only some may edit', async () => {
  const first = await must<{ n: number }>(manager, 'POST', '/api/software/starters', {})
  expect(first.n).toBeGreaterThan(50)
  await expect(must(manager, 'POST', '/api/software/starters', {})).resolves.toEqual({ n: 0 })
  await expect(call(manager, 'POST', '/api/software', { name: 'visio standard' })).resolves.toMatchObject({
    status: 409,
  })
  await expect(call(technician, 'POST', '/api/software', { name: 'X' })).resolves.toMatchObject({
    status: 403,
  })
  await expect(call(requester, 'GET', '/api/software')).resolves.toMatchObject({ status: 403 })
  const ended = await must<{ items: { name: string }[] }>(
    technician,
    'GET',
    `/api/software?q=${encodeURIComponent('support<2025-12-31 office')}&sort=name`,
  )
  expect(ended.items.map(({ name }) => name)).toContain('Office Standard 2016')
})

test('lots are bought, by id or by name; their terms must make sense; their ends stand on the runway', async () => {
  const [vendor] = await write(undefined, (ctx) => createVendors(ctx, [{ name: 'Vestfjord Software' }]))
  const made = await write(undefined, (ctx) =>
    createEntitlements(ctx, [
      {
        product: { name: 'Keel Planner', publisher: 'Vestfjord AS' },
        vendor_id: vendor?.id ?? null,
        metric: 'device',
        quantity: 2,
        starts_on: null,
        ends_on: '2099-05-31',
        cost: '1200.00 EUR',
        order_no: 'PO-7',
        order_line: '2',
        note: '',
      },
      { product: { name: 'KEEL planner' }, metric: 'user', quantity: 1 },
    ]),
  )
  expect(made).toHaveLength(2)
  const found = await must<{ items: Made[] }>(technician, 'GET', '/api/software?q=name:keel')
  expect(found.items).toHaveLength(1)
  const id = found.items[0]?.id ?? ''
  await report(devices[5] ?? '', [one('Keel Planner', '4')])
  await expect(show({ id })).resolves.toMatchObject({ packages: 1 })
  const { items } = await must<{ items: { id: string; vendor: object; cost: string }[] }>(
    technician,
    'GET',
    `/api/software/products/${id}/lots`,
  )
  expect(items[0]).toMatchObject({ vendor: { name: 'Vestfjord Software' }, cost: '1200.00 EUR', given: [] })
  const lots = (what: string, body: object) =>
    call(manager, 'POST', `/api/software/products/${id}/lots${what}`, { lot_id: items[0]?.id, ...body })
  const odd = { quantity: 1, starts_on: '2027-01-01', ends_on: '2026-01-01' }
  await expect(lots('', odd)).resolves.toMatchObject({ status: 422 })
  await expect(lots('/give', { holder_id: vendor?.id })).resolves.toMatchObject({ status: 409 })
  await expect(lots('/give', { holder_id: devices[5] })).resolves.toMatchObject({ status: 200 })
  await expect(
    lots('/save', { quantity: 3, ends_on: '2099-05-31', cost: '1200.00 EUR', order_no: 'PO-7' }),
  ).resolves.toMatchObject({ status: 200 })
  const runway = await house.read(undefined, (ctx) =>
    expiringIn(ctx, { from: '2099-01-01', until: '2099-12-31' }),
  )
  expect(runway.expiries).toMatchObject([{ title: 'Keel Planner, 3 licences', ends_on: '2099-05-31' }])
  const told = await must<object>(technician, 'GET', `/api/records/${id}/history`)
  for (const line of ['Bought: 2 × Device', 'How many: 2 → 3', 'Gave AST-6 Laptop 6 a seat'])
    expect(JSON.stringify(told)).toContain(line)
})

test('each installation says what covers it; counts follow what is bought, given and handed on', async () => {
  const ana = await house.someone('Ana')
  const [std, pro] = await Promise.all(
    ['Sail Plan Standard', 'Sail Plan Pro'].map((name, edition) =>
      addProduct({ name, family: 'Sail Plan', edition: edition + 1, rules: [{ name }] }),
    ),
  )
  if (!std || !pro) throw new Error('none was made')
  for (const [n, device] of devices.entries())
    await report(device, [one(n === 0 ? 'Sail Plan Pro' : 'Sail Plan Standard', '1')])
  const proofs = async () => {
    const { items } = await must<{ items: { title: string; why: string; on: string | null; n: number }[] }>(
      technician,
      'GET',
      `/api/software/products/${std.id}/position`,
    )
    return items.map(({ title, why }) => `${title}: ${why}`)
  }
  expect(await proofs()).toContain('Laptop 2: none-bought')
  const buy = (product_id: string, more: object) =>
    write(undefined, (ctx) => createEntitlements(ctx, [{ product_id, quantity: 2, ...more }]))
  await buy(pro.id, { downgrade: true, cost: '800.00 EUR' })
  await buy(std.id, { cost: '300.00 EUR', ends_on: '2020-12-31' })
  const [lot] = await buy(std.id, { cost: '200.00 EUR', order_no: 'PO-1' })
  await must(manager, 'POST', `/api/software/products/${std.id}/lots/give`, {
    lot_id: lot?.id,
    holder_id: devices[5],
  })
  expect(await proofs()).toEqual([
    'Laptop 4: all-taken',
    'Laptop 5: all-taken',
    'Laptop 2: own',
    'Laptop 3: lower',
    'Laptop 6: given',
  ])
  await expect(show(std)).resolves.toMatchObject({
    installed: 5,
    owned: 2,
    covered: 3,
    short: 2,
    spare: 0,
    risk: '200.00 EUR',
    idle: null,
  })
  await expect(show(pro)).resolves.toMatchObject({ installed: 1, owned: 2, short: 0, spare: 0 })
  const short = await must<{ items: { name: string }[] }>(
    technician,
    'GET',
    `/api/software?q=${encodeURIComponent('short>1 sail')}`,
  )
  expect(short.items.map(({ name }) => name)).toEqual(['Sail Plan Standard'])
  // A lot by people covers all that one of them has.
  await buy(std.id, { metric: 'user', quantity: 1 })
  await write(undefined, async (ctx) => {
    const [person] = await createPeople(ctx, [{ display_name: 'Sol' }])
    await handOver(ctx, { ids: devices.slice(3, 5), to_id: person?.id ?? ana.id })
  })
  expect((await proofs()).filter((line) => line.endsWith('all-taken'))).toEqual([])
  await write(undefined, refreshAll)
  await expect(show(std)).resolves.toMatchObject({ covered: 5, short: 0 })
})

test('an audit pack holds what was true when it was made, and nobody changes it', async () => {
  const [vendor] = await write(undefined, (ctx) => createVendors(ctx, [{ name: 'Auditing Ltd' }]))
  const vendor_id = vendor?.id ?? ''
  const freeze = () => call(manager, 'POST', '/api/software/audits', { vendor_id })
  await expect(freeze()).resolves.toMatchObject({ status: 409 })
  const { id } = await addProduct({ name: 'Ballast Sim', vendor_id, rules: [{ name: 'ballast sim' }] })
  for (const device of devices.slice(0, 3)) await report(device, [one('Ballast Sim', '2')])
  await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product_id: id, quantity: 2, order_no: 'PO-9' }]),
  )
  const made = (await freeze()).body as { id: string }
  await must(manager, 'POST', `/api/software/products/${id}/lots`, { quantity: 50 })
  const view = await must<{ sha256: string; of: object[] }>(
    technician,
    'GET',
    `/api/software/audits/${made.id}`,
  )
  expect(view).toMatchObject({
    short: 1,
    installs: 3,
    of: [{ name: 'Ballast Sim', counts: { owned: 2, covered: 2 } }],
  })
  const { status, body } = await call(technician, 'GET', `/api/software/audits/${made.id}/file`)
  expect(status).toBe(200)
  expect(String(body).startsWith('PK')).toBe(true)
  const [row] = await house.db.selectFrom('audit_pack').selectAll().where('id', '=', made.id).execute()
  expect(
    createHash('sha256')
      .update(row?.content ?? '')
      .digest('hex'),
  ).toBe(view.sha256)
  await expect(house.db.updateTable('audit_pack').set({ short: 0 }).execute()).rejects.toThrow(
    'never changed',
  )
  await expect(house.db.deleteFrom('audit_pack').execute()).rejects.toThrow('never changed')
  const told = await must<object>(technician, 'GET', `/api/records/${vendor_id}/history`)
  expect(JSON.stringify(told)).toContain(`SHA-256 ${view.sha256.slice(0, 16)}`)
  await expect(call(technician, 'POST', '/api/software/audits', { vendor_id })).resolves.toMatchObject({
    status: 403,
  })
})

test('what lies idle is told with its money, and the cheapest legal position uses it before anything is bought', async () => {
  const [std, pro] = await Promise.all(
    ['Trim Standard', 'Trim Pro'].map((name, edition) =>
      addProduct({ name, family: 'Trim', edition: edition + 1, rules: [{ name }] }),
    ),
  )
  if (!std || !pro) throw new Error('none was made')
  for (const device of devices.slice(0, 4)) await report(device, [one('Trim Pro', '1')])
  const [lot] = await write(
    undefined,
    (ctx) =>
      createEntitlements(ctx, [
        { product_id: pro.id, quantity: 2, cost: '600.00 EUR' },
        { product_id: std.id, quantity: 1, cost: '50.00 EUR' },
      ]),
    '2026-01-01T00:00:00Z',
  )
  await write(
    undefined,
    (ctx) => giveSeat(ctx, { id: pro.id, lot_id: lot?.id ?? '', holder_id: devices[5] ?? '' }),
    '2026-01-01T00:00:00Z',
  )
  // One who runs a lower edition of the family uses the seat.
  const [lower] = await write(
    undefined,
    (ctx) =>
      createEntitlements(ctx, [{ product_id: pro.id, quantity: 1, downgrade: true, cost: '300.00 EUR' }]),
    '2026-01-01T00:00:00Z',
  )
  await report(devices[4] ?? '', [one('Trim Standard', '1')])
  await write(
    undefined,
    (ctx) => giveSeat(ctx, { id: pro.id, lot_id: lower?.id ?? '', holder_id: devices[4] ?? '' }),
    '2026-01-01T00:00:00Z',
  )
  const facts = { cores: 8, processors: 1 }
  await write(undefined, (ctx) => noteDevice(ctx, devices[3] ?? '', facts), '2026-02-01T00:00:00Z')
  await write(undefined, (ctx) => noteDevice(ctx, devices[2] ?? '', facts))
  const { items, saves } = await must<{ items: object[]; saves: string[] }>(
    technician,
    'GET',
    '/api/software/reclaimable?days=60&limit=200',
  )
  expect(items).toMatchObject([
    { what: 'seat', holder: { title: 'Laptop 6' }, saves: '300.00 EUR' },
    { what: 'device', holder: { title: 'Laptop 4' }, saves: '300.00 EUR' },
  ])
  expect(saves).toEqual(['600.00 EUR'])
  const plan = await must<{ steps: { what: string }[]; cost: string; instead: string }>(
    technician,
    'GET',
    `/api/software/products/${pro.id}/cheapest`,
  )
  expect(plan).toMatchObject({ cost: '0.00 EUR', instead: '900.00 EUR' })
  expect(plan.steps.map(({ what }) => what).sort()).toEqual(['lower', 'move', 'remove'])
})

test('what is paid by the month is told as a year', async () => {
  const { id } = await addProduct({ name: 'Tide Table', rules: [{ name: 'tide table' }] })
  const [lot] = await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product_id: id, quantity: 2, cost: '20.00 EUR', per: 'month' }]),
  )
  await write(
    undefined,
    (ctx) => giveSeat(ctx, { id, lot_id: lot?.id ?? '', holder_id: devices[1] ?? '' }),
    '2026-01-01T00:00:00Z',
  )
  await expect(show({ id })).resolves.toMatchObject({ spare: 1, idle: '120.00 EUR' })
  const { items } = await must<{ items: { product: Made; saves: string }[] }>(
    technician,
    'GET',
    '/api/software/reclaimable?limit=200',
  )
  expect(items.find(({ product }) => product.id === id)?.saves).toBe('120.00 EUR')
  for (const n of [0, 2, 4]) await report(devices[n] ?? '', [one('Tide Table', '1')])
  const plan = await must<object>(technician, 'GET', `/api/software/products/${id}/cheapest`)
  expect(plan).toMatchObject({ cost: '120.00 EUR', instead: '240.00 EUR', unpriced: 0 })
})

test('what is alike is counted where it is and not brought into memory, and its proof says the same', async () => {
  const { id } = await addProduct({ name: 'Buoy Reader', licensing: 'free', rules: [{ name: 'buoy*' }] })
  const { id: bought } = await addProduct({ name: 'Fender Suite', rules: [{ name: 'fender*' }] })
  for (const device of devices.slice(0, 3))
    await report(device, [one('Buoy A', '1'), one('Buoy B', '1'), one('Fender A', '1'), one('Fender B', '1')])
  await write(undefined, (ctx) => createEntitlements(ctx, [{ product_id: bought, quantity: 2 }]))
  const asked: string[] = []
  await write(undefined, (ctx) => {
    const db = ctx.db.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(JSON.stringify(node))
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    })
    return refreshPositions({ ...ctx, db }, [id, bought])
  })
  expect(asked.some((node) => node.includes('i.device_id as device'))).toBe(false)
  await expect(show({ id })).resolves.toMatchObject({ installed: 3, covered: 3, short: 0, owned: 0 })
  await expect(show({ id: bought })).resolves.toMatchObject({ installed: 3, covered: 2, short: 1, spare: 0 })
  const proof = await must<object>(technician, 'GET', `/api/software/products/${bought}/position`)
  expect(proof).toMatchObject({ total: 3, covered: 2, exact: true })
  const page = '/api/software/reclaimable?days='
  await expect(call(technician, 'GET', `${page}1`)).resolves.toMatchObject({ status: 422 })
  const all = await must<{ saves: string[] }>(technician, 'GET', `${page}60`)
  const first = await must<{ saves: string[]; next: string }>(technician, 'GET', `${page}60&limit=1`)
  const second = await must<{ saves: string[] }>(technician, 'GET', `${page}60&limit=1&after=${first.next}`)
  expect([first.saves, second.saves]).toEqual([all.saves, all.saves])
  await expect(must(technician, 'GET', `${page}3650`)).resolves.toEqual({ items: [], next: null, saves: [] })
})

test('a product that must not be installed is told once for each device, until it is gone from there', async () => {
  const told = async () => {
    const rows = await house.db
      .selectFrom('event')
      .innerJoin('event_data as d', 'd.event_id', 'event.id')
      .select('d.payload')
      .where('event.kind', '=', 'product.denied-found')
      .orderBy('event.id')
      .execute()
    return rows.map(({ payload }) => (JSON.parse(payload) as { n: number }).n)
  }
  await report(devices[0] ?? '', [one('Sonar Torrent', '1')])
  const { id } = await addProduct({
    name: 'Sonar Torrent',
    licensing: 'free',
    rules: [{ name: 'sonar torrent' }],
  })
  expect(await told()).toEqual([])
  await must(manager, 'PATCH', `/api/software/products/${id}`, {
    denied: true,
    denied_why: 'It shares files',
  })
  expect(await told()).toEqual([1])
  await report(devices[0] ?? '', [one('Sonar Torrent', '2')])
  expect(await told()).toEqual([1])
  await report(devices[1] ?? '', [one('Sonar Torrent', '2')])
  await report(devices[1] ?? '', [])
  await report(devices[1] ?? '', [one('Sonar Torrent', '2')])
  expect(await told()).toEqual([1, 1, 1])
})
