import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, openPage } from '#test/browser'
import { type Browser, house } from '#test/door'

const { app, join } = await house()
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const lead = await join('Mikkel Rud', [{ role: 'lead' }])
const ana = await join('Ana Lind', [{ role: 'technician' }])

const enter = async (path: string, { jar }: Browser, look = {}): Promise<Page> => {
  const page = await openPage(address, look)
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: address })))
  await page.goto(path)
  return page
}
const category = (title: string) => lead.browser.post('/api/work/categories', { title })

test('a category is put inside another, moved and archived with what lies in it', async () => {
  await category('Deck')
  const page = await enter('/admin/categories', lead.browser)
  await page.getByRole('button', { name: 'Add a category inside “Deck”' }).click()
  await page.getByRole('dialog').getByLabel('Title').fill('Cranes')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Change “Cranes”' }).waitFor()
  await page.getByRole('button', { name: 'Add a category inside “Deck”' }).click()
  await page.getByRole('dialog').getByLabel('Title').fill('Winches')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Put “Winches” one up' }).click()
  await page.getByRole('button', { name: 'Put “Winches” one down' }).waitFor()
  await page.getByRole('button', { name: 'Put “Deck” in the archive' }).click()
  await page.getByText('are no longer offered').waitFor()
  await expect.poll(() => page.getByText('Cranes').count(), { timeout: 15_000 }).toBe(0)
  await page.getByRole('switch', { name: 'Show the archive' }).check()
  await page.getByText('Cranes').waitFor()
})

test('a state is added and led to, the slip on the way is said, and open work goes along', async () => {
  const opened = await lead.browser.post('/api/desk/tickets', { title: 'Radar is blind', kind: 'incident' })
  const id = String(opened.body['id'])
  await lead.browser.post(`/api/desk/tickets/${id}/move`, { verb: 'wait-supplier' })
  const page = await enter('/admin/workflows/incident', lead.browser)
  await page.getByRole('button', { name: 'Add a state' }).click()
  await page.getByLabel('Title of “New state”').fill('On trial')
  await page.getByText('No move leads to “On trial”').first().waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take “On trial” away' }).click()
  await page.getByLabel('Title of “At supplier”').fill('At the yard')
  await page.getByText('At supplier').filter({ hasText: 'At the yard' }).first().waitFor()
  await page.getByRole('button', { name: 'Save as version 2' }).click()
  await page.getByText('Saved as version 2').waitFor()
  await expect
    .poll(async () => (await lead.browser.get(`/api/desk/tickets/${id}`)).body['state_title'], {
      timeout: 15_000,
    })
    .toBe('At the yard')
})

test('which priority follows is decided by a lead; a cell that weighs less than a lighter one is marked', async () => {
  const page = await enter('/admin/priorities', lead.browser)
  await page.getByRole('combobox', { name: 'Impact High, urgency Low' }).click()
  await page.getByRole('option', { name: 'P5' }).click()
  await page.getByText('Something more urgent would get a lower priority here').waitFor()
  await page.getByRole('combobox', { name: 'Impact High, urgency Low' }).click()
  await page.getByRole('option', { name: 'P2' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('It counts for what is opened from now on').waitFor()
  const seen = await enter('/admin/priorities', ana.browser)
  await seen.getByText('You may not change this').waitFor()
  expect(await seen.getByRole('combobox', { name: 'Impact High, urgency Low' }).inputValue()).toBe('P2')
})
