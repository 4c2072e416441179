import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '#test/browser'
import { demoPages } from '#test/demo-pages'

const { at, db } = await demoPages()

const mikkel = 'Mikkel Krog'
const pick = async (page: Page, field: string, typed: string, option: RegExp) => {
  await page.getByRole('combobox', { name: field, exact: true }).fill(typed)
  await page.getByRole('option', { name: option }).first().click()
}

test.each([{ width: 1440 }, { width: 390, height: 844 }])(
  'an asset is added, handed over and taken back: %o',
  async (look) => {
    const page = await at('/assets/new', mikkel, look)
    const serial = `CW-${look.width}`
    await page.getByLabel('Manufacturer').fill('Corvid')
    await page.getByLabel('Model', { exact: true }).fill('W18')
    await page.getByLabel('Serial number').fill(serial)
    await pick(page, 'Held by', 'Bergen', /^Bergen/)
    await pick(page, 'Belongs to', 'Bergen', /^Bergen/)
    await page.getByRole('button', { name: 'Add asset' }).click()
    await page.getByRole('heading', { name: 'Corvid W18', level: 1 }).waitFor()
    await page.getByRole('heading', { name: 'It is at Bergen' }).waitFor()
    await page.getByRole('button', { name: 'Hand over' }).click()
    const dialog = page.getByRole('dialog')
    await pick(page, 'To', 'Lena', /Lena Vogt/)
    await dialog.getByLabel('Note').fill('With charger')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Hand over' }).click()
    await page.getByRole('heading', { name: 'Lena Vogt has it' }).waitFor()
    await page.getByText('handed over, from Bergen, With charger').waitFor()
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
    await page.getByRole('heading', { name: 'It is at Bergen' }).waitFor()
    await page.getByRole('heading', { name: 'It changed hands 3 times' }).waitFor()
    await expectAccessible(page)
    const row = await db.selectFrom('asset').select('meaning').where('serial', '=', serial).executeTakeFirst()
    expect(row?.meaning).toBe('ready')
  },
)

test('who asks sees what they have, and not what it cost', async () => {
  const page = await at('/assets', 'Lena Vogt')
  await page.locator('tr[data-index="0"]').click()
  await page.getByRole('heading', { name: 'Lena Vogt has it' }).waitFor()
  await expect.poll(() => page.getByText('Cost').count()).toBe(0)
  await expect.poll(() => page.getByRole('button', { name: 'Hand on' }).count()).toBe(0)
})
