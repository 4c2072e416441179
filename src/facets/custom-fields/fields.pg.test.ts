import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { fieldsFor } from '#lib/filter/fields'
import { readFilter } from '#lib/filter/filter'
import { system } from '#kernel/actor'
import { reading } from '#kernel/context'
import { filterToSql } from '#kernel/filter-to-sql/to-sql'
import { type ListSpec, pageOf } from '#kernel/listing'
import { things } from '#test/things'
import { world } from '#test/world'
import {
  acceptCustom,
  customFilterFields,
  customSchema,
  customSorts,
  shownCustom,
  tryCustom,
} from './public.ts'

const house = await world()
const { someone, call, db, read, write } = house
const { make } = await things(house)

const ana = await someone('Ana', ['technician'])
const adam = await someone('Adam', ['administrator'])
const audrey = await someone('Audrey', ['auditor'])
const rita = await someone('Rita', ['requester'])

type Who = typeof ana
interface Shown {
  id: string
  name: string
  archived: boolean
}
const add = (who: Who, title: string, more: object = {}) =>
  call(who, 'POST', '/api/fields', { kind: 'thing', title, type: 'text', ...more })
const added = async (title: string, more: object = {}) => {
  const { status, body } = await add(adam, title, more)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body as Shown
}
const change = (id: string, patch: object) => call(adam, 'PATCH', `/api/fields/${id}`, patch)
const names = async (who: Who, query = '') =>
  ((await call(who, 'GET', `/api/fields?kind=thing${query}`)).body as { items: Shown[] }).items.map(
    ({ name }) => name,
  )
