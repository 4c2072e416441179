import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '#test/browser'
import { demoPages } from '#test/demo-pages'

const { at } = await demoPages()

const [keeper, lena] = ['Mikkel Krog', 'Lena Vogt']
const phone = { width: 390, height: 844 }
const pick = async (page: Page, field: string, typed: string, option: RegExp) => {
  await page.getByRole('combobox', { name: field, exact: true }).fill(typed)
  await page.getByRole('option', { name: option }).first().click()
}

/** Draws a line on the field, as a finger does. */
async function draw(page: Page) {
  const pad = page.locator('svg').filter({ has: page.locator('title', { hasText: 'Field to draw' }) })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('no field to draw on')
  await page.mouse.move(box.x + 30, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 90, box.y + 60, { steps: 5 })
  await page.mouse.move(box.x + 150, box.y + 15, { steps: 5 })
  await page.mouse.up()
}

const isPdf = (page: Page, url: string) =>
  page.evaluate(async (address) => (await fetch(address)).headers.get('content-type'), url)

test('a device is handed over, signed by link on a phone, and comes back with all else when its person leaves', async () => {
  const page = await at('/assets/new', keeper)
  await page.getByLabel('Manufacturer').fill('Corvid')
  await page.getByLabel('Model', { exact: true }).fill('W18')
  await page.getByLabel('Serial number').fill('PAPER-1')
  await pick(page, 'Held by', 'Bergen', /^Bergen/)
  await pick(page, 'Belongs to', 'Bergen', /^Bergen/)
  await page.getByRole('button', { name: 'Add asset' }).click()
  await page.getByRole('button', { name: 'Hand over' }).click()
  const dialog = page.getByRole('dialog')
  await pick(page, 'To', 'Lena', /Lena Vogt/)
  await dialog.getByRole('combobox', { name: 'Protocol' }).click()
  await page.getByRole('option', { name: 'The person is asked by a notice' }).click()
  await dialog.getByRole('button', { name: 'Hand over' }).click()
  await page.getByRole('heading', { name: 'One protocol waits for a signature' }).waitFor()

  const small = await at('/assets/protocols?state=waiting', lena, phone)
  await small.locator('tr[data-index="0"]').click()
  await small.getByText('PAPER-1').or(small.getByText('Corvid W18')).first().waitFor()
  await draw(small)
  await expectAccessible(small)
  await small.getByRole('button', { name: 'Sign', exact: true }).click()
  await small.getByRole('heading', { name: 'Lena Vogt signed it, signed in as Lena Vogt' }).waitFor()
  await small.getByText('Signature of Lena Vogt').waitFor({ state: 'attached' })
  const [, id] = /protocols\/([\w-]{36})/.exec(small.url()) ?? []
  expect(await isPdf(small, `/api/assets/protocols/${id}/pdf`)).toBe('application/pdf')

  await page.getByRole('link', { name: 'Lena Vogt' }).first().click()
  await page.getByRole('link', { name: 'Take everything back' }).click()
  await page.getByRole('heading', { name: 'Lena Vogt brings everything back' }).waitFor()
  await page.getByRole('radiogroup', { name: 'What became of Corvid W18' }).getByText('missing').click()
  await page.getByLabel('Note on Corvid W18').fill('Left on the ferry')
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Take \d+ things back/ }).click()
  await page.getByRole('heading', { name: 'Lena Vogt signs here' }).waitFor()
  await page.getByText('Left on the ferry').waitFor()
  await page.getByLabel('Name of whoever signs').fill('Lena Vogt')
  await page.getByRole('button', { name: 'Sign', exact: true }).click()
  await page.getByRole('heading', { name: 'Lena Vogt signed it in the presence of Mikkel Krog' }).waitFor()
})
