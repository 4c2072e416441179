import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { needlesOf, tsvectorOf } from '#lib/text/tokens'
import { things } from '#test/things'
import { world } from '#test/world'
import { audienceOf } from './audience.ts'
import { removeEntities } from './entity.ts'
import { rowsThere } from './expected-rows.ts'
import { gatherWords, lookUpAll } from './record-words.ts'
import { type KnownSaying, saysWords } from './search.ts'

const house = await world()
const { someone, team, read, write, db } = house
const { make } = await things(house)
const crew = await team('Crew')
const ana = await someone('Ana', ['technician'])
const bo = await someone('Bo', ['technician'], [crew])
const rita = await someone('Rita', ['requester'])
const readers = { ana, bo, rita, house: undefined }

const records = [
  await make('One'),
  await make('Two', { requester: rita }),
  await make('Three', { audience: [crew] }),
  await make('Four', { audience: [crew], requester: rita }),
]
const staffOnly = records[0]?.audience_id ?? 0
const crewOnly = await write(undefined, (ctx) => audienceOf(ctx, [crew]))
const now = sql`interval '-1 second'`
const gather = () => write(undefined, (ctx) => gatherWords(ctx, now))

const part = (n: number) => `00000000-0000-7000-8000-00000000000${n}`
const words = ['anchor', 'boat', 'boatswain', 'crane', '10.0.0.1', '東京']
const anyWords = fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((some) => some.join(' '))
const record = fc.integer({ min: 0, max: records.length - 1 })
const aPart = fc.integer({ min: 0, max: 5 })
const anyStep = fc.oneof(
  fc.record({
    is: fc.constant('say' as const),
    on: record,
    part: aPart,
    says: anyWords,
    crew: fc.boolean(),
    granted: fc.boolean(),
  }),
  fc.record({ is: fc.constant('remove' as const), part: aPart }),
  fc.record({ is: fc.constant('move' as const), part: aPart, on: record }),
  fc.record({ is: fc.constant('gather' as const) }),
)
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never

async function take(step: Step) {
  const id = records['on' in step ? step.on : 0]?.id
  if (step.is === 'gather') await gather()
  else if (step.is === 'remove') await sql`delete from doc where part = ${part(step.part)}::uuid`.execute(db)
  else if (step.is === 'move')
    await sql`update doc set entity_id = ${id}::uuid where part = ${part(step.part)}::uuid`.execute(db)
  else
    await sql`insert into doc (entity_id, part, audience_id, granted, kind, tokens)
      values (${id}::uuid, ${part(step.part)}::uuid, ${step.crew ? crewOnly : staffOnly}::int, ${step.granted}, 'thing', ${tsvectorOf(step.says)}::tsvector)
      on conflict (entity_id, part) do update set tokens = excluded.tokens, audience_id = excluded.audience_id, granted = excluded.granted`.execute(
      db,
    )
}

/** Records that say all of it to this one: by what was gathered, and text by text. */
const asked = (who: typeof ana | undefined, q: string) =>
  read(who, async (ctx) => {
    const needles = needlesOf(q)
    const all = await lookUpAll(ctx, needles)
    if (typeof all === 'string') throw new Error(all)
    const id = sql.ref('e.id')
    const rowsOf = async (known: (n: number) => KnownSaying | undefined) => {
      const says = needles.map((needle, n) => saysWords(ctx, id, needle, known(n)))
      const { rows } = await sql<{ title: string }>`
        select title from entity e where kind = 'thing' and ${sql.join(says, sql` and `)} order by title`.execute(
        ctx.db,
      )
      return rows.map(({ title }) => title)
    }
    return {
      gathered: await rowsOf((n) => (n === 0 ? all : { unsure: all.unsure })),
      atOnce: await rowsOf((n) => ({ together: n === 0 ? needles : [] })),
      byText: await rowsOf(() => undefined),
      unsure: all.unsure.length,
    }
  })

test('what was gathered finds to each reader what their texts say, whatever was written, moved and removed since', async () => {
  const questions = [
    'anchor boat',
    'boat* crane',
    'anchor "boat crane" crane',
    '10.0.0.1 boat',
    '東京 anchor boatswain',
  ]
  const agree = fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 14 }), async (steps) => {
    await sql`delete from doc where part <> entity_id`.execute(db)
    for (const step of steps) await take(step)
    for (const who of Object.values(readers))
      for (const q of questions) {
        const { gathered, atOnce, byText } = await asked(who, q)
        expect({ q, gathered, atOnce }).toEqual({ q, gathered: byText, atOnce: byText })
      }
  })
  await fc.assert(agree, { numRuns: 40 })
})

