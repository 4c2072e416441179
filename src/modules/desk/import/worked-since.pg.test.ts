import { expect, test } from 'vitest'
import { importingTickets, line, zammad } from '#test/importing-tickets'
import { world } from '#test/world'

const house = await world()
const { someone, call, team } = house
const { rehearsed, imported, act, rows, ticket, verdicts } = importingTickets(house)

const max = await someone('Max Meyer', ['manager', 'technician'])
await someone('Tina Tech', ['technician'])
await team('Network')

test('what was worked on here since stays as it is, unless one says otherwise', async () => {
  const file = zammad(line('65001', 'Shared', 'open'), line('65002', 'Alone', 'open'))
  await imported(max, 'tickets.xlsx', file)
  const shared = await ticket('65001')
  await call(max, 'PATCH', `/api/desk/tickets/${shared?.id}`, { priority: 1 })
  const changed = zammad(line('65001', 'Shared', 'closed'), line('65002', 'Alone', 'closed'))
  const tried = await rehearsed(max, 'tickets.xlsx', changed)
  expect(await verdicts(max, tried)).toEqual([
    [4, 'conflict', '65001 was worked on here since it came in'],
    [5, 'update'],
  ])
  await call(max, 'PATCH', `/api/imports/${tried.id}`, { options: { worked: 'overwrite' } })
  expect((await act(max, tried, 'rehearse')).counts).toMatchObject({ update: 2, conflict: 0 })
})

test('undo takes tickets back with all that came along; touched ones stay and are named', async () => {
  const file = zammad(
    line('66001', 'First', 'open'),
    line('66002', 'Second', 'closed', { Tags: 'x' }),
    line('66003', 'Third', 'open'),
  )
  const done = await imported(max, 'tickets.xlsx', file)
  const touched = await ticket('66003')
  const reply = await call(max, 'POST', `/api/desk/tickets/${touched?.id}/note`, { html: '<p>Mine now</p>' })
  expect(reply.status).toBe(200)
  const undone = await act(max, done, 'undo')
  expect(undone).toMatchObject({ state: 'undone', counts: { undone: 4, kept: 2 } })
  expect(await ticket('66001')).toBeUndefined()
  expect(await ticket('66003')).toBeDefined()
  expect(
    (await rows(max, done, 'kept')).map(({ label, kept, record }) => [label, kept, record?.key]),
  ).toEqual([['Customer 66003, 66003 · Third', expect.stringMatching(/Changed since|In use/), '66003']])
  // Gone is gone: the same file brings them again, under their own numbers.
  expect((await imported(max, 'tickets.xlsx', file)).counts).toMatchObject({ created: 2, unchanged: 1 })
  expect(await ticket('66001')).toMatchObject({ title: 'First' })
})
