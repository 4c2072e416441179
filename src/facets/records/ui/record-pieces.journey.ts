import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, openPage } from '#test/browser'
import { type Browser, house } from '#test/door'

const { app, join } = await house()
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const ana = await join('Ana Lind', [{ role: 'lead' }])
const rita = await join('Rita Moe')

const open = async (title: string, by = ana.browser) => {
  const { body } = await by.post('/api/desk/tickets', { title })
  return { id: String(body['id']), key: String(body['key']) }
}
const visit = async (path: string, { jar }: Browser = ana.browser, look = {}): Promise<Page> => {
  const page = await openPage(address, look)
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: address })))
  await page.goto(path)
  return page
}
const wide = { width: 1440, height: 1000 }

test('a ticket is linked with another one, and unlinked with a way back', async () => {
  const [winch, chain] = [await open('Winch stuck'), await open('Chain worn')]
  const page = await visit(`/desk/${winch.key}`, ana.browser, wide)
  await page.getByRole('button', { name: 'Link', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('With').fill('chain')
  await page.getByRole('option', { name: /Chain worn/ }).click()
  await dialog.getByRole('button', { name: 'Link them' }).click()
  const side = page.getByRole('complementary', { name: 'Details' })
  await side.getByRole('link', { name: chain.key }).waitFor()
  await side.getByRole('button', { name: `Unlink ${chain.key}` }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await side.getByRole('link', { name: chain.key }).click()
  await page.getByRole('heading', { name: 'Chain worn' }).waitFor()
  await page.getByRole('complementary').getByRole('link', { name: winch.key }).waitFor()
})

test('a file is brought, kept from the requester, looked at and removed with a way back', async () => {
  const ticket = await open('Drawing is blurred', rita.browser)
  const page = await visit(`/desk/${ticket.key}`, ana.browser, wide)
  await page.getByRole('button', { name: 'Add files' }).waitFor()
  await page
    .getByRole('complementary', { name: 'Details' })
    .locator('input[type=file]')
    .setInputFiles({ name: 'forensics.txt', mimeType: 'text/plain', buffer: Buffer.from('what we found') })
  await page.getByRole('button', { name: 'forensics.txt', exact: true }).click()
  await page.getByText('what we found').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Remove forensics.txt' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'forensics.txt', exact: true }).waitFor()
  const { body } = await rita.browser.get(`/api/records/${ticket.id}/files`)
  expect(body['items']).toEqual([])
})

test('tags are put on one by one, and people are named who may then see it', async () => {
  const ticket = await open('Radio is silent')
  const page = await visit(`/desk/${ticket.key}`, ana.browser, wide)
  await page.getByRole('combobox', { name: 'Tags' }).fill('radio')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await ana.browser.get(`/api/records/${ticket.id}/tags`)).body)
    .toMatchObject({ items: [{ title: 'radio' }] })
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('People and teams').fill('rita')
  await page.getByRole('option', { name: /Rita Moe/ }).click()
  await dialog.getByRole('button', { name: 'Add them' }).click()
  await page.getByRole('button', { name: 'Take Rita Moe off' }).waitFor()
  expect((await rita.browser.get(`/api/records/${ticket.id}`)).status).toBe(200)
})

test('views are arranged as one likes, and only for oneself', async () => {
  const page = await visit('/desk', ana.browser, wide)
  const tabs = page.getByRole('navigation', { name: 'Views' }).getByRole('link')
  await tabs.first().waitFor()
  const [first = '', second = ''] = (await tabs.allTextContents()).map((text) => text.replace(/\d+$/, ''))
  await page.getByRole('button', { name: 'Arrange the views' }).click()
  // Two clicks in a row: the second comes before the first is answered.
  await page.getByRole('button', { name: `Move ${second} up` }).click()
  await page.getByRole('button', { name: `Hide ${first}` }).click()
  await page.getByRole('button', { name: `Show ${first}` }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await tabs.allTextContents())[0]).toContain(second)
  expect(await tabs.filter({ hasText: first }).count()).toBe(0)
})
