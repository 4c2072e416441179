import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createPlaces } from '#modules/places/public'
import { world } from '#test/world'
import { recordInstallations, type Reported } from './record.ts'

const house = await world()
let device = ''
let tech: Awaited<ReturnType<typeof house.someone>>

beforeAll(async () => {
  // Whatever stands on the spine can have software; places are at hand.
  const [made] = await house.write(undefined, (ctx) => createPlaces(ctx, [{ name: 'Kiosk', level: 'site' }]))
  device = made?.id ?? ''
  tech = await house.someone('Tess', ['technician'])
})

const one = (name: string, version = '1.0', publisher = 'Debian'): Reported => ({
  name,
  version,
  publisher,
  source: 'deb',
})
const record = (packages: readonly Reported[], now?: string) =>
  house.write(undefined, (ctx) => recordInstallations(ctx, device, packages), now)
const rowIds = async () => {
  const { rows } = await sql<{
    at: string
  }>`select ctid::text || xmin::text as at from installation order by 1`.execute(house.db)
  return rows.map(({ at }) => at)
}

test('what stays costs no write; what goes ends, and what comes again begins again', async () => {
  await expect(record([one('vim'), one('curl'), one('curl')], '2026-01-01T00:00:00Z')).resolves.toEqual({
    began: ['curl', 'vim'],
    ended: [],
  })
  const before = await rowIds()
  await expect(record([one('curl'), one('vim')], '2026-01-02T00:00:00Z')).resolves.toEqual({
    began: [],
    ended: [],
  })
  await expect(rowIds()).resolves.toEqual(before)

  await record([one('curl', '1.1')], '2026-01-03T00:00:00Z')
  await record([one('curl', '1.1'), one('vim')], '2026-01-04T00:00:00Z')
  const { items, now, gone } = await house.must<{
    items: Record<string, unknown>[]
    now: number
    gone: number
  }>(tech, 'GET', `/api/software/on/${device}?past=true`)
  expect({ now, gone }).toEqual({ now: 2, gone: 1 })
  expect(items.map(({ name, version, last_seen }) => [name, version, last_seen])).toEqual([
    ['curl', '1.0', '2026-01-03T00:00:00Z'],
    ['curl', '1.1', null],
    ['vim', '1.0', null],
  ])
  const there = (query: string) =>
    house.must<{ items: object[]; next: string }>(tech, 'GET', `/api/software/on/${device}?limit=1${query}`)
  const first = await there('')
  const second = await there(`&after=${first.next}`)
  expect([...first.items, ...second.items]).toMatchObject([
    { name: 'curl', version: '1.1', first_seen: '2026-01-03T00:00:00Z', last_seen: null },
    { name: 'vim', version: '1.0', first_seen: '2026-01-04T00:00:00Z', last_seen: null },
  ])
  expect(second.next).toBeNull()
  const { rows } = await sql`select from installation`.execute(house.db)
  expect(rows).toHaveLength(4)
})

test('who has it, found by a part of its name, page by page', async () => {
  await record([one('libalpha'), one('libbeta'), one('100%_real', '2')])
  const list = (query: string) =>
    house.must<{ items: { id: number; name: string; devices: number }[]; next: string | null }>(
      tech,
      'GET',
      `/api/software/packages?${query}`,
    )
  const first = await list('find=LIB&limit=1')
  expect(first.items).toMatchObject([{ name: 'libalpha', devices: 1 }])
  const second = await list(`find=LIB&limit=1&after=${first.next}`)
  expect(second.items).toMatchObject([{ name: 'libbeta' }])
  expect(second.next).toBeNull()
  await expect(list('find=0%25_')).resolves.toMatchObject({ items: [{ name: '100%_real' }] })
  // What nothing has any more is not listed.
  await expect(list('find=vim')).resolves.toMatchObject({ items: [] })
  const found = await house.must<{ items: object[] }>(
    tech,
    'GET',
    `/api/software/packages/${first.items[0]?.id}/devices`,
  )
  expect(found.items).toMatchObject([{ id: device, title: 'Kiosk', last_seen: null }])
})

test('two at once name the same new software', async () => {
  const many = Array.from({ length: 200 }, (_, n) => one(`same-${n}`))
  const [other] = await house.write(undefined, (ctx) =>
    createPlaces(ctx, [{ name: 'Beside', level: 'site' }]),
  )
  const both = await Promise.all([
    record(many),
    house.write(undefined, (ctx) => recordInstallations(ctx, other?.id ?? '', many.toReversed())),
  ])
  expect(both.map(({ began }) => began.length)).toEqual([200, 200])
})

test('who may not see the device is told nothing of it', async () => {
  const nobody = await house.someone('Nobody')
  await expect(house.call(nobody, 'GET', `/api/software/on/${device}`)).resolves.toMatchObject({
    status: 403,
  })
  await expect(house.call(tech, 'GET', '/api/software/packages/2147483647/devices')).resolves.toMatchObject({
    status: 404,
  })
})
