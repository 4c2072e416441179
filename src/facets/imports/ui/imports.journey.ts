import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, openPage } from '#test/browser'
import { type Browser, house } from '#test/door'
import { spreadsheet } from '#test/spreadsheet'
import { zammadHeading } from '#test/zammad-heading'

const { app, db, join } = await house()
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const manager = await join('Mikkel Rud', [{ role: 'manager' }])
const auditor = await join('Audun Vik', [{ role: 'auditor' }])

/** A page of somebody who came in already: the door has journeys of its own. */
const enter = async (path: string, { jar }: Browser, look = {}): Promise<Page> => {
  const page = await openPage(address, look)
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: address })))
  await page.goto(path)
  return page
}
const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})
/** The place that is named so takes a file as if it had been chosen. */
const choose = async (page: Page, place: string, content: ReturnType<typeof file>) => {
  const asked = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: place }).click()
  await (await asked).setFiles(content)
}
const tab = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Parts of this import' }).getByRole('link', { name })

const snipe = [
  'First Name,Last Name,Email,Username,Activated,Location,Address,City,State,Country,Postal Code,Website,Phone,Job Title,Notes,Employee Number,Company,Manager,Remote,VIP,Start Date,End Date,Gravatar',
  'Bonnie,Nelson,bonnie@snipe.example,bnelson,1,,4 Hill St,Bergen,,Norway,5003,,555-1,Engineer,=1+1,E-1,Alpha,jferguson,0,1,8/24/22,,',
  'Judith,Ferguson,judith@snipe.example,jferguson,1,Nowhere,,,,,,,,Manager,,E-2,Alpha,,1,0,12/31/21,,',
  'Nils,Lie,no address,nlie,1,,,,,,,,,,,E-3,Alpha,,0,0,,,',
].join('\n')

test('a file that cannot be read is refused where it was dropped, with a sentence', async () => {
  const page = await enter('/admin/imports', manager.browser)
  await page.getByText('Nothing has to be typed in twice').waitFor()
  await expectAccessible(page)
  await choose(page, 'Choose a file', file('page.csv', '<html><table></table></html>'))
  await page.getByRole('alert').getByText('This is a web page, whatever its name says').waitFor()
  await choose(page, 'Choose a file', file('nothing.csv', ''))
  await page.getByRole('alert').getByText('This file is empty').waitFor()
  // Found out only while all of it is read: it is kept to be looked at, and can be put away.
  await choose(page, 'Choose a file', file('heading.csv', 'Name,Email\n'))
  await page.getByText('This file has a heading and no rows under it').waitFor()
  await page.getByRole('button', { name: 'Rehearse' }).and(page.locator('[aria-disabled]')).waitFor()
  await page.getByText('This file cannot be imported').waitFor()
  await page.getByRole('button', { name: 'Put away' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Put away' }).click()
  await page.getByText('heading.csv was put away').waitFor()
  await page.getByText('Nothing has to be typed in twice').waitFor()
})

test('the users of Snipe-IT: mapped, rehearsed, brought in, and taken back', async () => {
  const page = await enter('/admin/imports', manager.browser)
  await choose(page, 'Choose a file', file('users.csv', snipe))
  await page.getByText('Everything needed is said').waitFor()
  await page.getByText('Snipe-IT users').first().waitFor()
  const phone = page.getByRole('combobox', { name: 'Column M, Phone, fills' })
  expect(await phone.inputValue()).toBe('Phone')
  await phone.click()
  await page.getByRole('option', { name: 'Mobile' }).click()
  await expect.poll(() => phone.inputValue(), { timeout: 15_000 }).toBe('Mobile')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Rehearse' }).click()
  await page.getByText('Rehearsed: 2 would be created, 0 changed').waitFor()
  await page.getByText('Place: “Nowhere” is not known here, and was left out').first().waitFor()
  await tab(page, /^Error 1/).click()
  await page.getByRole('row', { name: /“no address” is not an e-mail address/ }).click()
  await page.getByRole('dialog', { name: 'Row 4: error' }).getByText('E-mail: “no address”').waitFor()
  expect(page.url()).toContain('part=error&row=4')
  await page.reload()
  await page.getByRole('dialog', { name: 'Row 4: error' }).waitFor()
  await page.keyboard.press('Escape')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^IMP-\d+-error\.csv$/)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await page.getByText(/^2 created, 0 changed in/).waitFor()
  await page
    .getByRole('row', { name: /Bonnie Nelson/ })
    .getByRole('link')
    .click()
  await page.getByRole('heading', { name: 'Bonnie Nelson', level: 1 }).waitFor()
  await page.goBack()

  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take 2 records back' }).click()
  await page.getByText('2 taken back, 0 kept').waitFor()
  await page.getByRole('button', { name: 'Take it back' }).and(page.locator('[aria-disabled]')).waitFor()
  await page.getByText('This import has been taken back').waitFor()
})

test('a list whose first import comes to its end looks at it no more', async () => {
  const newest = sql`id = (select id from import order by id desc limit 1)`
  const { rows } = await sql<{ state: string }>`select state from import where ${newest}`.execute(db)
  await sql`update import set state = 'running' where ${newest}`.execute(db)
  const page = await enter('/admin/imports', manager.browser)
  await page.clock.install()
  await page.reload()
  let asked = 0
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/imports') asked += 1
  })
  /** How often the page asks in a second and a bit of its own time, until somebody who asks after it was answered. */
  const asksNow = async () => {
    const before = asked
    await page.clock.runFor(1100)
    await page.evaluate(async () => (await fetch('/api/me')).status)
    return asked - before
  }
  await expect.poll(asksNow).toBeGreaterThan(0)
  await sql`update import set state = ${rows[0]?.state ?? ''} where ${newest}`.execute(db)
  await expect.poll(asksNow).toBe(0)
  expect(await asksNow()).toBe(0)
})

