import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { seedDemo } from '#apps/demo'
import { demoPassword } from '#modules/identity/seed'
import { expectAccessible, type Look, openPage } from '#test/browser'
import { world } from '#test/world'

const { app, db } = await world()
await seedDemo(db)
const address = await app.listen({ port: 0, host: '127.0.0.1' })

/** Somebody of the demo company at a page, signed in by the API. */
async function at(path: string, who: string, look?: Look): Promise<Page> {
  const page = await openPage(address, look)
  const email = `${who.toLowerCase().replace(' ', '.')}@halden.example`
  const reply = await page.request.post(`${address}/api/sign-in`, {
    data: { email, password: demoPassword },
    headers: { 'x-wheelhouse': '1' },
  })
  expect(reply.status()).toBeLessThan(300)
  await page.goto(path)
  return page
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
const composer = (page: Page) => page.getByRole('region', { name: 'Answer or note' })
const story = (page: Page) => page.getByRole('list', { name: 'What was said and what happened' })
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

test('a technician works a ticket through by keyboard alone, and takes the last step back', async () => {
  const page = await at('/desk', 'Mikkel Krog')
  const title = 'Winch display stays dark'
  await opened(page, title)
  await goDown(page, title)
  await page.keyboard.press('k')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await heading(page, title).waitFor()

  await page.keyboard.press('r')
  await page.locator('[contenteditable]:focus').waitFor()
  await page.keyboard.type('Please press the red button once.')
  await page.keyboard.press('Control+Enter')
  await story(page).getByText('Please press the red button once.').waitFor()

  await page.locator('[contenteditable]').blur()
  await page.keyboard.press('n')
  await composer(page).getByText('Keep internal note').waitFor()
  await page.keyboard.type('The fuse is of the old kind.')
  await page.keyboard.press('Control+Enter')
  await story(page).getByText('The fuse is of the old kind.').waitFor()

  await page.locator('[contenteditable]').blur()
  await page.keyboard.press('s')
  await page.getByRole('dialog', { name: 'Solve' }).getByLabel('How it was solved').waitFor()
  await page.getByLabel('How it was solved').last().focus()
  await page.keyboard.type('Fuse changed.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /^Open again/ }).waitFor()
  await page.getByRole('dialog', { name: 'Solve' }).waitFor({ state: 'detached' })

  await page.keyboard.press('u')
  await toast(page, 'Taken back.')
  await page.getByRole('button', { name: /^Solve/ }).waitFor()
})

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
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Assign to' })
  await dialog.getByRole('textbox').or(dialog.getByRole('combobox')).first().fill('Marit')
  await page.getByRole('option', { name: /Marit Lund/ }).click()
  await dialog.getByText('will change').nth(1).waitFor()
  await dialog.getByRole('button', { name: '2 tickets' }).click()
  await toast(page, '2 tickets assigned')
  await page.goto('/desk?q=quaylamp%20assignee:none')
  await page.getByText('Nothing fits this filter').waitFor()
})

test('who asks sees the answer as it comes, and neither notes nor the tickets of others', async () => {
  const page = await at('/desk', 'Lena Vogt', { width: 390, height: 844 })
  await page.getByRole('link', { name: /New ticket/ }).click()
  await page.getByLabel('Subject').fill('Plotter eats the paper')
  await page.getByRole('textbox', { name: 'What happened?' }).click()
  await page.keyboard.type('It pulls in two sheets at once.')
  await page.getByRole('button', { name: 'Open the ticket' }).click()
  await heading(page, 'Plotter eats the paper').waitFor()
  const key = new URL(page.url()).pathname.split('/')[2] ?? ''

  const desk = await at(`/desk/${key}`, 'Mikkel Krog')
  await heading(desk, 'Plotter eats the paper').waitFor()
  const { id } = (await (await desk.request.get(`${address}/api/go/${key}`)).json()) as { id: string }
  await post(desk, `/api/desk/tickets/${id}/note`, { html: '<p>She folds the sheets again.</p>' })
  await post(desk, `/api/desk/tickets/${id}/reply`, { html: '<p>I come by at two.</p>' })
  await story(desk).getByText('She folds the sheets again.').waitFor()
  await story(page).getByText('I come by at two.').waitFor()
  expect(await page.getByText('She folds').count()).toBe(0)
  await expectAccessible(page)

  await page.goto('/desk')
  await row(page, 'Plotter eats the paper').waitFor()
  expect(await row(page, 'Phones in Hamburg cut out mid-call').count()).toBe(0)
  expect(await page.getByRole('tab', { name: /Unassigned|Mine/ }).count()).toBe(0)
})

