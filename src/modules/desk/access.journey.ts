import { expect, test } from 'vitest'
import { expectAccessible } from '#test/browser'
import { deskHouse, rowOf } from '#test/desk'

const { mikkel, visit, open } = await deskHouse()
const ticket = await open('Keel lamp is dim')
await mikkel.browser.post(`/api/desk/tickets/${ticket.id}/note`, { html: '<p>Bulb, I think</p>' })

test('the queue asks only for the list that is meant, and keeps nobody out with its preview open', async () => {
  const page = await visit('/desk', mikkel.browser, { width: 1440, height: 900, dark: true })
  await rowOf(page, 'Keel lamp is dim').waitFor()
  // Not first for another one while the views were on their way.
  const asked = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ pathname }) => pathname === '/api/desk/tickets')
      .map(({ searchParams }) => searchParams.get('q')),
  )
  expect(new Set(asked)).toEqual(new Set(['is:open']))
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByRole('toolbar', { name: '1 picked' }).waitFor()
  await page.getByRole('complementary', { name: 'Preview' }).getByText('Bulb, I think').waitFor()
  await expectAccessible(page)
})