const mails = async () => (await sql`select from mail`.execute(db)).rows.length
const zammad = spreadsheet([
  ['Tickets'],
  [],
  zammadHeading.slice(0, 15),
  [
    '62001',
    'Winch control is silent',
    'closed',
    '3 high',
    'Users',
    '-',
    'lena@fjord.example',
    'Fjord',
    'email',
    'Customer',
    'winch',
    30,
    '2025-01-15 10:00:00',
    '2025-01-20 12:30:00',
    '2025-01-20 09:00:00',
  ],
  [
    '62002',
    'Chart plotter freezes',
    'on the crane',
    '2 normal',
    'Users',
    '-',
    'lena@fjord.example',
    'Fjord',
    'web',
    'Customer',
    null,
    null,
    '2025-02-15 10:00:00',
    '2025-02-16 12:30:00',
    null,
  ],
  [],
  ['Timezone: Europe/Berlin'],
])
const articles = [
  'id,ticket,type,sender,from,subject,body,content_type,internal,created_at',
  '1,62001,email,Customer,lena@fjord.example,Winch,<p>It says <b>nothing</b></p><script>alert(1)</script>,text/html,false,2025-01-15 10:00:00',
  '2,62001,note,Agent,Ola Gone,,Fuse was blown,text/plain,true,2025-01-15 11:00:00',
  '3,99999,note,Agent,Ola Gone,,Belongs nowhere,text/plain,true,2025-01-15 11:00:00',
].join('\n')

test('tickets of Zammad with their messages: numbers, authors and times are kept, nobody is told, and all goes again', async () => {
  const before = await mails()
  const page = await enter('/admin/imports', manager.browser)
  await choose(page, 'Choose a file', file('tickets.xlsx', zammad))
  await page.getByText('Zammad tickets').first().waitFor()
  await page.getByText('1 value has no meaning yet').waitFor()
  await page.getByRole('combobox', { name: '“on the crane” means' }).click()
  await page.getByRole('option', { name: 'In work' }).click()
  await page
    .getByText(/2 values, all understood/)
    .first()
    .waitFor()
  await choose(page, 'Choose the second file', file('articles.csv', articles))
  await page.getByText('articles.csv, 3 rows').waitFor()
  await page.getByRole('button', { name: 'Rehearse' }).click()
  await page.getByText('Rehearsed: 2 would be created, 0 changed').waitFor()
  await page.getByText('Also made: 1 × Person').waitFor()
  await tab(page, /^Messages refused 1/).click()
  await page.getByText('Nothing in the main table is called 99999').first().waitFor()
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await page.getByText('Nobody was notified').waitFor()

  await page.getByRole('link', { name: '62001', exact: true }).click()
  await page.getByRole('heading', { name: 'Winch control is silent' }).waitFor()
  await page.getByText('It says nothing').waitFor()
  await page.getByText('Fuse was blown').waitFor()
  await page.getByText('Ola Gone').first().waitFor()
  expect(await mails()).toBe(before)
  await page.goBack()

  // One of them is worked on here: it is kept, and says why.
  const { body } = await manager.browser.get('/api/desk/tickets?q=key:62002')
  const [plotter] = body['items'] as { id: string }[]
  await manager.browser.post(`/api/desk/tickets/${plotter?.id}/note`, { html: '<p>Mine</p>' })
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Take \d records back/ })
    .click()
  await page.getByText(/taken back, \d kept/).waitFor()
  await tab(page, /^Kept/).click()
  await page.getByRole('row', { name: /Chart plotter freezes.*Changed since/ }).waitFor()
})

test('who only reads sees that there was an import, not what stands in the file', async () => {
  const page = await enter('/admin/imports', auditor.browser)
  await page.getByRole('link', { name: 'tickets.xlsx' }).click()
  await page.getByText('Your role lets you see that this import was').waitFor()
  expect(await page.getByRole('button', { name: 'Take it back' }).count()).toBe(0)
  expect(await page.getByText('Winch control is silent').count()).toBe(0)
})

test.each([
  { width: 1280, dark: true },
  { width: 390, height: 844 },
  { width: 390, height: 844, dark: true },
])('nothing keeps anyone out of the imports at $width px, dark: $dark', async (look) => {
  const page = await enter('/admin/imports', manager.browser, look)
  await page.getByRole('link', { name: 'users.csv' }).waitFor()
  await expectAccessible(page)
  await choose(page, 'Choose a file', file(`seen-${look.width}.csv`, snipe))
  await page.getByText('Everything needed is said').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Rehearse' }).click()
  await page.getByRole('grid').waitFor()
  await expectAccessible(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
})
