import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { expectAccessible, openPage } from '#test/browser'
import { type Browser, house } from '#test/door'

const { app, db, admin, join } = await house()
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const ana = await join('Ana Lind', [{ role: 'lead' }])
const opened = await ana.browser.post('/api/desk/tickets', {
  title: 'Winch stuck at berth 4',
  tags: ['winch', 'winches'],
})
const key = String(opened.body['key'])
await db
  .insertInto('job')
  .values({
    id: newId(),
    task: 'test.never',
    input: '{}',
    run_after: '2020-01-01T00:00:00Z',
    created_at: '2020-01-01T00:00:00Z',
  })
  .execute()
await sql`insert into outbox (event_id, subscriber, attempts, last_error, dead_at)
  select id, 'bell rings when a ticket opens', 12, 'Error: no reply from the bell', now() from event order by id limit 1`.execute(
  db,
)

/** A page of somebody who came in already: the door has journeys of its own. */
const enter = async (path: string, { jar }: Browser, look = {}): Promise<Page> => {
  const page = await openPage(address, look)
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: address })))
  await page.goto(path)
  return page
}

test('a field of the organisation is added, asked for on a ticket and archived', async () => {
  const page = await enter('/admin/fields?kind=incident', admin)
  await page.getByRole('button', { name: 'Add a field' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title').fill('Ship')
  await dialog.getByRole('switch', { name: 'Needed' }).click()
  await dialog.getByRole('button', { name: 'Add the field' }).click()
  await page.getByText('Short text · needed · internal').waitFor()

  const desk = await enter('/desk/new', ana.browser)
  await desk.getByLabel('Subject').fill('Anchor chain is worn')
  await desk.getByRole('button', { name: 'Open the ticket' }).click()
  await desk.getByLabel('Ship').fill('Fram')
  await desk.getByRole('button', { name: 'Open the ticket' }).click()
  await desk.getByRole('heading', { name: 'Anchor chain is worn' }).waitFor()
  await desk.getByText('Fram').waitFor()

  await page.getByRole('button', { name: 'Archive Ship' }).click()
  await page.getByText('Ship is archived').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Archive Ship' }).waitFor()
  await page.getByRole('button', { name: 'Archive Ship' }).click()
})

test('two tags that mean the same become one', async () => {
  const page = await enter('/admin/tags', ana.browser)
  await page.getByRole('button', { name: 'Merge winches into another tag' }).click()
  await page.getByRole('dialog').getByLabel('Into').fill('win')
  await page.getByRole('option', { name: 'winch' }).click()
  await page.getByRole('button', { name: 'Merge the tags' }).click()
  await expect.poll(() => page.getByText('winches').count()).toBe(0)
})

test('a waiting job is stopped and started again', async () => {
  const page = await enter('/admin/jobs', admin)
  await page.getByRole('button', { name: 'Stop test.never' }).click()
  await page.getByRole('button', { name: 'Start test.never again' }).click()
  await page.getByRole('button', { name: 'Stop test.never' }).waitFor()
})

test('what was given up is picked and dropped, after a question', async () => {
  const page = await enter('/admin/deliveries', admin)
  await page.getByText('bell rings when a ticket opens').click()
  await page.getByRole('button', { name: 'Drop', exact: true }).click()
  await page.getByRole('button', { name: 'Drop it' }).click()
  await page.getByText('Nothing was given up').waitFor()
})

test('a setting is decided where it stands, and its change is on the audit trail', async () => {
  const page = await enter('/admin/settings', admin)
  await page.getByRole('button', { name: /Largest file/ }).click()
  await page.getByLabel('Largest file').fill('40')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Back to 25' }).waitFor()
  await page.goto('/admin/audit?kind=setting.decided')
  await page.getByText('to 40; it was 25').first().click()
  await page.getByText('"after": 40').waitFor()
  await page.getByRole('link', { name: 'Download a proof that this was sealed' }).waitFor()
  await expectAccessible(page)
})

test('the trail is narrowed by what it is about, and the address keeps it', async () => {
  const auditor = await join('Audrey Holm', [{ role: 'auditor' }])
  const page = await enter('/admin/audit', auditor.browser)
  await page.getByLabel('About').fill(key)
  await page.waitForURL(/subject=/)
  await page.getByText('Ana Lind opened this').first().waitFor()
  await page.reload()
  await page.getByText('Ana Lind opened this').first().waitFor()
  await page.getByRole('link', { name: key }).first().waitFor()
})

test('the palette and the address find a record by its number', async () => {
  const page = await enter(`/go/${key.toLowerCase()}`, ana.browser)
  await page.getByRole('heading', { name: 'Winch stuck at berth 4' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/desk/${key}`)
})

test('who may not enter is not led there', async () => {
  const rita = await join('Rita Moe')
  expect((await admin.get('/api/audit')).status).toBe(200)
  expect((await rita.browser.get('/api/audit')).status).toBe(403)
})
