import { expect, test } from 'vitest'
import { storeFile, wholeOfBytes } from '#facets/files/public'
import { world } from '#test/world'
import type { Ticket } from './contract.ts'

const { someone, call, write } = await world()
const ana = await someone('Ana Lind', ['technician'])

const made = async (path: string, payload: object, method = 'POST') => {
  const { status, body } = await call(ana, method, path, payload)
  expect(body).not.toHaveProperty('kind', 'fault')
  expect(status).toBe(200)
  return body as Record<string, unknown>
}
const found = async (words: string) => {
  const { body } = await call(ana, 'GET', `/api/search?q=${words}`)
  return (body as { groups: { items: { id: string }[] }[] }).groups.flatMap(({ items }) =>
    items.map(({ id }) => id),
  )
}

test('a split takes words and files along, where search finds them; undo brings them back', async () => {
  const { id } = (await made('/api/desk/tickets', { title: 'Two things at once' })) as unknown as Ticket
  const file = await write(ana, (ctx) => storeFile(ctx, 'gasket.txt', wholeOfBytes(Buffer.from('seal'))))
  const { comment_id } = await made(`/api/desk/tickets/${id}/note`, {
    html: '<p>Windlass rattles</p>',
    files: [file],
  })
  expect([await found('windlass'), await found('gasket')]).toEqual([[id], [id]])

  const { ticket, batch } = await made(`/api/desk/tickets/${id}/split`, {
    title: 'Windlass',
    comments: [comment_id],
  })
  const into = (ticket as Ticket).id
  expect(await found('rattles')).toEqual([into])
  expect(await found('gasket')).toEqual([into])
  expect(await call(ana, 'GET', `/api/records/${into}/files`)).toMatchObject({
    body: { items: [{ name: 'gasket.txt', comment_id }] },
  })

  await made('/api/desk/undo', { batch })
  expect([await found('rattles'), await found('gasket')]).toEqual([[id], [id]])
})
