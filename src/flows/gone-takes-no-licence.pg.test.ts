import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import type { Reply } from '#lib/contract'
import type { agents } from '#modules/agents/contract'
import { createPeople } from '#modules/people/public'
import { createEntitlements, createProducts } from '#modules/software/public'
import { reportOf, sendTo } from '#test/agents'
import { importing } from '#test/importing'
import { world } from '#test/world'

const house = await world()
const { call, db, must, write } = house
const mona = await house.someone('Mona', ['manager', 'administrator'])

test('what is gone has nothing installed and takes no licence; once it is back and reports the same, it has again', async () => {
  const { token } = await must<{ token: string }>(mona, 'POST', '/api/agents/tokens', { name: 'All' })
  const told = reportOf({ device: 'pc-9', name: 'pc-9', serial: 'GONE-9', softwares: [['keel draw', '1']] })
  const report = async () => expect(await sendTo(house, told, { token })).toMatchObject({ status: 200 })
  await report()
  const { items } = await must<Reply<typeof agents.list>>(mona, 'GET', '/api/agents?find=pc-9')
  const asset = items[0]?.asset?.id ?? ''
  const [product] = await write(undefined, (ctx) =>
    createProducts(ctx, [{ name: 'Keel Draw', rules: [{ name: 'keel draw' }] }]),
  )
  const taking = async () =>
    (await must<{ items: object[] }>(mona, 'GET', `/api/software/products/${product?.id}/position`)).items
      .length
  const becomes = (status: string) => must(mona, 'PATCH', `/api/assets/${asset}`, { status })
  expect(await taking()).toBe(1)
  await becomes('disposed')
  await vi.waitFor(async () => expect(await taking()).toBe(0), { timeout: 10_000 })
  await becomes('ready')
  await vi.waitFor(
    async () => {
      await report()
      expect(await taking()).toBe(1)
    },
    { timeout: 10_000 },
  )
  // A list of one’s own may say so, too, of what somebody had.
  const [ana] = await write(undefined, (ctx) => createPeople(ctx, [{ display_name: 'Ana Berg' }]))
  await must(mona, 'POST', '/api/assets/hand-over', { ids: [asset], to_id: ana?.id })
  const list = 'Asset Tag,Serial,Status\nT-9,GONE-9,Lost\n'
  await importing(house).imported(mona, 'lost.csv', list, 'assets')
  await vi.waitFor(async () => expect(await taking()).toBe(0), { timeout: 10_000 })
})

test('what nobody held is told gone by a list, counts no more whatever it reports, and a person hears that it does', async () => {
  const { token } = await must<{ token: string }>(mona, 'POST', '/api/agents/tokens', { name: 'More' })
  const told = (version: string) =>
    reportOf({ device: 'pc-8', name: 'pc-8', serial: 'GONE-8', softwares: [['keel trim', version]] })
  const report = async (version: string) =>
    expect(await sendTo(house, told(version), { token })).toMatchObject({ status: 200 })
  const [product] = await write(undefined, (ctx) =>
    createProducts(ctx, [{ name: 'Keel Trim', rules: [{ name: 'keel trim' }] }]),
  )
  const taking = async () =>
    (await must<{ items: object[] }>(mona, 'GET', `/api/software/products/${product?.id}/position`)).items
      .length
  const panel = async () => {
    const { panels } = await must<{ panels: { name: string; items: { title: string; sub: string }[] }[] }>(
      mona,
      'GET',
      '/api/bridge',
    )
    return panels.find(({ name }) => name === 'agents.gone')?.items
  }
  await report('1')
  expect(await taking()).toBe(1)
  expect(await panel()).toBeUndefined()
  await importing(house).imported(mona, 'gone.csv', 'Serial,Status\nGONE-8,Disposed\n', 'snipe-it-assets')
  await vi.waitFor(async () => expect(await taking()).toBe(0), { timeout: 10_000 })
  await report('2')
  expect(await taking()).toBe(0)
  expect(await panel()).toMatchObject([{ title: 'pc-8', sub: expect.stringContaining('is gone here') }])
  const { items } = await must<Reply<typeof agents.list>>(mona, 'GET', '/api/agents?find=pc-8')
  const asset = items[0]?.asset?.id ?? ''
  await must(mona, 'PATCH', `/api/assets/${asset}`, { status: 'ready' })
  expect(await panel()).toBeUndefined()
  await vi.waitFor(
    async () => {
      await report('2')
      expect(await taking()).toBe(1)
    },
    { timeout: 10_000 },
  )
  // As it was disposed of before anybody ended what is installed there.
  await sql`update asset set status = 'disposed', meaning = 'gone' where id = ${asset}::uuid`.execute(db)
  expect(await taking()).toBe(1)
  const file = '../modules/software/migrations/20261201-1701-gone-has-nothing-installed.sql'
  await sql.raw(readFileSync(new URL(file, import.meta.url), 'utf8')).execute(db)
  expect(await taking()).toBe(0)
})

