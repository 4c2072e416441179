import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '#test/browser'
import { demoPages } from '#test/demo-pages'

const { at, address } = await demoPages()

const mette = 'Mette Falk'
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const toast = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })

async function made(page: Page, path: string, data: object) {
  const reply = await page.request.post(`${address}${path}`, { data, headers: { 'x-wheelhouse': '1' } })
  expect(await reply.text()).toContain('"key"')
  return (await reply.json()) as { id: string; key: string }
}

test('somebody is found by a part of their name and opened by keyboard alone', async () => {
  const page = await at('/people', 'Mikkel Krog')
  await row(page, 'Geir Aas').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('rotter')
  await page.keyboard.press('Enter')
  await page.getByText('Nobody fits this filter').waitFor()
  await page.goto('/people?q=fuen*')
  await row(page, 'Rosa Fuentes').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Rosa Fuentes', level: 1 }).waitFor()
})

test('a technician sees a colleague’s number and nothing that is private', async () => {
  const page = await at('/people/PER-8', 'Mikkel Krog')
  await page.getByRole('link', { name: 'lena.vogt@halden.example' }).waitFor()
  expect(await page.getByText('Employee number').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Merge' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Change Job title' }).count()).toBe(0)
})

test('a fact is changed where it stands, and the story says so', async () => {
  const page = await at('/people/PER-9', mette)
  await page.getByRole('button', { name: 'Change Job title' }).click()
  const title = page.getByRole('textbox', { name: 'Job title' })
  await title.fill('Head of everything '.repeat(20))
  await page.getByText(/At most \d+ characters/).waitFor()
  await title.press('Enter')
  // Put right, it is saved by leaving it.
  await title.fill('Head of office')
  await title.press('Tab')
  await page.getByText('Job title: Office manager → Head of office').waitFor()
})

test('an absence is noted with who stands in, and taken out again', async () => {
  const page = await at('/people/PER-10', mette)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Note an absence' })
  await dialog.getByLabel('First day').fill('1.13.2031')
  await dialog.getByLabel('Last day').fill('5.3.2031')
  await dialog.getByText('Write a day such as').waitFor()
  expect(await dialog.getByLabel('First day').inputValue()).toBe('1.13.2031')
  await dialog.getByLabel('First day').fill('1.3.2031')
  expect(await dialog.getByLabel('Last day').inputValue()).toBe('Wed 5 Mar 2031')
  await dialog.getByRole('combobox', { name: 'Stands in' }).fill('Lena')
  await page.getByRole('option', { name: /Lena Vogt/ }).click()
  await dialog.getByRole('button', { name: 'Note it' }).click()
  await page.getByText('Lena Vogt stands in').first().waitFor()
  await page.getByRole('button', { name: /Take out the absence from/ }).click()
  await toast(page, 'Taken out').waitFor()
  await page.getByText('No absence ahead').waitFor()
})

