import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { event } from '#lib/contract'
import { dryRun, within, type Write } from '#kernel/context'
import { kept } from '#kernel/standing'
import { things } from '#test/things'
import { world } from '#test/world'

const house = await world()
const { db, write, read } = house
const { make } = await things(house)

const Rang = event('test.struck', z.object({ bell: z.string(), weight: z.union([z.bigint(), z.number()]) }))
await sql`create table bell (name text primary key)`.execute(db)
const names = async () =>
  (await sql<{ name: string }>`select name from bell order by name`.execute(db)).rows.map(({ name }) => name)
const hang = (ctx: Write, name: string) => sql`insert into bell values (${name}::text)`.execute(ctx.db)

test('where an event cannot be written down, nothing stands: neither rows nor what is findable', async () => {
  const thing = await make('Belfry')
  const ring = (bell: string, weight: bigint | number) =>
    write(undefined, async (ctx) => {
      await hang(ctx, bell)
      ctx.index([{ entity_id: thing.id, part: thing.id, audience_id: 1, kind: 'thing', tokens: `'${bell}'` }])
      ctx.emit(Rang, thing, { bell, weight })
    })
  // JSON has no such numbers.
  await expect(ring('heavy', 10n)).rejects.toThrow(/BigInt/)
  expect(await names()).toEqual([])
  await ring('light', 1)
  expect(await names()).toEqual(['light'])
  const rung = await db.selectFrom('event').select('id').where('kind', '=', 'test.struck').execute()
  expect(rung).toHaveLength(1)
})

test('what stands is not remembered as it was in a rehearsal, nor in a part that was taken back', async () => {
  await sql`delete from bell`.execute(db)
  const standing = (ctx: Parameters<typeof kept>[0], key: string) =>
    kept(ctx, `test.bells ${key}`, async () => (await sql`select from bell`.execute(ctx.db)).rows.length)
  const counted = await write(undefined, (ctx) =>
    dryRun(ctx, async (inner) => {
      await hang(inner, 'rehearsed')
      return standing(inner, 'dry')
    }),
  )
  expect(counted).toBe(1)
  expect(await read(undefined, (ctx) => standing(ctx, 'dry'))).toBe(0)
  await write(undefined, async (ctx) => {
    const part = within(ctx, 1, async (inner) => {
      await hang(inner, 'taken back')
      await standing(inner, 'within')
      throw new Error('not so')
    })
    await expect(part).rejects.toThrow('not so')
  })
  expect(await read(undefined, (ctx) => standing(ctx, 'within'))).toBe(0)
})

test('what stands is read anew after a quiet change of it, and not after work that only left some for later', async () => {
  let reads = 0
  const known = async () => read(undefined, async (ctx) => kept(ctx, 'test.known', async () => (reads += 1)))
  expect(await known()).toBe(1)
  await write(undefined, async (ctx) => ctx.wake())
  expect(await known()).toBe(1)
  // A setting has a trigger that notes it; nothing is told of it, and work is left.
  await write(undefined, async (ctx) => {
    await sql`insert into setting (name, value) values ('test.quiet', '1')`.execute(ctx.db)
    ctx.wake()
  })
  expect(await known()).toBe(2)
})
