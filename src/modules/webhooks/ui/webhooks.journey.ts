import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, type Look, openPage } from '#test/browser'
import { house } from '#test/door'
import { httpReceiver } from '#test/http-receiver'

const { app, admin } = await house({ webhooksMayReach: ['127.0.0.1'] })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const receiver = await httpReceiver()

const enter = async (look: Look = {}): Promise<Page> => {
  const page = await openPage(address, look)
  await page.context().addCookies([...admin.jar].map(([name, value]) => ({ name, value, url: address })))
  await page.goto('/admin/webhooks')
  return page
}

test('a webhook is added, its secret shown once, tested, and what came of it read', async () => {
  const page = await enter()
  await page.getByRole('button', { name: 'Add a webhook' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Chat')
  await dialog.getByLabel('Address').fill(receiver.url)
  await dialog.getByRole('button', { name: 'Add it' }).click()
  await page.getByText('It is shown this once').waitFor()
  await expect(page.getByRole('textbox', { name: 'Secret' }).inputValue()).resolves.toMatch(/^whsec_/)
  await page.getByRole('button', { name: 'Close' }).last().click()
  await page.getByText('In use').waitFor()
  receiver.answers(410)
  await page.getByRole('button', { name: 'Send a test to Chat' }).click()
  await page.getByRole('dialog').getByText('it is gone for good').first().waitFor()
  await expectAccessible(page)
})

test.each([{ width: 1440 }, { width: 390, height: 844, dark: true }])(
  'nothing keeps anyone out of this page at $width px',
  async (look) => {
    const page = await enter(look)
    await page.getByText('Its receiver said that it is gone.').waitFor()
    await expectAccessible(page)
  },
)
