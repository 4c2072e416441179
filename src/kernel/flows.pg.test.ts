import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { event } from '#lib/contract'
import { deliverSome, when } from '#kernel/flows'
import { things } from '#test/things'
import { world } from '#test/world'

const house = await world()
const { db, write } = house
const { make } = await things(house)

const Rang = event('test.rang', z.object({ bell: z.string() }))
const Echoed = event('test.echoed', z.object({ bell: z.string() }))

await db.schema.createTable('heard').addColumn('bell', 'text').execute()

const echo = when(Rang, 'test.echo', async (ctx, { bell }, { subject }) => {
  ctx.emit(Echoed, subject, { bell })
  await sql`insert into heard values (${bell})`.execute(ctx.db)
  if (bell === 'cracked') throw new Error('no sound')
})

test('of events delivered together each stands by itself: the one that fails leaves nothing, and is tried later', async () => {
  const thing = await make('Belfry')
  await write(undefined, async (ctx) => {
    for (const bell of ['small', 'cracked', 'large']) ctx.emit(Rang, thing, { bell })
  })
  await db
    .insertInto('outbox')
    .columns(['event_id', 'subscriber'])
    .expression(
      db
        .selectFrom('event')
        .select(({ val }) => ['id', val('test.echo').as('subscriber')])
        .where('kind', '=', 'test.rang')
        .orderBy('id'),
    )
    .execute()
  // How many share a transaction is a matter of how fast they are.
  while (await deliverSome(db, new Map([[echo.name, echo]])));

  expect(
    await db
      .selectFrom('heard' as never)
      .selectAll()
      .execute(),
  ).toEqual([{ bell: 'small' }, { bell: 'large' }])
  const left = await db.selectFrom('outbox').selectAll().where('subscriber', '=', 'test.echo').execute()
  expect(left).toMatchObject([{ attempts: 1, last_error: 'Error: no sound', dead_at: null }])
  const echoes = await db
    .selectFrom('event')
    .select(['cause_id', 'request_id'])
    .where('kind', '=', 'test.echoed')
    .execute()
  expect(new Set(echoes.map(({ cause_id }) => cause_id)).size).toBe(2)
  expect(new Set(echoes.map(({ request_id }) => request_id)).size).toBe(2)
  // It waits for its next attempt.
  expect(await deliverSome(db, new Map([[echo.name, echo]]))).toBe(false)
})
