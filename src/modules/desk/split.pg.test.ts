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

test('what was split off is put back later by somebody else, unless it went a way of its own', async () => {
  const { id, key } = (await made('/api/desk/tickets', { title: 'Two more at once' })) as unknown as Ticket
  const note = async (on: string, words: string) =>
    String((await made(`/api/desk/tickets/${on}/note`, { html: `<p>${words}</p>` }))['comment_id'])
  const split = async () => {
    const comment = await note(id, 'Bilge alarm')
    const { ticket } = await made(`/api/desk/tickets/${id}/split`, { title: 'Bilge', comments: [comment] })
    return ticket as Ticket
  }
  const first = await split()
  expect(first.split_from).toMatchObject({ key })
  const bo = await someone('Bo Ås', ['technician'])
  const back = await call(bo, 'POST', `/api/desk/tickets/${first.id}/unsplit`, {})
  expect(back).toMatchObject({ status: 200, body: { id } })
  expect((await call(ana, 'GET', `/api/records/${id}/history`)).body).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ lines: [`Bo Ås put 1 message back from ${first.key} Bilge`] }),
    ]),
  })
  const again = await call(bo, 'POST', `/api/desk/tickets/${first.id}/unsplit`, {})
  expect(again.status).toBe(409)

  const second = await split()
  await note(second.id, 'It rang again')
  const late = await call(bo, 'POST', `/api/desk/tickets/${second.id}/unsplit`, {})
  expect(late).toMatchObject({
    status: 409,
    body: { title: `More was written here since; merge this into ${key} instead` },
  })
})

test('before a split its reader is told for whom it would be, what goes along and what is promised; no number is used up', async () => {
  const lena = await someone('Lena Vogt', ['requester'])
  const nils = await someone('Nils Berg', ['requester'])
  const opened = await call(lena, 'POST', '/api/desk/tickets', { title: 'Pump stops' })
  const { id, key } = opened.body as Ticket
  await made('/api/watchers', { records: [id], principals: [nils.id], role: 'affected' })
  const reply = async (who: typeof ana, words: string) =>
    (
      (await call(who, 'POST', `/api/desk/tickets/${id}/reply`, { html: `<p>${words}</p>` })).body as {
        comment_id: string
      }
    ).comment_id
  const words = [await reply(ana, 'Which pump?'), await reply(nils, 'Mine drips, too')]
  const split = { title: 'Pump drips', kind: 'request', comments: words }
  const look = await made(`/api/desk/tickets/${id}/split`, { ...split, dry_run: true })
  expect(look).toMatchObject({
    ticket: null,
    messages: 2,
    files: 0,
    requester: { name: 'Nils Berg' },
    would: { priority: expect.any(Number), promises: expect.any(Array) },
  })
  const { ticket } = await made(`/api/desk/tickets/${id}/split`, split)
  expect(ticket).toMatchObject({ kind: 'request', requester: { name: 'Nils Berg' }, split_from: { key } })
  const lines = async (who: typeof ana) =>
    (
      (await call(who, 'GET', `/api/records/${id}/history`)).body as { items: { lines: string[] }[] }
    ).items.flatMap((item) => item.lines)
  const { comment_id } = await made(`/api/desk/tickets/${id}/note`, { html: '<p>Between us</p>' })
  await made(`/api/desk/tickets/${id}/split`, { title: 'Inside', comments: [comment_id] })
  expect((await lines(ana)).join()).toContain('split 1 message off')
  // That there was an internal note, its asker is not told by its going.
  expect((await lines(lena)).join()).not.toContain('split 1 message off')
  const next = await made('/api/desk/tickets', { title: 'The next', kind: 'request' })
  const number = ({ key: said }: { key: string }) => Number(said.split('-')[1])
  expect(number(next as unknown as Ticket)).toBe(number(ticket as Ticket) + 1)
})
