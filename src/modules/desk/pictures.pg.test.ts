import { expect, test } from 'vitest'
import { sweepFiles } from '#facets/files/jobs'
import { storeFile, wholeOfBytes } from '#facets/files/public'
import { world } from '#test/world'
import type { Opened } from './contract.ts'

const { someone, must, call, write, db } = await world()
const ana = await someone('Ana Lind', ['technician'])
const leo = await someone('Leo Falk', ['lead', 'technician'])
const lena = await someone('Lena Vogt', ['requester'])
const nils = await someone('Nils Berg', ['requester'])
type Who = typeof ana

const bring = (who: Who, name: string) =>
  write(who, (ctx) => storeFile(ctx, name, wholeOfBytes(Buffer.from(`bytes of ${name}`))))
const picture = (id: string) => `<p>Look</p><img src="/api/files/${id}">`
const open = (who: Who) => must<Opened>(who, 'POST', '/api/desk/tickets', { title: 'Vault hangs' })
const bulk = (who: Who, tickets: Opened[], action: object) =>
  must(who, 'POST', '/api/desk/bulk', { ids: tickets.map(({ id }) => id), action })

interface Said {
  id: string
  html: string
  edited_at: string | null
  can: { edit: true | string }
  files: { id: string; name: string }[]
}
const words = async (who: Who, { id }: { id: string }) =>
  (await must<{ items: Said[] }>(who, 'GET', `/api/records/${id}/comments`)).items
/** The picture that the last words on a ticket show, as this person gets it. */
const shown = async (who: Who, ticket: Opened) => {
  const id = /\/api\/files\/([0-9a-f-]{36})/.exec((await words(who, ticket)).at(-1)?.html ?? '')?.[1] ?? ''
  return { id, status: (await call(who, 'GET', `/api/files/${id}/content`)).status }
}

test('a picture in a reply to many shows on each of them, to whoever asked there', async () => {
  const [one, two] = [await open(lena), await open(nils)]
  const image = await bring(ana, 'screen.png')
  const paper = await bring(ana, 'how-to.pdf')
  await bulk(ana, [one, two], { do: 'reply', html: picture(image) })
  const [first, second] = [await shown(lena, one), await shown(nils, two)]
  expect([first.status, second.status]).toEqual([200, 200])
  expect(first.id).not.toBe(second.id)
  expect((await words(nils, two)).at(-1)?.files).toEqual([expect.objectContaining({ name: 'screen.png' })])
  const refused = await call(nils, 'POST', `/api/desk/tickets/${two.id}/reply`, {
    html: '<p>Mine?</p>',
    files: [paper],
  })
  expect(refused.status).toBe(422)
})

test('a macro keeps its picture, and shows it on every ticket that it is used on', async () => {
  const image = await bring(leo, 'cable.png')
  const { id: macro_id } = await must(leo, 'POST', '/api/desk/macros', {
    title: 'Cable',
    definition: { html: picture(image) },
  })
  const [one, two, three] = [await open(lena), await open(nils), await open(lena)]
  await bulk(leo, [one], { do: 'macro', macro_id })
  await bulk(ana, [two], { do: 'macro', macro_id })
  const { html } = await must<{ html: string }>(
    ana,
    'GET',
    `/api/desk/tickets/${three.id}/macro?macro_id=${String(macro_id)}`,
  )
  expect((await call(ana, 'GET', `/api/files/${image}/content`)).status).toBe(200)
  expect((await call(lena, 'GET', `/api/files/${image}/content`)).status).toBe(404)
  await must(ana, 'POST', `/api/desk/tickets/${three.id}/reply`, { html })
  for (const [who, ticket] of [
    [lena, one],
    [nils, two],
    [lena, three],
  ] as const)
    expect((await shown(who, ticket)).status).toBe(200)
})

test('what a draft or a macro shows is not swept away', async () => {
  const [drafted, macroed, loose] = [
    await bring(ana, 'draft.png'),
    await bring(leo, 'macro.png'),
    await bring(ana, 'x.png'),
  ]
  const ticket = await open(lena)
  await must(ana, 'POST', `/api/records/${ticket.id}/draft`, { kind: 'reply', html: picture(drafted) })
  await must(leo, 'POST', '/api/desk/macros', { title: 'Kept', definition: { html: picture(macroed) } })
  await write(undefined, sweepFiles, new Date(Date.now() + 25 * 3_600_000).toISOString())
  const left = await db.selectFrom('file').select('id').where('id', 'in', [drafted, macroed, loose]).execute()
  expect(new Set(left.map(({ id }) => id))).toEqual(new Set([drafted, macroed]))
})

test('changed words keep what they said before for those inside, and bring whom and what they show now', async () => {
  const ticket = await open(lena)
  const named = (who: Who, name: string) =>
    `<p>Ask <span data-type="mention" data-id="${who.id}" data-label="${name}">@${name}</span></p>`
  const mentions = (id: string) =>
    db.selectFrom('comment_mention').select('principal_id').where('comment_id', '=', id).execute()
  await must(ana, 'POST', `/api/desk/tickets/${ticket.id}/reply`, { html: named(leo, 'Leo Falk') })
  const said = (await words(ana, ticket)).at(-1)
  const at = `/api/comments/${said?.id}`
  expect(said?.can).toEqual({ edit: true })
  expect((await words(lena, ticket)).at(-1)?.can.edit).toBe('Only Ana Lind can change these words')

  const image = await bring(ana, 'later.png')
  const after = await must<Said>(ana, 'PATCH', at, { html: named(nils, 'Nils Berg') + picture(image) })
  expect(after).toMatchObject({ edited_at: expect.any(String), files: [{ name: 'later.png' }] })
  expect(await mentions(after.id)).toEqual([{ principal_id: nils.id }])
  expect((await shown(lena, ticket)).status).toBe(200)
  expect(await must(leo, 'GET', `${at}/earlier`)).toMatchObject({
    items: [{ html: expect.stringContaining('@Leo Falk') }],
  })
  expect((await call(lena, 'GET', `${at}/earlier`)).status).toBe(403)
  expect((await call(nils, 'GET', `${at}/earlier`)).status).toBe(404)

  await must(ana, 'DELETE', at)
  expect(await must(leo, 'GET', `${at}/earlier`)).toEqual({ items: [] })
  expect((await words(ana, ticket)).at(-1)).toMatchObject({
    html: '',
    can: { edit: 'These words were taken back' },
  })
})
