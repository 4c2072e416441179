import { expect, test } from 'vitest'
import { expectAccessible } from '#test/browser'
import { deskHouse, rowOf } from '#test/desk'

const { mikkel, visit, open } = await deskHouse()
const ticket = await open('Keel lamp is dim')
await mikkel.browser.post(`/api/desk/tickets/${ticket.id}/note`, { html: '<p>Bulb, I think</p>' })
await mikkel.browser.post(`/api/desk/tickets/${ticket.id}/reply`, { html: '<p>Which lamp?</p>' })

test.each([
  { width: 1440, height: 900 },
  { width: 1440, height: 900, dark: true },
  { width: 390, height: 844, dark: true },
])('nothing keeps anyone out of the desk: $width px, dark $dark', async (look) => {
  const page = await visit('/desk', mikkel.browser, look)
  await rowOf(page, 'Keel lamp is dim').waitFor()
  // Only the list that is meant was asked for, not first another one while the views were on their way.
  const asked = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ pathname }) => pathname === '/api/desk/tickets')
      .map(({ searchParams }) => searchParams.get('q')),
  )
  expect(new Set(asked)).toEqual(new Set(['is:open']))
  if (look.width > 1000) {
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByRole('toolbar', { name: '1 picked' }).waitFor()
    await page.getByRole('complementary', { name: 'Preview' }).getByText('Bulb, I think').waitFor()
  }
  await expectAccessible(page)
  await page.goto(`/desk/${ticket.key}`)
  await page.getByText('Bulb, I think').waitFor()
  await page.locator('[contenteditable]').waitFor()
  await expectAccessible(page)
  await page.goto('/desk/new')
  await page.locator('[contenteditable]').waitFor()
  await expectAccessible(page)
})
