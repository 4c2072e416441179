import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '#test/browser'
import { demoPages } from '#test/demo-pages'

const { at, db } = await demoPages()

const pick = async (page: Page, field: string, typed: string, option: RegExp) => {
  await page.getByRole('combobox', { name: field }).fill(typed)
  await page.getByRole('option', { name: option }).first().click()
}

test('an asset goes to repair and comes back, and its page tells it', async () => {
  const { key } = await db
    .selectFrom('asset')
    .select('key')
    .where('type', '=', 'laptop')
    .where('meaning', '=', 'in-use')
    .orderBy('tag', 'desc')
    .executeTakeFirstOrThrow()
  const page = await at(`/assets/${key}`, 'Mikkel Krog')
  await page.getByRole('button', { name: 'Send to repair' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What is wrong').fill('The hinge is broken')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Send it' }).click()
  await page.getByRole('heading', { name: 'It is away for repair' }).waitFor()
  await page.getByRole('button', { name: 'It is back' }).click()
  await dialog.getByRole('button', { name: 'End the repair' }).click()
  await page.getByRole('heading', { name: /^It was repaired/ }).waitFor()
  await page.getByText(/Repair ended: repaired/).waitFor()
})

test.each([{ width: 1440 }, { width: 390, height: 844 }])(
  'a place is counted label by label: %o',
  async (look) => {
    const place = look.width === 390 ? 'Hamburg' : 'Bergen'
    const page = await at('/assets/stocktakes', 'Marit Lund', look)
    await page.getByRole('button', { name: 'Begin a stocktake' }).click()
    await pick(page, 'Place', place, new RegExp(`^${place}`))
    await page.getByRole('dialog').getByRole('button', { name: 'Begin', exact: true }).click()
    await page.getByRole('heading', { name: `Stocktake of ${place}`, level: 1 }).waitFor()
    await page.getByLabel('Label').fill('nobody-has-this')
    await page.keyboard.press('Enter')
    await page.getByText('No asset has the label nobody-has-this.').waitFor()
    await page.getByRole('heading', { name: 'One label means no asset' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'End the counting' }).click()
    await page.getByText('Waits for approval').waitFor()
    await expect
      .poll(async () => page.getByRole('button', { name: 'Approve' }).getAttribute('aria-disabled'))
      .toBe('true')
    await page.getByText('You counted yourself; somebody else approves it').first().waitFor()
  },
)
