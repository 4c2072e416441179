import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { RecordTagged } from '#facets/tags/contract'
import { may } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { allKinds } from '#kernel/kinds'
import { credentialsOf } from '#kernel/auth/credentials'
import { listenTo } from '../listening.ts'
import { world } from '../world.ts'
import { cast, type Reader, readerNames } from './cast.ts'
import { linesOf, rows } from './expected.ts'
import { make, type Made } from './made.ts'
import { sightPage } from './page.ts'
import { type Surface, surfacesOf } from './surfaces.ts'

// Which records come to whom, on every way that a record may come. Doors themselves are test/roles.pg.test.ts.

const house = await world()
const play = await cast(house)
let address = ''
const all: Made[] = []
const surfaces: Surface[] = []
const holds = new Map<Reader, (permission: string) => boolean>()
beforeAll(async () => {
  address = await house.app.listen({ port: 0, host: '127.0.0.1' })
  const { made, hub } = await make(house, play)
  all.push(...made)
  surfaces.push(...surfacesOf({ house, hub, address }))
  const { prove } = credentialsOf(house.db)
  for (const name of readerNames) {
    const proven = await prove({ kind: 'token', secret: play.who[name].token })
    holds.set(name, (permission) => proven !== undefined && may(proven.actor, permission))
  }
})

test('every kind of record says who sees it', () => {
  const told = new Set(rows.map(({ kind }) => kind))
  expect(allKinds().flatMap(({ name }) => (told.has(name) ? [] : [name]))).toEqual([])
  expect(allKinds().flatMap(({ name }) => (linesOf(name).length > 0 ? [] : [name]))).toEqual([])
})

const nameOf = ({ kind, name }: Made) => `${kind} ${name}`

test.each(readerNames)('%s sees what the table says, on every way', async (reader) => {
  const surprises: Record<string, { leaks: string[]; misses: string[] }> = {}
  for (const { name, shows, kinds, needs } of surfaces) {
    const asked = all.filter(({ kind }) => kinds === undefined || kinds.includes(kind))
    const shown = await shows(play.who[reader], asked)
    const isOpen = needs === undefined || holds.get(reader)?.(needs) === true
    const expected = (one: Made) => isOpen && one.seenBy.has(reader)
    const leaks = asked.filter((one) => shown.has(one.id) && !expected(one)).map(nameOf)
    const misses = asked.filter((one) => !shown.has(one.id) && expected(one)).map(nameOf)
    if (leaks.length + misses.length > 0) surprises[name] = { leaks, misses }
  }
  expect(surprises).toEqual({})
})

/** The audience that each of them is alone in: there before they listen, as it would be by then. */
const alone = (id: string) => house.write(undefined, (ctx) => audienceOf(ctx, [id]))

test('the live stream tells each reader of what they see, and of nothing else', async () => {
  for (const { id } of Object.values(play.who)) await alone(id)
  const streams = await Promise.all(
    readerNames.map(async (reader) => ({ reader, stream: await listenTo(address, play.who[reader].token) })),
  )
  await house.write(undefined, async (ctx) => {
    const refs = await ctx.db
      .selectFrom('entity')
      .select(['id', 'kind', 'audience_id'])
      .where(
        'id',
        'in',
        all.map(({ id }) => id),
      )
      .execute()
    for (const ref of refs) ctx.emit(RecordTagged, ref, { added: [], removed: [] })
  })
  // Told in the order in which it happened: once they hear of themselves, they would have heard of the rest.
  await house.write(undefined, async (ctx) => {
    for (const { id } of Object.values(play.who)) {
      const subject = { id, kind: 'account', audience_id: await audienceOf(ctx, [id]) }
      ctx.emit(RecordTagged, subject, { added: [], removed: [] })
    }
  })
  for (const { reader, stream } of streams) {
    await stream.hears(play.who[reader].id)
    const told = all.filter(({ id }) => stream.told().has(id)).map(nameOf)
    expect({ reader, told }).toEqual({
      reader,
      told: all.filter(({ seenBy }) => seenBy.has(reader)).map(nameOf),
    })
    stream.close()
  }
})

test('docs/sight.md shows the table', async () => {
  await expect(sightPage(surfaces)).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/sight.md'))
})
