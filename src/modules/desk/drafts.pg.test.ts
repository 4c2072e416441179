import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { world } from '#test/world'
import type { comments } from '#facets/comments/contract'
import type { Opened } from './contract.ts'

const { someone, must, db } = await world()
const ana = await someone('Ana Lind', ['technician'])
const bo = await someone('Bo Ås', ['technician'])
const { id } = await must<Opened>(ana, 'POST', '/api/desk/tickets', { title: 'Anchor drags' })

type Kept = Reply<typeof comments.keepDraft>
const path = `/api/records/${id}/draft`
const keep = (html: string, more: object = {}) =>
  must<Kept>(ana, 'POST', path, { kind: 'reply', html, ...more })
const drafts = async (who = ana) =>
  (await must<Reply<typeof comments.draft>>(who, 'GET', path)).drafts.map(({ kind, html }) => [kind, html])

test('one draft of one person on a record: the newest words stand, others see nothing, and no event tells of it', async () => {
  const before = await db
    .selectFrom('event')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirst()
  const first = await keep('<p>On my way</p>', { since: null })
  expect(first.replaced).toBeNull()
  const second = await keep('<p>On my way now</p>', { since: first.updated_at, kind: 'note' })
  expect(second.replaced).toBeNull()
  expect(await drafts()).toEqual([['note', '<p>On my way now</p>']])
  expect(await drafts(bo)).toEqual([])
  const after = await db
    .selectFrom('event')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirst()
  expect(after).toEqual(before)
  await keep('', { since: second.updated_at })
  expect(await drafts()).toEqual([])
})

test('what another device wrote meanwhile is given back, and not thrown away by emptying', async () => {
  const phone = await keep('<p>From the quay</p>', { since: null })
  const desk = await keep('<p>From the desk</p>', { since: null })
  expect(desk.replaced).toMatchObject({ kind: 'reply', html: '<p>From the quay</p>' })
  await keep('', { since: phone.updated_at })
  expect(await drafts()).toEqual([['reply', '<p>From the desk</p>']])
})

test('what is sent is a draft no longer', async () => {
  await keep('<p>Hauled in</p>')
  await must(ana, 'POST', `/api/desk/tickets/${id}/reply`, { html: '<p>Hauled in</p>' })
  expect(await drafts()).toEqual([])
})
