import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '#test/browser'
import { demoPages } from '#test/demo-pages'

const { at } = await demoPages()

const ingrid = 'Ingrid Solheim'
const keep = (page: Page, version: number) =>
  page.getByRole('button', { name: `Keep as version ${version}` }).click()

test('hours are drawn by keys, shown in the year at once, and kept as a version', async () => {
  const page = await at('/calendars/CAL-1', ingrid)
  const block = page.getByRole('button', { name: 'Friday 08:00–16:00' })
  await block.focus()
  await page.keyboard.press('Shift+ArrowUp')
  await page.getByRole('button', { name: 'Friday 08:00–15:45' }).waitFor()
  await page.getByText('39.8 h open').waitFor()
  await page.getByText('Open clocks that count in this calendar are planned anew').waitFor()
  await keep(page, 2)
  await page.getByText('Version 2 counts from now on').waitFor()
  await page.goto('/calendars/CAL-1?version=1')
  await page.getByText('Version 1, as it counted').waitFor()
  await page.getByText('40 h open').waitFor()
})

test('hours are drawn by pointer, and an impossible week says why', async () => {
  const page = await at('/calendars/CAL-2', ingrid)
  const saturday = page.locator('fieldset > div').nth(6).locator('> div').last()
  await saturday.scrollIntoViewIfNeeded()
  const box = await saturday.boundingBox()
  if (!box) throw new Error('no Saturday on screen')
  await page.mouse.move(box.x + 20, box.y + box.height * (10 / 24))
  await page.mouse.down()
  await page.mouse.move(box.x + 20, box.y + box.height * (14 / 24), { steps: 4 })
  await page.mouse.up()
  await page.getByRole('button', { name: 'Saturday 10:00–14:00' }).waitFor()
  await page.getByRole('button', { name: 'Add hours on Saturday' }).click()
  await page.getByLabel('Saturday, from').last().fill('13:00')
  await page.getByLabel('Saturday, from').last().press('Enter')
  await page.getByText(/Saturday .* overlaps/).waitFor()
  await page.getByRole('button', { name: 'Back to what is kept' }).click()
  await page.getByText('45 h open').waitFor()
})

test('another country’s holidays close the day, unless they are worked', async () => {
  const page = await at('/calendars/CAL-3', ingrid)
  await page.getByText(/^In \d{4}: \d+ days off/).click()
  await page.getByRole('checkbox', { name: 'Assumption: a day off' }).click()
  await keep(page, 2)
  await page.getByText('Version 2 counts from now on').waitFor()
  await page.reload()
  await page.getByText(/^In \d{4}: \d+ days off/).click()
  expect(await page.getByRole('checkbox', { name: 'Assumption: a day off' }).isChecked()).toBe(false)
})

const feed = [
  'BEGIN:VCALENDAR',
  'X-WR-CALNAME:Yard days',
  ...['Launch party|20310514|Public holiday', 'St. Martin|20311111|Observance'].flatMap((one) => {
    const [name, date, kind] = one.split('|')
    return [
      'BEGIN:VEVENT',
      `SUMMARY:${name}`,
      `DTSTART;VALUE=DATE:${date}`,
      `DESCRIPTION:${kind}`,
      'END:VEVENT',
    ]
  }),
  'END:VCALENDAR',
].join('\r\n')

test('days come from an iCalendar file, observances only when ticked; another file is refused', async () => {
  const page = await at('/calendars/CAL-2', ingrid)
  const file = page.locator('input[type=file]')
  await file.setInputFiles({
    name: 'photo.ics',
    mimeType: 'text/calendar',
    buffer: Buffer.from('not a calendar'),
  })
  await page.getByText('This is not an iCalendar file').waitFor()
  await file.setInputFiles({ name: 'yard.ics', mimeType: 'text/calendar', buffer: Buffer.from(feed) })
  const dialog = page.getByRole('dialog', { name: 'Days of Yard days' })
  expect(await dialog.getByRole('checkbox', { name: /St. Martin/ }).isChecked()).toBe(false)
  await dialog.getByRole('button', { name: 'Add 1 day' }).click()
  await page.getByText('Launch party').waitFor()
  await keep(page, 2)
  await page.getByText('Version 2 counts from now on').waitFor()
})

test('“what if” answers in words; a technician reads and cannot edit', async () => {
  const page = await at('/calendars/CAL-4', 'Mikkel Krog')
  await page.getByLabel('Working time').fill('90 min')
  await page.getByText('counts 1 h 30 m').waitFor()
  await page.getByLabel('Working time').fill('soon')
  await page.getByText('Write a length of time').waitFor()
  expect(await page.getByRole('button', { name: /Keep as/ }).count()).toBe(0)
  expect(await page.getByLabel('Name').getAttribute('readonly')).not.toBeNull()
})

test.each([{}, { width: 390, height: 844, dark: true }])(
  'before hours or a promise are kept, the last 90 days are told with them: %o',
  async (look) => {
    const page = await at('/admin/service-levels/SL-3', ingrid, look)
    await page.getByText('Shown once something is changed').waitFor()
    for (const n of [1, 2, 3, 4, 5]) await page.getByLabel(`Solve, P${n}`).fill('5m')
    await page.getByLabel('Solve, P5').blur()
    await page.getByText(/would have turned out otherwise: [1-9]\d* for the worse/).waitFor()
    await page
      .getByRole('link', { name: /^(INC|REQ)-/ })
      .first()
      .waitFor()
    await page.getByText('What happened is taken as it happened').waitFor()
    await expectAccessible(page)
    await page.goto('/calendars/CAL-1')
    await page.getByRole('switch', { name: /round the clock/i }).press('Space')
    await page.getByText('Hours open in these days').waitFor()
    await expectAccessible(page)
  },
)
