import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { world } from '#test/world'
import { createAssets } from '../public.ts'
import { renameThings } from './rename.ts'
import type { ModelRow, StatusRow, TypeRow } from './schemas.ts'

const { call, db, must, someone, write } = await world()
const [manager, technician] = await Promise.all([someone('Mia', ['manager']), someone('Tom', ['technician'])])
const items = async <T>(path: string) => (await must<{ items: T[] }>(technician, 'GET', path)).items
const refused = async (who: typeof manager, method: 'POST' | 'PATCH', path: string, body: object) => {
  const { status, body: told } = await call(who, method, path, body)
  return { status, detail: (told as { title?: string }).title }
}

await write(undefined, (ctx) =>
  createAssets(ctx, [
    { type: 'laptop', manufacturer: 'Corvid', model: 'W16', bought_on: '2025-01-01' },
    { type: 'laptop', manufacturer: 'Corvid', model: 'W16', name: 'The big one', bought_on: '2025-01-01' },
    { type: 'laptop', manufacturer: 'Corvid', model: 'W16', status: 'sold' },
  ]),
)

test('a model says how many there are and how old; renamed, its things are called as it is', async () => {
  const [model] = await items<ModelRow>('/api/assets/models?find=corvid')
  expect(model).toMatchObject({ name: 'W16', manufacturer: 'Corvid', count: 2, type_title: 'Laptop' })
  expect(model?.mean_age).toBeGreaterThan(600)
  const path = `/api/assets/models/${model?.id}`
  expect(
    await must(technician, 'PATCH', path, { version: 1, name: 'W16 G2', end_of_life: '2028-06-30' }),
  ).toEqual({ version: 2 })
  expect(await refused(technician, 'PATCH', path, { version: 1, name: 'Old' })).toMatchObject({ status: 412 })
  const names = await items<{ name: string }>('/api/assets?q=model:%22W16%20G2%22')
  expect(names.map(({ name }) => name).toSorted()).toEqual(['Corvid W16 G2', 'Corvid W16 G2', 'The big one'])
  expect(await items('/api/assets?q=says:G2')).toHaveLength(3)
})

/** Somebody stands before a record that another holds. */
async function someoneWaits() {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows.length > 0
}

test('a name that somebody gives a thing while its model is renamed is kept', async () => {
  const [thing] = await write(undefined, (ctx) =>
    createAssets(ctx, [{ type: 'laptop', manufacturer: 'Nordlys', model: 'Fjell' }]),
  )
  const path = `/api/assets/${thing?.id}`
  const [model] = await items<ModelRow>('/api/assets/models?find=fjell')
  const id = model?.id ?? ''
  let naming: Promise<unknown> = Promise.resolve()
  await write(undefined, (ctx) =>
    renameThings(ctx, [id], async () => {
      let named = false
      naming = must(technician, 'PATCH', path, { name: 'Mine' }).finally(() => (named = true))
      await vi.waitFor(async () => expect(named || (await someoneWaits())).toBe(true))
      await sql`update asset_model set name = 'Topp' where id = ${id}::uuid`.execute(ctx.db)
    }),
  )
  await naming
  expect(await must(technician, 'GET', path)).toMatchObject({ name: 'Mine', model: 'Topp' })
})

test('types and states are the organisation’s own; what is used is archived and stays', async () => {
  const type = { code: 'scanner', title: 'Hand scanner', icon: 'print', capacities: ['serial', 'lendable'] }
  expect((await call(technician, 'POST', '/api/assets/types', type)).status).toBe(403)
  await must(manager, 'POST', '/api/assets/types', type)
  expect(await refused(manager, 'POST', '/api/assets/types', type)).toMatchObject({
    detail: 'There is a type with this name already',
  })
  const [one] = await write(undefined, (ctx) => createAssets(ctx, [{ type: 'scanner' }]))
  await must(manager, 'PATCH', '/api/assets/types/scanner', { version: 1, archived: true })
  const offered = await must<{ types: { code: string }[] }>(technician, 'GET', '/api/assets/choices')
  expect(offered.types.map(({ code }) => code)).not.toContain('scanner')
  expect(await must(technician, 'GET', `/api/assets/${one?.id}`)).toMatchObject({
    type: { title: 'Hand scanner' },
  })
  expect(await items<TypeRow>('/api/assets/types?archived=true')).toContainEqual(
    expect.objectContaining({ code: 'scanner', archived: true, used: 1 }),
  )
  expect(
    await refused(manager, 'PATCH', '/api/assets/types/laptop', { version: 1, capacities: ['counted'] }),
  ).toMatchObject({ detail: expect.stringContaining('stays as it is') })
})

test('what a state means stays while something is in it, and each meaning keeps one', async () => {
  const statuses = await items<StatusRow>('/api/assets/statuses')
  expect(statuses.find(({ code }) => code === 'sold')).toMatchObject({ meaning: 'gone', used: 1 })
  const change = (code: string, body: object) =>
    refused(manager, 'PATCH', `/api/assets/statuses/${code}`, { version: 1, ...body })
  expect(await change('sold', { meaning: 'out' })).toMatchObject({
    detail: 'There is # asset in this state; what it means stays as it is'.replace('#', '1'),
  })
  expect(await change('ready', { archived: true })).toMatchObject({
    detail: 'It is the only state that means “Ready”; add another one first',
  })
  expect(await change('lost', { archived: true })).toMatchObject({ status: 200 })
})
