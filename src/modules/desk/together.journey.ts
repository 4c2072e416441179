import { expect, test } from 'vitest'
import { deskHouse, rowOf } from '#test/desk'

const { ana, mikkel, visit, open, state } = await deskHouse()
const wide = { width: 1440, height: 900 }

test('each sees at once what the other does at the same ticket', async () => {
  const ticket = await open('Winch three is stuck')
  const first = await visit(`/desk/${ticket.key}`, ana.browser, wide)
  await first.locator('[contenteditable]').click()
  await first.keyboard.type('I will look')
  const second = await visit(`/desk/${ticket.key}`, mikkel.browser, wide)
  await second.getByText('Ana Lind is replying').waitFor()
  await first.getByText('Mikkel Krog is looking').waitFor()
  await first.keyboard.press('Control+Enter')
  await second.getByText('I will look').waitFor()
  await second.getByText('Ana Lind is looking').waitFor()
  await second.getByText('In work').first().waitFor()
})

test('a queue on screen follows what others do, and its preview says who writes', async () => {
  const ticket = await open('Buoy lamp is dark')
  const page = await visit('/desk?q=buoy', mikkel.browser, wide)
  await rowOf(page, 'Buoy lamp is dark').click()
  const preview = page.getByRole('complementary', { name: 'Preview' })
  await preview.getByRole('heading').first().waitFor()
  const other = await visit(`/desk/${ticket.key}`, ana.browser, wide)
  await other.locator('[contenteditable]').waitFor()
  await other.keyboard.press('n')
  await other.keyboard.type('Checking the cable')
  await preview.getByText('Ana Lind is writing a note').waitFor()
  await other.keyboard.press('Control+Enter')
  await preview.getByText('Checking the cable').waitFor()
  await open('Buoy two is dark as well')
  await rowOf(page, 'Buoy two is dark as well').waitFor()
})

test('two change one ticket at once: neither loses a word', async () => {
  const ticket = await open('Ice on the antenna')
  const [first, second] = [
    await visit(`/desk/${ticket.key}`, ana.browser, wide),
    await visit(`/desk/${ticket.key}`, mikkel.browser, wide),
  ]
  await second.locator('[contenteditable]').click()
  await second.keyboard.type('Half a sentence')
  await first.getByRole('button', { name: 'Change Impact' }).click()
  await first.getByRole('option', { name: 'High' }).click()
  await second.getByText(/raised P\d to P\d/).waitFor()
  await second.keyboard.type(' and its end')
  await second.getByRole('button', { name: 'Change Subject' }).click()
  await second.getByRole('textbox', { name: 'Subject' }).fill('Ice on the radar')
  await second.keyboard.press('Enter')
  await first.getByRole('heading', { name: 'Ice on the radar' }).waitFor()
  expect(await second.locator('.ProseMirror').textContent()).toBe('Half a sentence and its end')
  expect(await state(ticket)).toMatchObject({ title: 'Ice on the radar', impact: 1 })
})
