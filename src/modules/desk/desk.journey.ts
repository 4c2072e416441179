import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { demoPages } from '#test/demo-pages'

const { at, address } = await demoPages()

const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
const toast = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()

async function post(page: Page, path: string, data: object) {
  const reply = await page.request.post(`${address}${path}`, { data, headers: { 'x-wheelhouse': '1' } })
  expect(await reply.text()).toContain('"id"')
  return (await reply.json()) as { id: string; key: string }
}
const opened = (page: Page, title: string) =>
  post(page, '/api/desk/tickets', {
    kind: 'incident',
    title,
    description: `<p>${title}, since this morning.</p>`,
  })

/** Down to a row by `j` alone. */
async function goDown(page: Page, title: string) {
  await row(page, title).waitFor()
  const wanted = Number(await row(page, title).getAttribute('data-index'))
  for (let index = 0; index <= wanted; index += 1) {
    await page.keyboard.press('j')
    await page.locator(`tr[data-cursor][data-index="${index}"]`).waitFor()
  }
}

test('r in the queue leads to a composer that is open', async () => {
  const page = await at('/desk', 'Mikkel Krog')
  const title = 'Bow camera turned sideways'
  await opened(page, title)
  await goDown(page, title)
  await page.keyboard.press('r')
  await page.locator('[contenteditable]:focus').waitFor()
  expect(new URL(page.url()).search).toBe('')
})

test('a filter that cannot be read points at what is wrong', async () => {
  const page = await at('/desk', 'Mikkel Krog')
  await row(page, 'Gangway camera shows no picture').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('asignee:me')
  await page.keyboard.press('Enter')
  const alert = page.getByRole('alert').filter({ hasText: 'asignee' })
  await alert.waitFor()
  expect(await alert.locator('mark').textContent()).toBe('asignee')
})

test('several tickets are handed to somebody after a look at what that does', async () => {
  const page = await at('/desk', 'Mikkel Krog')
  for (const which of ['left', 'right']) await opened(page, `Quaylamp ${which} flickers`)
  await page.goto('/desk?q=quaylamp')
  await goDown(page, 'Quaylamp left flickers')
  await page.getByRole('row').nth(1).getByRole('checkbox').click()
  await page.getByRole('row').nth(2).getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Macro', exact: true }).click()
  const uses = page.getByRole('dialog', { name: 'Use a macro' })
  await uses.getByRole('combobox').fill('restart')
  await page.getByRole('option', { name: 'Ask for a restart' }).click()
  await uses.getByText('tell me whether').waitFor()
  await uses.getByText('happens with it').waitFor()
  await uses.getByRole('button', { name: 'Cancel' }).click()
  await uses.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Assign to' })
  await dialog.getByRole('textbox').or(dialog.getByRole('combobox')).first().fill('Marit')
  await page.getByRole('option', { name: /Marit Lund/ }).click()
  await dialog.getByText('will change').nth(1).waitFor()
  await dialog.getByRole('button', { name: 'Assign 2 tickets' }).click()
  await toast(page, '2 tickets assigned')
  await page.goto('/desk?q=quaylamp%20assignee:none')
  await page.getByText('Nothing fits this filter').waitFor()
})
