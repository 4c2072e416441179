import { expect, onTestFinished, test } from 'vitest'
import { blowsOn } from './chaos/blows.ts'
import { chaos } from './chaos/chaos.ts'
import { replyFindings, ticketFindings } from './chaos/findings.ts'
import { embeddedHouse } from './chaos/house.ts'
import { removeData, temporaryData } from './cluster.ts'

// Server, worker, backend and database are all struck by these; the long one is `npm run chaos`.
const few = ['one backend killed', 'everything killed']

test('whatever is killed, what was acknowledged is there and nothing is half', async () => {
  const data = temporaryData()
  onTestFinished(() => removeData(data))
  const house = await embeddedHouse(data, 4)
  onTestFinished(() => house.close())
  const seed = Math.floor(Math.random() * 1e6)
  const some = blowsOn(house).filter(({ name }) => few.includes(name))
  const outcome = await chaos(house, {
    rounds: few.length,
    lookEvery: few.length,
    seed,
    blows: some,
    say: () => {},
  })
  expect({ seed, findings: outcome.findings }).toEqual({ seed, findings: [] })
  expect(outcome.acknowledged).toBeGreaterThan(20)

  // Who looks would see it.
  const { pool } = house.database
  const noted = { id: 'x', started: 'no', impact: 2, asked: [] } as const
  const lost = [{ ...noted, title: 'chaos none', asked: [], replies: new Map([['chaos none reply', true]]) }]
  expect(await ticketFindings(pool, lost)).toEqual(['chaos none: acknowledged and lost'])
  expect(await replyFindings(pool, lost)).toEqual(['chaos none reply: acknowledged and lost'])
  await pool.query(`delete from doc where part = (select id from comment where kind = 'reply' limit 1)`)
  expect(await replyFindings(pool, [])).toEqual([expect.stringMatching(/words to search is there 0 times/)])
  await pool.query(`delete from clock where entity_id = (select min(id::text)::uuid from work)`)
  expect(await ticketFindings(pool, [])).toEqual([expect.stringMatching(/clock to solve is there 0 times/)])
})
