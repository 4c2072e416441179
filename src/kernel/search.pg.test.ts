import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { tsvectorOf } from '#lib/text/tokens'
import { things } from '#test/things'
import { world } from '#test/world'

const house = await world()
const { someone, call, db } = house
const { make } = await things(house)
const ana = await someone('Ana', ['technician'])
const rita = await someone('Rita', ['requester'])

const search = async (who: typeof ana, q: string) => {
  const { body } = await call(who, 'GET', `/api/search?q=${encodeURIComponent(q)}`)
  return (body as { groups: { items: { title: string }[] }[] }).groups.flatMap(({ items }) =>
    items.map(({ title }) => title),
  )
}

/** So many texts on one record, all alike. */
async function say(id: string, words: string, times: number) {
  await sql`insert into doc (entity_id, part, audience_id, granted, kind, tokens)
    select id, gen_random_uuid(), audience_id, true, kind, ${tsvectorOf(words)}::tsvector
    from entity, generate_series(1, ${times}::int) where id = ${id}::uuid`.execute(db)
}

test('of a common word one long story hides no other record, and titles come first', async () => {
  const named = await make('Gangway camera')
  const own = await make('Something of mine', { requester: rita })
  const other = await make('Quay two')
  const long = await make('Quay three')
  await say(other.id, 'the gangway again', 1)
  await say(own.id, 'the gangway is steep', 1)
  await say(long.id, 'gangway', 6000)
  await sql`analyze doc`.execute(db)
  expect(await search(ana, 'gangway')).toEqual([named, long, other, own].map(({ title }) => title))
  expect(await search(rita, 'gangway')).toEqual([own.title])
  expect(await search(ana, 'gangway camera')).toEqual([named.title])
  expect(await search(ana, 'steep')).toEqual([own.title])
})