const lateOnes = async () => {
  const { rows } = await sql<{ id: string }>`
    select entity_id as id from record_words where words is null order by 1`.execute(db)
  return rows.map(({ id }) => id)
}
const say = (on: Step & { is: 'say' }) => take(on)
const one = { is: 'say', on: 0, part: 1, says: 'anchor boat', crew: false, granted: true } as const

test('once all is gathered nothing is asked text by text but what several kinds of readers see', async () => {
  await sql`delete from doc where part <> entity_id`.execute(db)
  await say(one)
  await say({ ...one, on: 1, part: 2, crew: true })
  await gather()
  expect(await lateOnes()).toEqual([])
  expect(await asked(ana, 'anchor boat')).toMatchObject({ gathered: ['One'], byText: ['One'], unsure: 1 })
})

test('of whoever writes and whoever gathers at the same time none misses what the other did', async () => {
  await say({ ...one, says: 'boat' })
  await gather()
  const id = records[0]?.id ?? ''
  // A text that is not committed yet: its record is left out.
  let commit = () => {}
  let written = () => {}
  const waits = new Promise<void>((resolve) => (commit = resolve))
  const writes = new Promise<void>((resolve) => (written = resolve))
  const writing = db.transaction().execute(async (tx) => {
    await sql`update doc set tokens = ${tsvectorOf('crane')}::tsvector where part = ${part(1)}::uuid`.execute(
      tx,
    )
    written()
    await waits
  })
  await writes
  await gather()
  commit()
  await writing
  expect(await lateOnes()).toEqual([id])

  // One that is written while its record is gathered: it waits, and the record is gathered once more.
  let later: Promise<void> | undefined
  await write(undefined, async (ctx) => {
    expect(await gatherWords(ctx, now)).toBe(1)
    later = say({ ...one, part: 3, says: 'anchor' })
    await sql`select pg_sleep(0.1)`.execute(ctx.db)
  })
  await later
  expect(await lateOnes()).toEqual([id])
  await gather()
  expect((await asked(ana, 'anchor crane')).atOnce).toEqual(['One'])
})

test('what weighs too much is asked text by text, and is in nobody’s way', async () => {
  await say({ ...one, says: Array.from({ length: 500 }, (_, n) => `bay${n}`).join(' ') })
  await say({ ...one, on: 1, part: 2 })
  const most = { together: 100_000, one: 4000 }
  expect(await write(undefined, (ctx) => gatherWords(ctx, now, most))).toBe(2)
  expect(await lateOnes()).toEqual([records[0]?.id])
  expect(await gather()).toBe(0)
  expect(await asked(ana, 'bay7 bay9')).toMatchObject({ gathered: ['One'], atOnce: ['One'], unsure: 1 })
  await say(one)
  expect(await gather()).toBe(1)
  expect(await lateOnes()).toEqual([])
})

test('no more is gathered at once than whoever writes meanwhile can wait for', async () => {
  await say({ ...one, on: 1, part: 2, says: 'crane' })
  await say({ ...one, on: 3, part: 4 })
  const little = { together: 1, one: 100_000 }
  for (let left = (await lateOnes()).length; left > 0; left--) {
    expect(await write(undefined, (ctx) => gatherWords(ctx, now, little))).toBe(1)
    expect(await lateOnes()).toHaveLength(left - 1)
  }
})

test('how many records there are is looked up anew once a minute', async () => {
  const there = () => read(ana, (ctx) => rowsThere(ctx, 'record_words'))
  await sql`delete from record_words`.execute(db)
  await sql`vacuum analyze record_words`.execute(db)
  expect(await there()).toBe(0)
  await sql`insert into record_words (entity_id) select id from entity`.execute(db)
  await sql`analyze record_words`.execute(db)
  expect(await there()).toBe(0)
  const now = performance.now()
  vi.spyOn(performance, 'now').mockImplementation(() => now + 61_000)
  onTestFinished(() => void vi.restoreAllMocks())
  expect(await there()).toBeGreaterThan(0)
  await gather()
})

test('a record without any text is let go of', async () => {
  await sql`delete from doc where entity_id = ${records[2]?.id}::uuid`.execute(db)
  await gather()
  const { rows } = await sql`select from record_words where entity_id = ${records[2]?.id}::uuid`.execute(db)
  expect(rows).toEqual([])
})

test('of a record that is removed no word is left', async () => {
  const gone = await make('Anchor')
  await gather()
  const left = async () => {
    const { rows } = await sql`select words from record_words where entity_id = ${gone.id}::uuid`.execute(db)
    return rows
  }
  expect(await left()).toMatchObject([{ words: expect.stringContaining('anchor') }])
  await sql`delete from thing where id = ${gone.id}::uuid`.execute(db)
  await write(undefined, (ctx) => removeEntities(ctx, [gone.id]))
  expect(await left()).toEqual([{ words: null }])
  await gather()
  expect(await left()).toEqual([])
})
