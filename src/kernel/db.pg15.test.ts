import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDb } from '#kernel/db'
import { bareDb } from '#test/harness'

const { db, pool, url } = await bareDb()

async function value(expression: string) {
  const { rows } = await sql<{ v: unknown }>`select ${sql.raw(expression)} as v`.execute(db)
  return rows[0]?.v
}

test.each([
  [`timestamptz '2026-11-10 08:00:00.123456+00'`, '2026-11-10T08:00:00.123456Z'],
  [`timestamptz '2026-11-10 09:30:00+05:30'`, '2026-11-10T04:00:00Z'],
  [`timestamptz 'infinity'`, 'infinity'],
  [`timestamp '2026-11-10 08:00:00.5'`, '2026-11-10T08:00:00.5'],
  [`date '2026-11-10'`, '2026-11-10'],
  [`interval '1 month 2 hours'`, 'P1MT2H'],
  [`9007199254740991::int8`, 9007199254740991],
  [`12.340::numeric`, '12.340'],
  [`'{"a":[1,null]}'::jsonb`, { a: [1, null] }],
  [`array[1,null]::int8[]`, [1, null]],
  [`array['2026-11-10 08:00:00.000001+00']::timestamptz[]`, ['2026-11-10T08:00:00.000001Z']],
  [`array[1.50]::numeric[]`, ['1.50']],
  [`current_setting('TimeZone')`, 'UTC'],
])('%s arrives as it should', async (expression, expected) => {
  expect(await value(expression)).toEqual(expected)
})

test('a number too large to be exact is a fault, not a wrong number', async () => {
  await expect(value('9007199254740993::int8')).rejects.toThrow(RangeError)
})

test('an instant keeps its microseconds on the way in and out, in whatever zone a session is', async () => {
  const moment = '2026-11-10T08:00:00.123456Z'
  const ask = sql<{ at: string }>`select ${moment}::timestamptz as at`
  expect((await ask.execute(db)).rows).toEqual([{ at: moment }])
  const elsewhere = openDb({ url, pooled: true })
  await elsewhere.db.connection().execute(async (one) => {
    await sql`set timezone to 'Asia/Kathmandu'`.execute(one)
    expect((await ask.execute(one)).rows).toEqual([{ at: moment }])
  })
  await elsewhere.close()
})

const names = (from: typeof pool) =>
  from
    .query<{ n: number }>('select count(*)::int as n from pg_prepared_statements')
    .then(({ rows }) => rows[0]?.n)

test('statements with parameters are prepared once per connection, behind a pooler never', async () => {
  for (const [pooled, expected] of [
    [false, 1],
    [true, 0],
  ] as const) {
    const one = openDb({ url, pooled, max: 1 })
    for (let n = 0; n < 3; n++) await sql`select ${n}::int`.execute(one.db)
    expect(await names(one.pool)).toBe(expected)
    await one.close()
  }
})

test('a lost connection costs its statement, not the program', async () => {
  const one = openDb({ url, max: 1 })
  const { rows } = await one.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const lost = new Promise((seen) => one.pool.once('remove', seen))
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  await lost
  expect((await one.pool.query('select 1 as n')).rows).toEqual([{ n: 1 }])
  await one.close()
})
