import { expect, test } from 'vitest'
import { demoPages } from '#test/demo-pages'

const { at } = await demoPages()

test('an obligation is added to a contract, met with a paper that shows it, and that is taken back', async () => {
  const page = await at('/vendors/contracts', 'Ingrid Solheim')
  await page.getByRole('row').filter({ hasText: 'Colocation, 6 racks' }).click()
  await page.getByRole('link', { name: 'Add an obligation' }).click()
  await page.getByRole('heading', { name: 'Add an obligation to Colocation, 6 racks' }).waitFor()
  await page.getByLabel('What is owed').fill('Log of entries')
  await page.getByLabel('Due on').fill('31 Jan 2026')
  await page.getByLabel('Every so many months').fill('1')
  await page.getByRole('button', { name: 'Add obligation' }).click()
  await page.getByRole('heading', { name: 'Log of entries', level: 1 }).waitFor()
  await page.getByText('Nordlys Datasenter owed it by 31 Jan 2026').waitFor()

  await page.getByRole('button', { name: 'Note as met' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What shows it').fill('Log 1')
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('Nobody came') })
  await dialog.getByRole('button', { name: 'Note it' }).click()
  await page.getByText('Noted. It is due again on 28 Feb 2026.').waitFor()
  await page.getByRole('link', { name: 'log.txt' }).waitFor()
  await page.getByText('Nordlys Datasenter owed it by 28 Feb 2026').waitFor()

  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Nordlys Datasenter owed it by 31 Jan 2026').waitFor()
  expect(await page.getByText('What was noted').count()).toBe(0)
})
