import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { glpiFollowups, glpiList, glpiTickets } from '#test/exports/glpi'
import { jiraIssues } from '#test/exports/jira'
import { osTicketQueue } from '#test/exports/osticket'
import { importing } from '#test/importing'
import { packed } from '#test/spreadsheet'
import { world } from '#test/world'

const house = await world()
const { someone, db } = house
const { bring, settled, act, post } = importing(house)
const max = await someone('Max Meyer', ['manager'])

const files = [
  ['glpi-tickets', Buffer.from(glpiList)],
  ['osticket-tickets', Buffer.from(osTicketQueue)],
  ['jira-issues', Buffer.from(jiraIssues)],
  ['glpi-tickets', packed({ 'Ticket.json': glpiTickets, 'ITILFollowup.json': glpiFollowups })],
] as const

/** Bytes put in, put over others, or cut off, anywhere in a file. */
const harm = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 8 }),
    fc
      .constantFrom('"', '\0', '\r\n', ';', '{', ']', '<script>', '=1+1', '\uFFFD', '9'.repeat(400))
      .map((text) => Buffer.from(text)),
  ),
  how: fc.constantFrom('in', 'over', 'end'),
})
type Harm = typeof harm extends fc.Arbitrary<infer T> ? T : never

function harmed(file: Buffer, { at, bytes, how }: Harm): Buffer {
  const place = Math.floor(at * file.length)
  const rest = how === 'end' ? [] : [file.subarray(how === 'in' ? place : place + bytes.length)]
  return Buffer.concat([file.subarray(0, place), bytes, ...rest])
}

const tickets = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from work`.execute(db)).rows[0]?.n ?? 0

test('whatever bytes come, every row gets its verdict, all that would come in comes in, and undo leaves nothing', async () => {
  const before = await tickets()
  const harms = fc.sample(fc.array(harm, { minLength: 1, maxLength: 3 }), { numRuns: 8, seed: 4 })
  for (const [n, all] of harms.entries()) {
    const [importer, whole] = files[n % files.length] ?? files[0]
    const file = all.reduce(harmed, whole)
    const { status, body } = await bring(max, 'harmed', file, { importer })
    if (status !== 200) {
      expect(status).toBeLessThan(500)
      expect(body.title).toMatch(/\S/)
      continue
    }
    const mapped = await settled(max, body)
    if (mapped.can.rehearse !== true) {
      expect(mapped.state === 'refused' ? mapped.why : mapped.open[0]?.text).toMatch(/\S/)
      await post(max, mapped, 'discard')
      continue
    }
    const { counts, can } = await act(max, mapped, 'rehearse')
    expect(counts.create + counts.conflict + counts.error).toBe(counts.rows)
    if (can.run !== true) {
      await post(max, mapped, 'discard')
      continue
    }
    const done = await act(max, mapped, 'run')
    expect(done).toMatchObject({ state: 'done', counts: { created: counts.create } })
    expect(await tickets()).toBe(before + counts.create)
    expect((await act(max, done, 'undo')).counts).toMatchObject({ kept: 0 })
    expect(await tickets()).toBe(before)
  }
})