test('seats and keys of what is gone come back however it went, and are its own again once it is back', async () => {
  const [product] = await write(undefined, (ctx) => createProducts(ctx, [{ name: 'Keel Chart' }]))
  const id = product?.id ?? ''
  const [lot] = await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product_id: id, metric: 'device', quantity: 1, order_no: 'PO-3' }]),
  )
  const lot_id = lot?.id ?? ''
  const at = `/api/software/products/${id}`
  const [one, two] = (
    await Promise.all(
      ['SEAT-1', 'SEAT-2'].map((serial) =>
        must<{ id: string }>(mona, 'POST', '/api/assets', { type: 'laptop', name: serial, serial }),
      ),
    )
  ).map((made) => made.id)
  const asset = one ?? ''
  await must(mona, 'POST', `${at}/keys`, { lot_id, keys: 'AAAA-1', label: 'Chart', activations: 1 })
  const [key] = (await must<{ items: { id: string }[] }>(mona, 'GET', `${at}/keys`)).items
  await must(mona, 'POST', `${at}/lots/give`, { lot_id, holder_id: asset })
  await must(mona, 'POST', `${at}/keys/reveal`, { key_id: key?.id, reason: 'Set up', holder_id: asset })
  const has = async (holder = asset) =>
    (await must<{ items: { what: string }[] }>(mona, 'GET', `/api/software/held/${holder}`)).items.map(
      ({ what }) => what,
    )
  const until = (wanted: string[]) =>
    vi.waitFor(async () => expect((await has()).toSorted()).toEqual(wanted), { timeout: 10_000 })
  const becomes = (status: string) => must(mona, 'PATCH', `/api/assets/${asset}`, { status })
  const both = ['key', 'seat']
  await until(both)

  await becomes('lost')
  await until([])
  const { rows: sights } = await sql<{ n: number }>`
    select count(*)::int as n from custody_move where from_id = ${asset}::uuid and reason = 'holder-gone'`.execute(
    db,
  )
  expect(sights).toEqual([{ n: 2 }])
  const history = JSON.stringify(await must(mona, 'GET', `/api/records/${id}/history`))
  expect(history).toMatch(/Took the seat of AST-\d+ SEAT-1 back/)
  expect(history).toContain('SEAT-1 gave the licence key Chart back')
  await becomes('ready')
  await until(both)
  expect(JSON.stringify(await must(mona, 'GET', `/api/records/${id}/history`))).toContain(
    'SEAT-1 has the licence key Chart again',
  )
  const register = await must<{ items: { given_back_at: string | null }[] }>(
    mona,
    'GET',
    '/api/software/keys/seen?days=1',
  )
  expect(register.items).toMatchObject([{ given_back_at: null }])

  await must(mona, 'POST', '/api/assets/hand-over', { ids: [asset], to_id: null, status: 'sold' })
  await until([])
  await becomes('ready')
  await until(both)
  const { imported } = importing(house)
  const done = await imported(mona, 'gone.csv', 'Asset Tag,Serial,Status\nT-S1,SEAT-1,Disposed\n', 'assets')
  await until([])
  await importing(house).act(mona, done, 'undo')
  await until(both)

  // What somebody else was given meanwhile stays theirs.
  await becomes('disposed')
  await until([])
  await must(mona, 'POST', `${at}/lots/give`, { lot_id, holder_id: two })
  await becomes('ready')
  await until(['key'])
  expect(await has(two)).toEqual(['seat'])

  // What is gone already is given nothing: neither by hand nor by a list.
  await becomes('lost')
  await until([])
  await must(mona, 'POST', `${at}/lots/take`, { lot_id, holder_id: two })
  const seats = await call(mona, 'POST', `${at}/lots/give`, { lot_id, holder_id: asset })
  expect(seats).toMatchObject({ status: 409 })
  expect(JSON.stringify(seats.body)).toContain('SEAT-1 is gone, and gets no licence')
  const shown = { key_id: key?.id, reason: 'Set up', holder_id: asset }
  expect(await call(mona, 'POST', `${at}/keys/reveal`, shown)).toMatchObject({ status: 409 })
  await db.updateTable('asset').set({ tag: 'T-GONE' }).where('id', '=', asset).execute()
  const list = 'Item name,seats,Checked Out to: Asset Tag\nKeel Chart,3,T-GONE\n'
  const tried = await importing(house).rehearsed(mona, 'licences.csv', list, 'snipe-it-licences')
  expect(JSON.stringify(await importing(house).rows(mona, tried))).toContain('“T-GONE” is gone')
  // Nor is what is back given a seat of a lot that counts people by now.
  await must(mona, 'POST', `${at}/lots/give`, { lot_id, holder_id: two })
  await becomes('ready')
  await until(['key'])
  await must(mona, 'POST', `${at}/lots/take`, { lot_id, holder_id: two })
  await becomes('lost')
  await until([])
  await must(mona, 'POST', `${at}/lots/save`, { lot_id, metric: 'user', quantity: 1 })
  await becomes('ready')
  await until(['key'])
})
