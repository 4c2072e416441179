import { expect, test } from 'vitest'
import { createPeople } from '#modules/people/public'
import { world } from '#test/world'
import type { Opened, Ticket } from './contract.ts'

const { db, someone, call, must, write } = await world()
const hr = await someone('Pia Ness', ['people-manager'])
const ana = await someone('Ana Lind', ['technician'])
const [made] = await write(undefined, (ctx) =>
  createPeople(ctx, [
    {
      given_name: 'Zebulon',
      family_name: 'Quist',
      type: 'external',
      emails: [{ value: 'zebulon@quist.example' }],
    },
  ]),
)
if (!made) throw new Error('nobody was made')
const delivered = () =>
  expect
    .poll(async () => (await db.selectFrom('outbox').select('id').execute()).length, { timeout: 30_000 })
    .toBe(0)

test('a person’s tickets and words go into their export; anonymised, the ticket stays and no longer says who', async () => {
  const { id, key } = await must<Opened>(ana, 'POST', '/api/desk/tickets', {
    title: 'Vault hangs',
    requester_id: made.id,
  })
  const at = `/api/desk/tickets/${id}`
  const mention = `<span data-type="mention" data-id="${made.id}" data-label="Zebulon Quist">@Zebulon Quist</span>`
  await must(ana, 'POST', `${at}/reply`, { html: `<p>Dear ${mention}, look again</p>` })
  await must(ana, 'POST', `${at}/move`, { verb: 'wait' })
  await write(undefined, async (ctx) => {
    const now = ctx.now
    const words = { entity_id: id, html: '<p>It was me</p>', body: 'It was me', created_at: now }
    await ctx.db
      .insertInto('comment')
      .values({
        ...words,
        id: made.id,
        kind: 'reply',
        author_id: made.id,
        author_name: 'Zebulon Quist',
        audience_id: made.audience_id,
        granted: true,
      })
      .execute()
    const draft = { person_id: made.id, entity_id: id, kind: 'reply' as const, html: '<p>I, Zebulon</p>' }
    await ctx.db
      .insertInto('draft')
      .values({ ...draft, updated_at: now })
      .execute()
  })
  const taken = await must(hr, 'POST', `/api/people/${made.id}/export`, {})
  expect(taken).toMatchObject({
    tickets: [{ key, channel: 'api' }],
    work: { asked_for: [{ key, title: 'Vault hangs', phase: 'waiting' }], assigned: [] },
    words: { said: [{ key, body: 'It was me' }], drafts: [{ key }], named_in: [{ key }] },
  })
  await delivered()
  const anonymise = (force: boolean) => call(hr, 'POST', `/api/people/${made.id}/anonymise`, { force })
  expect(await anonymise(false)).toMatchObject({ status: 409, body: { key: 'work.still-open' } })
  expect((await anonymise(true)).status).toBe(200)
  const seen = await must<Ticket>(ana, 'GET', at)
  expect(seen).toMatchObject({ title: 'Vault hangs', requester: { name: `Former person ${made.key}` } })
  const { items } = await must<{ items: unknown[] }>(ana, 'GET', `/api/records/${id}/comments`)
  expect(items).toMatchObject([
    { body: `Dear @Former person ${made.key}, look again` },
    { body: 'It was me', author: { name: `Former person ${made.key}` } },
  ])
  for (const table of ['comment', 'draft', 'mail', 'doc', 'event_data'] as const)
    expect(JSON.stringify(await db.selectFrom(table).selectAll().execute()), table).not.toMatch(
      /zebulon|quist/i,
    )
})
