import { expect, test } from 'vitest'
import { compose } from '#apps/compose'
import { makeRows } from '../bench/million/make.ts'
import { freshDb } from './harness.ts'

const open = await freshDb()
compose()

test('a desk made large is like one made by command, and of the size that was asked for', async () => {
  const size = { tickets: 200, people: 60, times: { closed: 4, open: 2 } }
  // It compares copies with what they were made of, table by table, and says what differs.
  await makeRows(open, size, new Date().toISOString(), () => {})
  const { rows } = await open.pool.query<Record<string, number>>(`select
    (select count(*)::int from work) as tickets, (select count(*)::int from work where open) as open,
    (select count(*)::int from comment) as messages, (select count(*)::int from person) as people,
    (select count(*)::int from custom_field) as fields, (select count(*)::int from custom_field where sortable) as sortable,
    (select count(*)::int from (select from work group by key having count(*) > 1) twice) as twice,
    (select count(*)::int from clock c join work w on w.id = c.entity_id where w.open and c.phase in ('running', 'paused')) as clocks`)
  expect(rows[0]).toMatchObject({ tickets: 200, open: 20, people: 60, fields: 200, sortable: 16, twice: 0 })
  expect(rows[0]?.['messages']).toBe(1000)
  expect(rows[0]?.['clocks']).toBeGreaterThanOrEqual(20)
})
