import { expect, test } from 'vitest'
import { expectAccessible, openPage } from '#test/browser'
import { house } from '#test/door'

const { app, join } = await house()
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const ana = await join('Ana Lind', [{ role: 'technician' }])

test('what a program may ask for is found, read and tried', async () => {
  const page = await openPage(address)
  const cookies = [...ana.browser.jar].map(([name, value]) => ({ name, value, url: address }))
  await page.context().addCookies(cookies)
  await page.goto('/developers')
  await page.getByRole('heading', { name: 'Where to begin' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('Find what to ask').fill('open a ticket')
  await page.getByRole('link', { name: 'open', exact: true }).click()
  await page.getByRole('heading', { name: 'Open a ticket' }).waitFor()
  const input = page.getByLabel('Input')
  await input.fill('{ "title": ')
  await page.getByText('This is not JSON').waitFor()
  await input.fill('{ "title": "" }')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByLabel('Refused').getByText('"kind": "invalid"').waitFor()
  await input.fill('{ "title": "Tried from the pages" }')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByLabel('The answer').getByText('"key": "INC-').waitFor()
  await expectAccessible(page)
  const { body } = await ana.browser.get('/api/desk/tickets?q=tried')
  expect(body['items']).toHaveLength(1)
})