test('what one does the other sees, in the ticket and in the queue', async () => {
  const mikkel = await at('/desk', 'Mikkel Krog')
  const { key } = await opened(mikkel, 'Harbour radio crackles')
  const marit = await at(`/desk/${key}`, 'Marit Lund')
  await marit.getByText('for nobody yet').waitFor()
  const jonas = await at('/desk?q=crackles', 'Jonas Behrens')
  await row(jonas, 'Harbour radio crackles').waitFor()
  await mikkel.goto(`/desk/${key}`)
  await heading(mikkel, 'Harbour radio crackles').waitFor()
  await mikkel.keyboard.press('t')
  await marit.getByText('for Mikkel Krog').waitFor()
  await marit.getByText('Mikkel Krog is looking').waitFor()
  await row(jonas, 'Harbour radio crackles')
    .getByTitle('Mikkel Krog')
    .or(row(jonas, 'Harbour radio crackles').getByLabel('Mikkel Krog'))
    .first()
    .waitFor()
})

test('a due time tells why it is due then', async () => {
  const page = await at('/desk', 'Mikkel Krog', { width: 1400 })
  const { key } = await opened(page, 'Chart printer is out of ink')
  await page.goto(`/desk/${key}`)
  const side = page.getByRole('complementary', { name: 'Details' })
  await side.locator('[aria-haspopup=dialog]').first().click()
  await page.getByRole('dialog', { name: 'Why it is due then' }).getByRole('listitem').first().waitFor()
  await expectAccessible(page)
})

test('a lead keeps a macro, which then stands beside the reply', async () => {
  const page = await at('/admin/macros', 'Jonas Behrens')
  await page.getByText('Ask for a restart').waitFor()
  await page.getByRole('button', { name: 'New macro' }).click()
  const dialog = page.getByRole('dialog', { name: 'New macro' })
  await dialog.getByLabel('Name', { exact: true }).fill('Send the form')
  await dialog.getByRole('textbox', { name: /Words/ }).click()
  await page.keyboard.type('Hello {{requester.first}}, the form is on the board.')
  await dialog.getByText('{{me.first}}').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /Keep the macro/ }).click()
  await page.getByRole('button', { name: 'Change Send the form' }).waitFor()

  const { key } = await opened(page, 'Need a parking permit')
  await page.goto(`/desk/${key}`)
  await page.getByRole('button', { name: 'Macro' }).click()
  await page.getByRole('menuitem', { name: 'Send the form' }).click()
  await composer(page).getByText('Hello Jonas, the form is on the board.').waitFor()
})

const looks: Look[] = [
  { width: 1400 },
  { width: 1400, dark: true },
  { width: 390, height: 844 },
  { width: 390, height: 844, dark: true },
]
test.each(looks)('nothing keeps anybody out: width $width, dark $dark', async (look) => {
  const page = await at('/desk', 'Mikkel Krog', look)
  await row(page, 'Gangway camera shows no picture').waitFor()
  await expectAccessible(page)
  await row(page, 'Drawing vault hangs at 90 % when I check in').getByRole('link').first().click()
  await page.waitForURL(/desk\//)
  await heading(page, 'Drawing vault').waitFor()
  await composer(page).waitFor()
  await expectAccessible(page)
  await page.goto('/desk/new')
  await page.getByLabel('Subject').waitFor()
  await expectAccessible(page)
  await page.goto('/bridge')
  await heading(page, /need/).waitFor()
  await expectAccessible(page)
})
