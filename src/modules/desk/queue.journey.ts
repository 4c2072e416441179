import { expect, test } from 'vitest'
import { deskHouse, goDown, rowOf, toastOf, writing } from '#test/desk'

const { mikkel, visit, open, state } = await deskHouse()

test('a ticket is solved and taken back without a hand on the mouse; what is shown beside the list is what keys act on', async () => {
  for (const which of ['upper', 'lower']) await open(`Foghorn ${which} is silent`)
  const page = await visit('/desk?q=foghorn%20is:open', mikkel.browser)
  const preview = page.getByRole('complementary', { name: 'Preview' })
  const under = page.locator('tr[data-cursor]')
  await goDown(page, 'Foghorn')
  const [first] = /Foghorn \w+/.exec(await under.innerText()) ?? []
  const other = first === 'Foghorn upper' ? 'Foghorn lower' : 'Foghorn upper'
  await preview.getByText(`${first} is silent`, { exact: true }).waitFor()
  await page.keyboard.press('s')
  await page.getByRole('dialog').getByRole('textbox').fill('The fuse was changed')
  await page.getByText('will change').waitFor()
  await page.keyboard.press('Control+Enter')
  await toastOf(page, 'Solve: done').waitFor()
  await under.filter({ hasText: other }).waitFor()
  await preview.getByText(`${other} is silent`, { exact: true }).waitFor()
  await page.keyboard.press('s')
  await page.getByRole('dialog').getByText(other).waitFor()
  await page.getByRole('dialog').getByRole('textbox').fill('The same fuse')
  await page.getByText('will change').waitFor()
  await page.keyboard.press('Control+Enter')
  await preview.waitFor({ state: 'detached' })
  await page.keyboard.press('u')
  await toastOf(page, 'Taken back').waitFor()
  await rowOf(page, other).waitFor()
})

test('keys act on all that is picked, after a look at what they do, and all of it is taken back at once', async () => {
  const both = [await open('Quaylamp left flickers'), await open('Quaylamp right flickers')]
  const page = await visit('/desk?q=quaylamp', mikkel.browser)
  await goDown(page, 'Quaylamp')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByRole('toolbar', { name: '2 picked' }).waitFor()
  await page.keyboard.press('a')
  await page.getByRole('dialog', { name: 'Assign to' }).getByRole('combobox').fill('Ana')
  await page.getByRole('option', { name: /Ana Lind/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText('will change').nth(1).waitFor()
  await page.keyboard.press('Control+Enter')
  await toastOf(page, '2 tickets assigned').waitFor()
  // The way back is longer than the toast, which is closed here unless it has gone by itself: it is named and asked for.
  const toast = page.getByRole('alert').filter({ hasText: '2 tickets assigned' })
  const close = toast.getByRole('button').last()
  await close.click({ timeout: 15_000 }).catch(() => undefined)
  await toastOf(page, '2 tickets assigned').waitFor({ state: 'detached' })
  for (const ticket of both) expect(await state(ticket)).toMatchObject({ assignee: { name: 'Ana Lind' } })
  await page.keyboard.press('u')
  await toastOf(page, 'Take this back? 2 tickets assigned').waitFor()
  await page.keyboard.press('u')
  await toastOf(page, 'Taken back: 2 tickets assigned').waitFor()
  for (const ticket of both) expect(await state(ticket)).toMatchObject({ assignee: null })
})

/** As on a slow machine: an editor that is not on the page within a millisecond is let go, and another is made. */
function nextEditorIsLate() {
  const { setTimeout: later } = window
  let isLate = true
  const soon = (run: () => void, ms?: number) => {
    if (ms !== 1 || !isLate) return later(run, ms)
    isLate = false
    run()
    return 0
  }
  Object.assign(window, { setTimeout: soon })
}

test('what is typed right after r is the beginning of the answer, and Escape gives the keys back', async () => {
  const ticket = await open('Bow camera turned sideways')
  const page = await visit('/desk?q=sideways', mikkel.browser)
  await goDown(page, 'Bow camera')
  await page.evaluate(nextEditorIsLate)
  await page.keyboard.press('r')
  // Every one of these letters would do something if it were a key.
  await page.keyboard.type('shot')
  await writing(page).waitFor()
  expect(new URL(page.url()).search).toBe('')
  await expect.poll(() => writing(page).textContent()).toBe('shot')
  expect((await state(ticket)).phase).toBe('new')
  await page.keyboard.press('Escape')
  expect(await writing(page).count()).toBe(0)
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'All keys' })
  for (const key of ['Reply', 'Note', 'Assign', 'Solve', 'Take it', 'Leave it, with a draft kept'])
    await sheet.getByText(key, { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.getByRole('tab', { name: 'Internal note', selected: true }).waitFor()
})

test('from the filter to the ticket and back, one stands where one stood', async () => {
  for (const which of ['one', 'two']) await open(`Gangplank ${which} is loose`)
  const page = await visit('/desk', mikkel.browser)
  await rowOf(page, 'Gangplank two').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('gangplank')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('row').count()).toBe(3)
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'All keys' })
  for (const key of ['Reply', 'Assign', 'Solve', 'Take it']) await sheet.getByText(key).first().waitFor()
  expect(await sheet.locator('[data-idle]').filter({ hasText: 'Solve' }).count()).toBe(1)
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await goDown(page, 'Gangplank')
  await page.keyboard.press('j')
  const title = await page.locator('tr[data-cursor] a').first().textContent()
  // Who writes at once, while the ticket is still on its way, has entered it once and not twice.
  await page.evaluate(() => {
    for (const key of ['Enter', 'r'])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  })
  await page.getByRole('heading', { name: String(title) }).waitFor()
  await writing(page).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('k')
  const other = String(title).includes('one') ? 'Gangplank two is loose' : 'Gangplank one is loose'
  await page.getByRole('heading', { name: other }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByText('Split into a ticket of its own').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.locator('tr[data-cursor]').filter({ hasText: other }).waitFor()
  await page.keyboard.press('Control+k')
  await page
    .getByRole('dialog')
    .getByRole('textbox')
    .or(page.getByRole('dialog').getByRole('combobox'))
    .fill('gangplank one')
  await page.getByText('Gangplank one is loose').last().waitFor()
})
