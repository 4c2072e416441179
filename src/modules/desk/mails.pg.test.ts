import { expect, test, vi } from 'vitest'
import { newId } from '#kernel/ids'
import { mailDue } from '#facets/notices/mail'
import { world } from '#test/world'
import type { Opened } from './contract.ts'

const { db, someone, team, must, write } = await world({
  mail: { url: 'smtp://127.0.0.1:9', from: 'it@halden.example' },
})
const [payroll, crew] = [await team('Payroll'), await team('Quay crew')]
const ana = await someone('Ana Lind', ['technician'], [payroll])
const bo = await someone('Bo Ek', ['technician'])
const lena = await someone('Lena Vogt', ['requester'])
// A technician by the team, as it is granted once for all of it.
const cato = await someone('Cato Vik', [], [crew])
await db
  .insertInto('role_grant')
  .values({
    id: newId(),
    principal_id: crew,
    role: 'technician',
    team_id: null,
    granted_at: '2026-01-01T00:00:00Z',
  })
  .execute()

const open = (more: object = {}) =>
  must<Opened>(ana, 'POST', '/api/desk/tickets', { title: 'Wrong salary', requester_id: lena.id, ...more })
/** To whom words have been mailed once what waits for its reader has left, too. */
async function mailed(id: string, words: string) {
  await write(undefined, mailDue, new Date(Date.now() + 120_000).toISOString())
  return (
    await db.selectFrom('mail').select(['recipient', 'body_text']).where('entity_id', '=', id).execute()
  )
    .filter(({ body_text }) => body_text.includes(words))
    .map(({ recipient }) => recipient)
    .toSorted()
}
const at = (...people: readonly { id: string }[]) => people.map(({ id }) => `${id}@example.org`).toSorted()
const mention = ({ id }: { id: string }) => `<span data-type="mention" data-id="${id}">@x</span>`

test('who watched a ticket is sent nothing of it once it is restricted to others', async () => {
  const { id } = await open({ team_id: payroll, assignee_id: ana.id })
  await must(bo, 'POST', `/api/records/${id}/watch`, {})
  const reply = (html: string) => must(lena, 'POST', `/api/desk/tickets/${id}/reply`, { html })
  await reply('<p>Any news?</p>')
  await vi.waitFor(async () => expect(await mailed(id, 'Any news?')).toEqual(at(ana, bo)), 20_000)
  await must(ana, 'PATCH', `/api/desk/tickets/${id}`, { restricted: true })
  await reply('<p>It was 4100 short</p>')
  // All that one reply is mailed to is queued at once.
  await vi.waitFor(async () => expect(await mailed(id, '4100')).toEqual(at(ana)), 20_000)
})

test('a note is mailed to those named in it who may read it there, whichever way they may', async () => {
  const note = (id: string, html: string) => must(ana, 'POST', `/api/desk/tickets/${id}/note`, { html })
  const { id } = await open()
  await note(id, `<p>Look at this ${mention(bo)} ${mention(cato)} ${mention(lena)}</p>`)
  await vi.waitFor(async () => expect(await mailed(id, 'Look at this')).toEqual(at(bo, cato)), 20_000)
  const ivar = await someone('Ivar Moe', ['technician'], [payroll])
  const closed = await open({ team_id: payroll, restricted: true })
  await note(closed.id, `<p>His salary ${mention(bo)} ${mention(cato)} ${mention(ivar)}</p>`)
  await vi.waitFor(async () => expect(await mailed(closed.id, 'His salary')).toEqual(at(ivar)), 20_000)
})
