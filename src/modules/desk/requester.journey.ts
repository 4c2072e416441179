import { expect, test } from 'vitest'
import { expectAccessible } from '#test/browser'
import { deskHouse, toastOf } from '#test/desk'

const { mikkel, lena, visit, open } = await deskHouse()
const phone = { width: 390, height: 844 }
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
  'base64',
)

test('somebody asks from a phone, with a picture, and finds it again', async () => {
  const page = await visit('/desk', lena.browser, phone)
  await page.getByRole('link', { name: 'Ask for help' }).first().click()
  await page.getByLabel('Subject').fill('The scanner eats paper')
  await page.locator('[contenteditable]').click()
  await page.keyboard.type('Two pages gone since noon.')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'scanner.png', mimeType: 'image/png', buffer: onePixel })
  await page.getByText('scanner.png').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.getByRole('heading', { name: 'The scanner eats paper' }).waitFor()
  await page.getByText('Two pages gone since noon.').waitFor()
  await page
    .getByRole('button', { name: /scanner\.png/ })
    .first()
    .waitFor()
  const { body } = await mikkel.browser.get('/api/desk/tickets?q=scanner')
  expect(body['items']).toMatchObject([{ title: 'The scanner eats paper', requester: { name: 'Lena Vogt' } }])
  await page.goto('/desk')
  await page.getByRole('link', { name: 'The scanner eats paper' }).waitFor()
})

test('files are the ticket’s also where nobody wrote a word with them', async () => {
  const page = await visit('/desk/new', lena.browser, phone)
  await page.getByLabel('Subject').fill('See the picture')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'screen.png', mimeType: 'image/png', buffer: onePixel })
  await page.getByText('screen.png').waitFor()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'nothing.png', mimeType: 'image/png', buffer: Buffer.alloc(0) })
  await page.getByText('“nothing.png” did not arrive').waitFor()
  // Nor by key: it would be missing.
  await page.getByLabel('Subject').press('Control+Enter')
  await page.getByRole('button', { name: 'Take nothing.png away' }).click()
  await page.getByText('“nothing.png” did not arrive').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.getByRole('heading', { name: 'See the picture' }).waitFor()
  await page.getByRole('button', { name: 'Details' }).click()
  await page.getByRole('button', { name: 'screen.png', exact: true }).waitFor()
})

test('who asked reads the answer, writes back, and sees nothing of what the desk tells itself', async () => {
  const ticket = await open('The mast light blinks')
  const say = (what: string, words: string) =>
    mikkel.browser.post(`/api/desk/tickets/${ticket.id}/${what}`, { html: `<p>${words}</p>` })
  await say('note', 'She always says that')
  await say('reply', 'Since when does it blink?')
  await mikkel.browser.patch(`/api/desk/tickets/${ticket.id}`, { impact: 1, urgency: 1 })
  const page = await visit(`/desk/${ticket.key}`, lena.browser, phone)
  await page.getByText('Since when does it blink?').waitFor()
  const seen = await page.locator('main').innerText()
  expect(seen).not.toContain('She always says that')
  expect(seen).not.toMatch(/raised|P1|Internal note/)
  await page.getByRole('button', { name: 'Reply' }).first().click()
  await page.keyboard.type('Since the storm.')
  await page.getByRole('button', { name: 'Send' }).click()
  await toastOf(page, 'Sent to the desk').waitFor()
  await page
    .getByRole('list', { name: 'What was said and what happened' })
    .getByText('Since the storm.')
    .waitFor()
  await expectAccessible(page)
  const { body } = await mikkel.browser.get(`/api/desk/tickets/${ticket.id}`)
  expect(body['word']).toBe('us')
})
