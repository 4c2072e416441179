import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, openPage } from '#test/browser'
import { type Browser, house } from '#test/door'

const { app, admin, join } = await house()
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const lead = await join('Mikkel Rud', [{ role: 'lead' }])
await admin.post('/api/calendars', { name: 'Round the clock', zone: 'Europe/Oslo', always: true })
const { body: calendars } = await admin.get('/api/calendars')
const [calendar] = calendars['items'] as { id: string }[]

/** A page of somebody who came in already: the door has journeys of its own. */
const enter = async (path: string, { jar }: Browser, look = {}): Promise<Page> => {
  const page = await openPage(address, look)
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: address })))
  await page.goto(path)
  return page
}
const promised = (title: string, scope: string, minutes = 600) =>
  lead.browser.post('/api/clocks/policies', {
    title,
    definition: {
      scope,
      calendar_id: calendar?.id,
      targets: [{ metric: 'resolution', minutes: Array<number>(5).fill(minutes) }],
    },
  })

test('something is promised for urgent work, with a reminder, and can be told from its list', async () => {
  const page = await enter('/admin/service-levels', lead.browser)
  await page.getByRole('link', { name: 'New service level' }).first().click()
  await page.getByLabel('Name').fill('Urgent things')
  await page.getByLabel('Filter').fill('priority<=2')
  await page.getByLabel('Filter').press('Enter')
  // There are no other hours, so it begins with them.
  const hours = page.getByRole('combobox', { name: 'In the hours of' })
  await expect.poll(() => hours.inputValue(), { timeout: 15_000 }).toBe('Round the clock')
  // Enter before the answer is there: what comes first is taken once it comes.
  await hours.fill('round')
  await hours.press('Enter')
  await expect.poll(() => hours.inputValue(), { timeout: 15_000 }).toBe('Round the clock')
  await page.getByLabel('Solve, P1').fill('4')
  await page.getByLabel('Solve, P1').blur()
  await page.getByText('Write days, hours and minutes, such as 2d, 4h or 90m').first().waitFor()
  await page.getByLabel('Solve, P1').fill('240 min')
  await page.getByLabel('Solve, P2').fill('1:30')
  await page.getByLabel('Solve, P2').blur()
  expect(await page.getByLabel('Solve, P1').inputValue()).toBe('4h')
  expect(await page.getByLabel('Solve, P2').inputValue()).toBe('1h 30m')
  await page.getByRole('button', { name: 'Add a reminder' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Promise this' }).click()
  await page.getByRole('heading', { name: 'Urgent things' }).waitFor()
  await page.goto('/admin/service-levels')
  const row = page.getByRole('listitem').filter({ hasText: 'Urgent things' })
  await row.getByText('1h 30m – 4h').waitFor()
  await row.getByText('Priority').waitFor()
})

test('a change is tried on what is open before it is saved, and older versions can be brought back', async () => {
  const opened = await lead.browser.post('/api/desk/tickets', {
    title: 'Keel sensor is silent',
    kind: 'request',
  })
  const { body } = await promised('Requests', 'kind:request title:keel')
  await admin.post(`/api/clocks/policies/order`, { ids: await idsWithFirst(String(body['id'])) })
  const second = await lead.browser.post('/api/desk/tickets', { title: 'Keel sensor two', kind: 'request' })
  const page = await enter(`/admin/service-levels/${String(body['key'])}`, lead.browser)
  await page.getByText(/None of the \d+ open clock/).waitFor()
  await page.getByLabel('Solve, P4').fill('20h')
  await page.getByText(/1 open clock would change: 1 later, 0 sooner/).waitFor()
  await page.getByRole('complementary').getByText(String(second.body['key'])).waitFor()
  await page.getByRole('button', { name: 'Save as version 2' }).click()
  await page.getByRole('button', { name: 'Version 2', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Version 1', exact: true }).click()
  await page.getByText('This is version 1').waitFor()
  expect(await page.getByLabel('Solve, P4').inputValue()).toBe('10h')
  await page.getByRole('button', { name: 'Save as version 3' }).click()
  await page.getByRole('button', { name: 'Version 3', exact: true }).waitFor()
  expect(opened.status).toBe(200)
})

const idsWithFirst = async (id: string) => {
  const { body } = await lead.browser.get('/api/clocks/policies')
  const ids = (body['items'] as { id: string }[]).map((one) => one.id)
  return [id, ...ids.filter((one) => one !== id)]
}

test('the order is changed where it stands, and one is let go', async () => {
  await promised('Cranes', 'title:crane')
  await promised('Winches', 'title:winch')
  const page = await enter('/admin/service-levels', lead.browser)
  const titles = () => page.getByRole('listitem').getByRole('link').allInnerTexts()
  await page.getByRole('button', { name: 'Ask “Winches” earlier' }).click()
  await expect
    .poll(async () => (await titles()).filter((title) => /Winches|Cranes/.test(title)), { timeout: 15_000 })
    .toEqual(['Winches', 'Cranes'])
  await page.getByRole('button', { name: 'Let “Cranes” count no longer' }).click()
  await page.getByRole('listitem').filter({ hasText: 'Cranes' }).getByText('Not in use').waitFor()
})