const indexes = async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = 'thing'::regclass and i.indisvalid and c.relname like 'custom%'`.execute(db)
  return rows.length
}
/** The worker of this house builds and drops them: soon there are so many. */
const soonIndexes = (n: number) =>
  vi.waitFor(async () => expect(await indexes()).toBe(n), { timeout: 15_000, interval: 50 })
const accept = (who: Who | undefined, values: object, before?: object) =>
  write(
    who,
    async (ctx) =>
      (await acceptCustom(ctx, 'thing', [{ values: { ...values }, before: before && { ...before } }]))[0],
  )
const clear = () => db.deleteFrom('custom_field').execute()

test('an administrator adds fields; only kinds with room for them take any', async () => {
  await clear()
  const field = await added('Cost centre', { hint: 'Four digits', internal: false })
  expect(field).toMatchObject({ name: 'cost-centre', type: 'text', required: false, archived: false })
  for (const who of [ana, rita, audrey]) expect((await add(who, 'Mine')).status).toBe(403)
  expect(await add(adam, 'Cost  Centre!')).toMatchObject({ status: 409, body: { key: 'fields.name-taken' } })
  expect(await add(adam, 'x', { kind: 'tag' })).toMatchObject({
    status: 422,
    body: { key: 'fields.no-fields' },
  })
  expect(await add(adam, '日本')).toMatchObject({ status: 422, body: { key: 'fields.no-name' } })
  const { body } = await call(adam, 'GET', '/api/fields/kinds')
  expect((body as { items: unknown[] }).items).toContainEqual({
    name: 'thing',
    title: 'Thing',
    fields: 1,
    types: [],
  })
})

test('choices are checked, and never taken from the records that hold them', async () => {
  await clear()
  const red = { value: 'red', title: 'Red' }
  expect((await add(adam, 'Colour', { type: 'choice' })).status).toBe(409)
  expect((await add(adam, 'Colour', { type: 'choice', choices: [red, red] })).status).toBe(409)
  const { id } = await added('Colour', { type: 'choice', choices: [red] })
  const blue = { value: 'blue', title: 'Blue' }
  expect((await change(id, { choices: [blue] })).status).toBe(409)
  expect((await change(id, { choices: [blue, { ...red, archived: true }] })).body).toMatchObject({
    choices: [
      { value: 'blue', archived: false },
      { value: 'red', archived: true },
    ],
  })
  expect(
    (
      await change(id, {
        choices: [
          { ...red, archived: true },
          { ...blue, archived: true },
        ],
      })
    ).status,
  ).toBe(409)
})

test('internal fields are hidden from requesters everywhere: list, schema, values, filter and sort', async () => {
  await clear()
  await added('Open', { internal: false, sortable: true })
  await added('Secret', { sortable: true })
  expect(await names(ana)).toEqual(['open', 'secret'])
  expect(await names(audrey)).toEqual(['open', 'secret'])
  expect(await names(rita)).toEqual(['open'])
  const stored = { open: 'a', secret: 'b' }
  const seenBy = (who: Who) =>
    read(who, async (ctx) => ({
      schema: Object.keys((await customSchema(ctx, 'thing')).schema.shape),
      shown: await shownCustom(ctx, 'thing', [stored]),
      filter: (await customFilterFields(ctx, ['thing'])).map(({ name }) => name),
      sorts: Object.keys(await customSorts(ctx, ['thing'])),
    }))
  expect(await seenBy(rita)).toEqual({
    schema: ['open'],
    shown: [{ open: 'a' }],
    filter: ['open'],
    sorts: ['custom.open', '-custom.open'],
  })
  expect((await seenBy(ana)).shown).toEqual([stored])
  await expect(accept(rita, { secret: 'guess' }, stored)).rejects.toMatchObject({
    details: { fields: { 'custom.secret': ['There is no field “secret”'] } },
  })
  // What the writer does not see stays untouched.
  expect(await accept(rita, { open: 'c' }, stored)).toEqual({
    open: 'c',
    secret: 'b',
  })
})

test('an archived field keeps its values, hidden, and can come back', async () => {
  await clear()
  const { id } = await added('Rack', { internal: false })
  await change(id, { archived: true })
  expect(await names(ana)).toEqual([])
  expect(await names(ana, '&archived=true')).toEqual([])
  expect(await names(adam, '&archived=true')).toEqual(['rack'])
  const custom = await accept(ana, {}, { rack: '4' })
  expect(custom).toEqual({ rack: '4' })
  expect(await read(ana, (ctx) => shownCustom(ctx, 'thing', [custom ?? {}]))).toEqual([{}])
  await change(id, { archived: false })
  expect(await read(ana, (ctx) => shownCustom(ctx, 'thing', [custom ?? {}]))).toEqual([{ rack: '4' }])
})

test('every change counts the version up, and is told to those who fill the fields in', async () => {
  await clear()
  const version = () => read(ana, async (ctx) => (await customSchema(ctx, 'thing')).version)
  const before = await version()
  const { id } = await added('Rack')
  await change(id, { title: 'Rack unit' })
  await change(id, { archived: true })
  expect(await version()).toBe(before + 3)
  const { body } = await call(audrey, 'GET', `/api/audit?subject=${id}`)
  expect((body as { items: { lines: string[] }[] }).items.map(({ lines: [line] }) => line)).toEqual([
    'Adam archived the field Rack unit',
    'Adam changed the field Rack unit',
    'Adam added the field Rack',
  ])
})

test('fields stand in the order that was chosen', async () => {
  await clear()
  const [a, b, c] = [await added('A'), await added('B'), await added('C')]
  const order = (fields: string[]) => call(adam, 'POST', '/api/fields/order', { kind: 'thing', fields })
  expect((await order([c.id, a.id])).status).toBe(422)
  expect((await order([c.id, a.id, a.id])).status).toBe(422)
  expect((await order([c.id, a.id, b.id])).status).toBe(200)
  expect(await names(ana)).toEqual(['c', 'a', 'b'])
})

test('many records are checked at once, people among the values', async () => {
  await clear()
  await added('Keeper', { type: 'person' })
  await added('Units', { type: 'number' })
  const [good, wrong, both] = await read(ana, (ctx) =>
    tryCustom(ctx, 'thing', [
      { values: { keeper: rita.id, units: 2 } },
      { values: { keeper: crypto.randomUUID() } },
      { values: { keeper: house.url, units: 'x' } },
    ]),
  )
  expect(good).toEqual({ custom: { keeper: rita.id, units: 2 } })
  expect(wrong).toEqual({ problems: { keeper: ['Nobody known here'] } })
  expect(both).toEqual({ problems: { keeper: [expect.any(String)], units: [expect.any(String)] } })
})

test('what is needed is asked of people, not of mail and flows', async () => {
  await clear()
  await added('Cost centre', { required: true })
  await expect(accept(ana, {})).rejects.toMatchObject({
    details: { fields: { 'custom.cost-centre': ['This is needed'] } },
  })
  expect(await accept(undefined, {})).toEqual({})
  await expect(accept(undefined, { 'cost-centre': 5 })).rejects.toMatchObject({ kind: 'invalid' })
  // It cannot be emptied, but a record that never had it can be changed elsewhere.
  await expect(accept(ana, { 'cost-centre': '' }, { 'cost-centre': '4711' })).rejects.toThrow()
  expect(await accept(ana, {}, { other: 1 })).toEqual({ other: 1 })
})

test('no more than sixteen fields of a kind can be sorted by, and only some types at all', async () => {
  await clear()
  expect(await add(adam, 'Words', { type: 'paragraph', sortable: true })).toMatchObject({
    status: 409,
    body: { key: 'fields.not-sortable' },
  })
  for (let n = 0; n < 16; n++) await added(`Sorted ${n}`, { name: `sorted-${n}`, sortable: true })
  expect(await add(adam, 'One more', { sortable: true })).toMatchObject({
    status: 409,
    body: { key: 'fields.too-many-sortable' },
  })
  const { id } = await added('Plain')
  expect((await change(id, { sortable: true })).status).toBe(409)
  expect((await change(id, { title: 'Still plain' })).status).toBe(200)
})

test('sorting by a field of one’s own goes by an index that a job builds and drops', async () => {
  await clear()
  const { id } = await added('Units', { type: 'number', sortable: true })
  await added('Label', { sortable: true })
  await soonIndexes(2)

  const ids: string[] = []
  for (const custom of [
    { units: 10, label: 'Box 10' },
    { units: 9, label: 'box 9' },
    {},
    { units: -1, label: 'Äpfel' },
  ]) {
    const thing = await make('Sorted')
    await sql`update thing set custom = ${JSON.stringify(custom)}::jsonb where id = ${thing.id}::uuid`.execute(
      db,
    )
    ids.push(thing.id)
  }
  const [ten = '', nine = '', none = '', minus = ''] = ids
  const ctx = reading({ db, actor: system })
  const spec: ListSpec = {
    table: 'thing',
    select: { id: sql`t.id` },
    sorts: await customSorts(ctx, ['thing']),
    defaultSort: 'custom.units',
  }
  const sorted = async (sort: string) => {
    const found: string[] = []
    let after: string | undefined
    do {
      const page = await pageOf<{ id: string }>(ctx, spec, sql`t.title = 'Sorted'`, { sort, after, limit: 1 })
      found.push(...page.items.map((item) => item.id))
      after = page.next ?? undefined
    } while (after !== undefined)
    return found
  }
  expect(await sorted('custom.units')).toEqual([none, minus, nine, ten])
  expect(await sorted('-custom.units')).toEqual([ten, nine, minus, none])
  expect(await sorted('custom.label')).toEqual([none, minus, nine, ten])

  const plan = await db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    await sql`set local enable_sort = off`.execute(tx)
    const { of } = spec.sorts['custom.units']?.by[0] ?? {}
    const { rows } = await sql<{
      'QUERY PLAN': string
    }>`explain select t.id from thing t order by ${of?.('t')}, t.id limit 5`.execute(tx)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toMatch(/Index.* using custom_/)

  await change(id, { sortable: false })
  await soonIndexes(1)
})

test('an index whose build was cut short is built anew', async () => {
  await clear()
  await added('Label', { sortable: true })
  await soonIndexes(1)
  await sql`update pg_index set indisvalid = false where indexrelid = (select c.oid from pg_class c join pg_index i on i.indexrelid = c.oid
    where i.indrelid = 'thing'::regclass and c.relname like 'custom%')`.execute(db)
  expect(await indexes()).toBe(0)
  await added('Units', { type: 'number', sortable: true })
  await soonIndexes(2)
})

test('filters ask fields of one’s own by type', async () => {
  await clear()
  await added('Units', { type: 'number' })
  await added('Colours', { type: 'choices', choices: [{ value: 'red', title: 'Red' }] })
  await added('Keeper', { type: 'person' })
  const rows = { match: { units: 7, colours: ['red'], keeper: rita.id }, other: { units: 8 } }
  for (const [title, custom] of Object.entries(rows)) {
    const { id } = await make(`Filtered ${title}`)
    await sql`update thing set custom = ${JSON.stringify(custom)}::jsonb where id = ${id}::uuid`.execute(db)
  }
  const ctx = reading({ db, actor: system })
  const all = await customFilterFields(ctx, ['thing'])
  const found = async (q: string) => {
    const fields = fieldsFor(
      all.map(({ field }) => field),
      () => true,
    )
    const predicate = await readFilter(
      q,
      fields,
      { now: ctx.now, zone: 'UTC', me: rita.id },
      async () => new Map(),
    )
    const where = filterToSql(predicate, Object.fromEntries(all.map(({ name, column }) => [name, column()])))
    const { rows: hits } = await sql<{
      title: string
    }>`select title from thing t where title like 'Filtered%' and ${where} order by 1`.execute(db)
    return hits.map(({ title }) => title.slice('Filtered '.length))
  }
  expect(await found('units>7')).toEqual(['other'])
  expect(await found('custom.units:7')).toEqual(['match'])
  expect(await found('colours:red')).toEqual(['match'])
  expect(await found('colours:none')).toEqual(['other'])
  expect(await found('keeper:me')).toEqual(['match'])
})

test('two administrators at once do not lose a change', async () => {
  await clear()
  const made = await Promise.all(
    Array.from({ length: 5 }, (_, n) => add(adam, `Field ${n}`, { name: `f-${n}` })),
  )
  expect(made.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  const positions = await db.selectFrom('custom_field').select('position').orderBy('position').execute()
  expect(positions.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4])
})