test('two records of one person are merged after a look at each fact, and taken apart again', async () => {
  const page = await at('/people', mette)
  const twin = await made(page, '/api/people', {
    display_name: 'Erik Dahl (old)',
    username: 'edahl',
    emails: [{ value: 'e.dahl@halden.example' }],
  })
  await page.goto('/people/PER-13')
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Merge another record into Erik Dahl' })
  await dialog.getByRole('combobox').fill('Erik Dahl (o')
  await page.getByRole('option', { name: /Erik Dahl \(old\)/ }).click()
  await dialog.getByText('taken over: edahl').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Merge the two records' }).click()
  await page.getByRole('link', { name: 'e.dahl@halden.example' }).waitFor()
  await page.goto(`/people/${twin.key}`)
  await page.getByRole('heading', { name: /^Erik Dahl/, level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Take back' }).click()
  await toast(page, 'The merge was taken back').waitFor()
  await page.goto(`/people/${twin.key}`)
  await page.getByRole('heading', { name: /Erik Dahl \(old\)/, level: 1 }).waitFor()
})

test('several people get another company at once, and have it taken back', async () => {
  const page = await at('/people?q=department:Yard%20state:active', mette)
  await row(page, 'Geir Aas').waitFor()
  await page.getByRole('row').first().getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Change facts' }).click()
  const dialog = page.getByRole('dialog', { name: /Change \d people/ })
  await dialog.getByRole('combobox', { name: 'Fact' }).click()
  await page.getByRole('option', { name: 'Company' }).click()
  await dialog.getByLabel('Company').fill('Halden Yard AS')
  await dialog.getByRole('button', { name: /Change \d people/ }).click()
  await toast(page, 'people changed').getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Taken back').waitFor()
  await page.goto('/people?q=company:%22Halden%20Yard%22')
  await page.getByText('Nobody fits this filter').waitFor()
})

test('anonymising says what would go and why not yet', async () => {
  const page = await at('/people/PER-1', mette)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Anonymise' }).click()
  const dialog = page.getByRole('dialog', { name: 'Anonymise Ingrid Solheim' })
  await dialog.getByText('Ingrid Solheim has an account; close it first').first().waitFor()
  await expectAccessible(page)
  const button = dialog.getByRole('button', { name: 'Anonymise for good' })
  expect(await button.getAttribute('aria-disabled')).toBe('true')
})

test('somebody joins a team, leads it, and leaves it with a way back', async () => {
  const page = await at('/people/teams/TEAM-2', mette)
  await page.getByRole('button', { name: 'Put someone in' }).click()
  await page.getByRole('combobox', { name: 'Who joins' }).fill('Priya')
  await page.getByRole('option', { name: /Priya Nair/ }).click()
  await page.getByRole('heading', { name: '3 people are in it' }).waitFor()
  await page.getByRole('switch', { name: 'Let Priya Nair lead' }).click()
  await page.getByText('Priya Nair leads now').waitFor()
  await page.getByRole('button', { name: 'Take Priya Nair out' }).click()
  await toast(page, 'Priya Nair left the team').getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('heading', { name: '3 people are in it' }).waitFor()
})

test('a person is added, and a part of a department', async () => {
  const page = await at('/people/new', mette)
  await page.getByLabel('Given name').fill('Tuva')
  await page.getByLabel('Family name').fill('Lie')
  await page.getByLabel('E-mail address').fill('geir.aas@halden.example')
  await page.getByRole('button', { name: 'Add person' }).click()
  await page.getByText('belongs to someone else already').waitFor()
  await page.getByLabel('E-mail address').fill('tuva.lie@halden.example')
  await page.getByRole('button', { name: 'Add person' }).click()
  await page.getByRole('heading', { name: 'Tuva Lie', level: 1 }).waitFor()
  await page.goto('/people/departments')
  await page.getByRole('button', { name: 'Set up a part of Yard' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Paint hall')
  await page.getByRole('dialog').getByRole('button', { name: 'Set up department' }).click()
  await page.getByRole('link', { name: 'Paint hall' }).waitFor()
})

test('from somebody far down the list one goes on to who stands beside them', async () => {
  // Where there is no room for a preview, no step in the list draws the page around it anew.
  const page = await at('/people/new', 'Mikkel Krog', { width: 1000 })
  for (let n = 0; n < 320; n += 1) await made(page, '/api/people', { display_name: `Deckhand ${n}` })
  await page.goto('/people')
  const rows = page.locator('tr[data-index]')
  await rows.first().hover()
  const last = async () => {
    await page.mouse.wheel(0, 9000)
    return Number(await rows.last().getAttribute('data-index'))
  }
  await expect.poll(last, { timeout: 8000 }).toBeGreaterThan(110)
  await rows.last().getByRole('link').first().click()
  await page.waitForURL(/people\/PER-\d+/)
  const here = page.url()
  const before = async () => {
    await page.keyboard.press('k')
    return page.url()
  }
  await expect.poll(before, { timeout: 5000 }).not.toBe(here)
})
