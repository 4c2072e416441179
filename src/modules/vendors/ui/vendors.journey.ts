import { expect, test } from 'vitest'
import { expectAccessible } from '#test/browser'
import { demoPages } from '#test/demo-pages'

const { at } = await demoPages()

const ingrid = 'Ingrid Solheim'

test('a vendor is added with whom one reaches there, then a contract that says what doing nothing costs', async () => {
  const page = await at('/vendors', ingrid)
  await page.getByRole('link', { name: 'Add a vendor' }).click()
  await page.getByLabel('Name').fill('Nattlys Drift')
  await page.getByLabel('Services').fill('Watch at night')
  await page.getByRole('button', { name: 'Add vendor' }).click()
  await page.getByRole('heading', { name: 'Nattlys Drift', level: 1 }).waitFor()

  await page.getByRole('button', { name: 'Add a contact' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Siv Dahl')
  await dialog.getByLabel('E-mail address').fill('siv@nattlys.example')
  await dialog.getByRole('button', { name: 'Keep the contact' }).click()
  await page.getByRole('link', { name: 'siv@nattlys.example' }).waitFor()

  await page.getByRole('link', { name: 'Add a contract' }).first().click()
  await page.getByRole('heading', { name: 'Add a contract with Nattlys Drift' }).waitFor()
  await page.getByLabel('Title').fill('Night watch')
  await page.getByLabel('Starts on').fill('1 Jan 2020')
  await page.getByLabel('End of the first term').fill('31 Dec 2020')
  await page.getByRole('combobox', { name: 'After the first term' }).click()
  await page.getByRole('option', { name: 'It renews by itself' }).click()
  await page.getByLabel('Costs').fill('1200 NOK')
  await page.getByRole('button', { name: 'Add contract' }).click()
  await page.getByText('Say by how many months it renews').waitFor()
  await page.getByLabel('Renews by months').fill('12')
  await page.getByRole('button', { name: 'Add contract' }).click()
  await page.getByRole('heading', { name: 'Night watch', level: 1 }).waitFor()
  await page.getByText(/Doing nothing binds until 31 Dec 20\d\d: 12 months, NOK.1,200\.00/u).waitFor()
})

test('other terms are agreed, and a notice is recorded and taken back', async () => {
  const page = await at('/vendors/contracts', ingrid)
  await page.getByRole('row').filter({ hasText: 'Lines Bergen–Hamburg' }).click()
  await page.getByRole('heading', { name: 'Lines Bergen–Hamburg', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Change the terms' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Renews by months').fill('24')
  await dialog.getByRole('button', { name: 'Keep the terms' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(/: 24 months, €51,600\.00/u).waitFor()
  await page.getByText('Renews by months: 12 → 24').waitFor()

  await page.getByRole('button', { name: 'Record a notice' }).click()
  await page.getByRole('button', { name: 'Record it' }).click()
  await page.getByText('It is cancelled and ends on').waitFor()
  await page.getByRole('button', { name: 'Take the notice back' }).click()
  await page.getByText('Doing nothing binds until').waitFor()
})

test.each([1440, 390])('what expires is told in words at %i px, and leads to the contract', async (width) => {
  const page = await at('/vendors/runway', 'Mikkel Krog', { width })
  await page.getByRole('heading', { name: /within 30 days/u, level: 1 }).waitFor()
  await page.getByText('What falls due by doing nothing, in EUR').waitFor()
  await expectAccessible(page)
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(isWide).toBe(false)
  await page.getByRole('link', { name: 'Colocation, 6 racks' }).click()
  await page.getByRole('heading', { name: 'Colocation, 6 racks', level: 1 }).waitFor()
  await page.getByText('unless notice arrives by').first().waitFor()
  expect(await page.getByRole('button', { name: 'Record a notice' }).count()).toBe(0)
})
