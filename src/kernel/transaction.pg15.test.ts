import { connect as dial, createServer } from 'node:net'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { type Db, openDb } from '#kernel/db'
import { together } from '#kernel/together'
import { type Last, transaction } from '#kernel/transaction'
import { bareDb } from '#test/harness'

const { db, pool, url } = await bareDb()
await pool.query('create table sent (n int primary key)')

const insert = (tx: Db, n: number) => sql`insert into sent values (${n}::int)`.execute(tx)
const kept = async () =>
  (await pool.query<{ n: number }>('select n from sent order by n')).rows.map(({ n }) => n)

/** The same database through a door that counts how often something comes in. */
async function counted() {
  const { host, port, user, password, database } = new Client(url)
  const [came, open] = [{ times: 0 }, new Set<() => void>()]
  const door = createServer((from) => {
    const to = host.startsWith('/') ? dial(`${host}/.s.PGSQL.${port}`) : dial(port, host)
    from.on('data', () => came.times++)
    from.pipe(to).pipe(from)
    open.add(() => from.destroy()).add(() => to.destroy())
  })
  await new Promise<void>((ready) => door.listen(0, '127.0.0.1', ready))
  const at = door.address()
  if (at === null || typeof at === 'string') throw new Error('the door has no number')
  const secret = password ? `:${encodeURIComponent(password)}` : ''
  const through = openDb({
    url: `postgres://${encodeURIComponent(user ?? '')}${secret}@127.0.0.1:${at.port}/${database}`,
    max: 1,
  })
  afterAll(async () => {
    await through.close()
    for (const end of open) end()
    door.close()
  })
  return { db: through.db, came }
}

test('what is asked side by side goes out at once with begin, and what is asked last with commit', async () => {
  const { db: through, came } = await counted()
  await sql`select 1`.execute(through)
  came.times = 0
  let [first, second] = [0, 0]
  await transaction(
    through,
    async (tx) => {
      await together(insert(tx, 1), insert(tx, 2), insert(tx, 3))
      first = came.times
      await insert(tx, 4)
      second = came.times
      return tx
    },
    (tx) => [insert(tx, 5), insert(tx, 6)],
  )
  expect([first, second, came.times]).toEqual([1, 2, 3])
  expect(await kept()).toEqual([1, 2, 3, 4, 5, 6])
})

test('all is taken back, with what was wrong as its reason, wherever it went wrong', async () => {
  const before = await kept()
  const beside = transaction(db, (tx) => together(insert(tx, 11), insert(tx, 1), insert(tx, 12)))
  await expect(beside).rejects.toThrow(/duplicate key/)
  const atLast = transaction(
    db,
    async (tx) => {
      await insert(tx, 13)
      return tx
    },
    (tx) => [insert(tx, 14), insert(tx, 1), insert(tx, 15)],
  )
  await expect(atLast).rejects.toThrow(/duplicate key/)
  const refused = transaction(db, async (tx) => {
    await insert(tx, 16)
    throw new Error('not so')
  })
  await expect(refused).rejects.toThrow('not so')
  const caught = transaction(db, async (tx) => {
    await insert(tx, 17)
    await insert(tx, 1).catch(() => undefined)
  })
  await expect(caught).rejects.toThrow('took a transaction back')
  expect(await kept()).toEqual(before)
})

test('what goes wrong at last before it is asked, at once or a moment after, takes all back; the connection is as good as new', async () => {
  const { db: through } = await counted()
  const before = await kept()
  const ending = (last: Last<Db>) =>
    transaction(
      through,
      async (tx) => {
        await insert(tx, 31)
        return tx
      },
      last,
    )
  const atOnce = ending(() => {
    throw new Error('not even asked')
  })
  await expect(atOnce).rejects.toThrow('not even asked')
  const aMomentAfter = ending((tx) => [
    insert(tx, 32),
    Promise.resolve('fine').then(async () => {
      throw new Error('thought again')
    }),
  ])
  await expect(aMomentAfter).rejects.toThrow('thought again')
  expect(await kept()).toEqual(before)
  await insert(through, 33)
  expect(await kept()).toEqual([...before, 33])
})

test('a statement that is asked too late is refused, and is in no other transaction', async () => {
  let late: Db = db
  await transaction(db, async (tx) => {
    late = tx
  })
  await expect(insert(late, 21)).rejects.toThrow('after its transaction')
  await expect(transaction(late, async () => undefined)).rejects.toThrow('within another')
  expect(await kept()).not.toContain(21)
})
