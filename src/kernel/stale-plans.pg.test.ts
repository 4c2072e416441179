import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { system } from '#kernel/actor'
import { writing } from '#kernel/context'
import { openDb } from '#kernel/db'
import { freshDb } from '#test/harness'

const { url } = await freshDb()
const { db, close } = openDb({ url, max: 1 })
afterAll(close)
await sql`create table jar (n int)`.execute(db)

test('a table that is altered under a running house is asked anew, within a command and outside of one', async () => {
  const outside = async () => (await sql`select * from jar where n > ${0}::int`.execute(db)).rows
  const inside = () =>
    writing({ db, actor: system }, async (ctx) => {
      await sql`insert into jar (n) values (${1}::int)`.execute(ctx.db)
      return (await sql`select *, n + 1 as more from jar where n > ${0}::int`.execute(ctx.db)).rows
    })
  // Often enough that both have their plans.
  for (let times = 0; times < 6; times++) {
    await outside()
    await inside()
  }
  await sql`alter table jar add column label text`.execute(db)
  expect((await outside())[0]).toEqual({ n: 1, label: null })
  await outside()
  await sql`alter table jar add column lid text`.execute(db)
  expect(await inside()).toHaveLength(7)
  expect((await inside())[0]).toEqual({ n: 1, label: null, lid: null, more: 2 })
})
