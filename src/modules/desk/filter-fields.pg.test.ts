import { expect, test } from 'vitest'
import { valuesOf } from '#facets/work/fields'
import { loadWork } from '#facets/work/load'
import { createPeople } from '#modules/people/public'
import { world } from '#test/world'

const { someone, write, read, call } = await world()
const ana = await someone('Ana', ['technician'])

async function open(title: string, vip: boolean) {
  const [person] = await write(undefined, (ctx) => createPeople(ctx, [{ display_name: `For ${title}`, vip }]))
  const draft = { title, description: '<p>x</p>', requester_id: person?.id, channel: vip ? 'phone' : 'mail' }
  const { body } = await call(ana, 'POST', '/api/desk/tickets', draft)
  return body as { id: string; key: string }
}
const found = async (q: string) => {
  const { body } = await call(ana, 'GET', `/api/desk/tickets?q=${encodeURIComponent(q)}&sort=oldest`)
  return (body as { items: { key: string }[] }).items.map(({ key }) => key)
}

test('filters over work ask what only the desk and the directory know, in lists and in scopes alike', async () => {
  const [first, second] = [await open('Boat', true), await open('Crane', false)]
  await call(ana, 'PATCH', `/api/desk/tickets/${second.id}`, { cause: 'Salt water' })
  expect(await found('channel:phone')).toEqual([first.key])
  expect(await found('channel:mail,portal')).toEqual([second.key])
  expect(await found('vip:yes')).toEqual([first.key])
  expect(await found('vip:no')).toEqual([second.key])
  expect(await found('cause:salt')).toEqual([second.key])
  expect(await found('cause:none')).toEqual([first.key])
  const held = await read(undefined, async (ctx) => {
    const rows = await loadWork(ctx, [first.id, second.id])
    const valueOf = await valuesOf(ctx, rows, new Set(['channel', 'vip']))
    return rows.map((row) => [row.key, valueOf(row, 'channel'), valueOf(row, 'vip')])
  })
  expect(held).toEqual([
    [first.key, 'phone', true],
    [second.key, 'mail', false],
  ])
})
