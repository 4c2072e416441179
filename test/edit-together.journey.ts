import { expect, test } from 'vitest'
import { deskHouse } from '#test/desk'
import { expectAccessible } from '#test/browser'

const { admin, ana, join, visit } = await deskHouse()
const berit = await join('Berit Moe', [{ role: 'manager' }])
const made = async (path: string, draft: object) =>
  (await berit.browser.post(path, draft)).body as { id: string; key: string }
const wide = { width: 1440, height: 900 }

test('two edit one macro: what only one changed is kept, what both changed is asked', async () => {
  const { id } = await made('/api/desk/macros', { title: 'Reboot', definition: { tags: ['boot'] } })
  const [first, second] = [
    await visit('/admin/macros', ana.browser, wide),
    await visit('/admin/macros', berit.browser, wide),
  ]
  for (const page of [first, second]) await page.getByRole('button', { name: 'Change Reboot' }).click()
  const dialogs = [first, second].map((page) => page.getByRole('dialog'))
  const [mine, theirs] = [dialogs[0], dialogs[1]]
  if (!mine || !theirs) throw new Error('no dialog')
  await mine.getByRole('textbox', { name: 'Name' }).fill('Restart it')
  await theirs.getByRole('textbox', { name: 'Name' }).fill('Turn it off and on')
  await theirs
    .getByRole('combobox', { name: 'Tags' })
    .or(theirs.getByRole('textbox', { name: 'Tags' }))
    .fill('power')
  await second.keyboard.press('Enter')
  await theirs.getByRole('button', { name: /Save/ }).click()
  await theirs.waitFor({ state: 'detached' })
  await mine.getByRole('button', { name: /Save/ }).click()
  await mine.getByText('Berit Moe changed this while you were at it').waitFor()
  const both = mine.getByRole('group', { name: 'Name' })
  expect(await both.textContent()).toMatch(/Berit Moe.*Turn it off and on.*You.*Restart it/)
  await expectAccessible(first)
  expect(await mine.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Restart it')
  // By keyboard: the panel has the focus, the two answers follow.
  await first.keyboard.press('Tab')
  await first.keyboard.press('Tab')
  await first.keyboard.press('Enter')
  await mine.getByText('You have chosen.').waitFor()
  await first.keyboard.press('Enter')
  await mine.waitFor({ state: 'detached' })
  const { body } = await ana.browser.get('/api/desk/macros')
  expect((body['items'] as { id: string }[]).find((macro) => macro.id === id)).toMatchObject({
    title: 'Restart it',
    definition: { tags: ['boot', 'power'] },
  })
})

test('a fact edited in place is saved beside another, and asks where both changed the same', async () => {
  const place = await made('/api/places', { name: 'Bergen', level: 'region', code: 'B' })
  const page = await visit(`/places/${place.key}`, berit.browser, wide)
  const change = (facts: object) => admin.patch(`/api/places/${place.id}`, { id: place.id, ...facts })
  const state = async () => (await berit.browser.get(`/api/places/${place.id}`)).body
  await page.getByRole('button', { name: 'Change Code' }).click()
  await page.getByRole('textbox', { name: 'Code' }).fill('BGO')
  expect((await change({ phone: '+47 55 00 00 00' })).status).toBe(200)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Change Code' }).filter({ hasText: 'BGO' }).waitFor()
  expect(await state()).toMatchObject({ code: 'BGO', phone: '+47 55 00 00 00' })
  await page.getByRole('button', { name: 'Change Code' }).click()
  await page.getByRole('textbox', { name: 'Code' }).fill('BRG')
  expect((await change({ code: 'BEG' })).status).toBe(200)
  await page.keyboard.press('Enter')
  await page.getByText('Ingrid Solheim changed this while you were at it').waitFor()
  expect(await state()).toMatchObject({ code: 'BEG' })
  await page.getByRole('button', { name: 'Keep mine: Code' }).click()
  await page.getByRole('button', { name: 'Change Code' }).filter({ hasText: 'BRG' }).waitFor()
  expect(await state()).toMatchObject({ code: 'BRG' })
})

test('hours and name of one calendar, changed by two, are both kept', async () => {
  const calendar = await made('/api/calendars', {
    name: 'Shop',
    zone: 'Europe/Oslo',
    always: false,
    weekly: [{ day: 1, start: 480, end: 960 }],
    days: [],
  })
  const page = await visit(`/calendars/${calendar.key}`, berit.browser, wide)
  await page.getByRole('textbox', { name: 'Name' }).fill('Yard shop')
  const { definition, version } = (await ana.browser.get(`/api/calendars/${calendar.id}`)).body as {
    definition: object
    version: number
  }
  const saved = await berit.browser.patch(`/api/calendars/${calendar.id}`, {
    ...definition,
    version,
    zone: 'Europe/Paris',
  })
  expect(saved.status).toBe(200)
  await page.getByText('Version 2').first().waitFor()
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Yard shop')
  await page.getByRole('button', { name: /^Keep/ }).click()
  await page.getByRole('heading', { name: 'Yard shop' }).waitFor()
  const { body } = await ana.browser.get(`/api/calendars/${calendar.id}`)
  expect(body).toMatchObject({ name: 'Yard shop', version: 2, definition: { zone: 'Europe/Paris' } })
})

test('who changes hours while another calls the calendar otherwise has its new name in view, and takes nothing back', async () => {
  const draft = {
    name: 'Slip',
    zone: 'Europe/Oslo',
    always: false,
    weekly: [{ day: 1, start: 480, end: 960 }],
    days: [],
  }
  const calendar = await made('/api/calendars', draft)
  const page = await visit(`/calendars/${calendar.key}`, berit.browser, wide)
  const name = page.getByRole('textbox', { name: 'Name' })
  await page.getByRole('switch', { name: 'Open round the clock' }).click()
  const { name: _, ...definition } = draft
  const rename = (to: string, version: number) =>
    admin.patch(`/api/calendars/${calendar.id}`, { ...definition, name: to, version })
  expect((await rename('Slipway', 1)).status).toBe(200)
  await page.getByRole('heading', { name: 'Slipway' }).waitFor()
  await page.getByRole('button', { name: /^Keep/ }).click()
  await page.getByText('Version 2').first().waitFor()
  await expect.poll(() => name.inputValue()).toBe('Slipway')
  await expect.poll(() => page.getByRole('button', { name: /^Keep/ }).count()).toBe(0)
  const { body } = await ana.browser.get(`/api/calendars/${calendar.id}`)
  expect(body).toMatchObject({ name: 'Slipway', version: 2, definition: { always: true } })
})
