import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { seedDemo } from '#apps/demo'
import { demoPassword } from '#modules/identity/seed'
import { openPage } from '#test/browser'
import { toastOf, writing } from '#test/desk'
import { browserAt } from '#test/door'
import { world } from '#test/world'

const { app, db } = await world()
await seedDemo(db)
const address = await app.listen({ port: 0, host: '127.0.0.1' })

/** Mikkel of the demo company at his screen, with a hand on the API. */
async function mikkel() {
  const page = await openPage(address, { width: 1440, height: 900 })
  const headers = { 'x-wheelhouse': '1' }
  const post = async (path: string, data: object) => {
    const reply = await page.request.post(address + path, { data, headers })
    return (await reply.json()) as Record<string, unknown>
  }
  const get = async (path: string) =>
    (await (await page.request.get(address + path)).json()) as Record<string, unknown>
  await post('/api/sign-in', { email: 'mikkel.krog@halden.example', password: demoPassword })
  const open = async (title: string) => {
    const made = await post('/api/desk/tickets', { title, description: `<p>${title}.</p>` })
    return { id: String(made['id']), key: String(made['key']) }
  }
  return { page, post, get, open }
}

interface Row {
  what: string
  minutes: number
  words: string
  why: string | null
}

const minutesOf = (text: string) => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}

/** The amounts at the ends of the recorder's rows, in minutes. */
const amounts = async (recorder: Page | ReturnType<Page['locator']>) =>
  (await recorder.locator('li > span:last-child').allInnerTexts())
    .filter((text) => /^\d+:\d\d$/.test(text))
    .map(minutesOf)

test('a due time explains itself: every stretch with its reason, adding up to what was promised', async () => {
  const { page, get } = await mikkel()
  const list = await get('/api/desk/tickets?q=drawing%20vault%20hangs')
  const [ticket] = list['items'] as { id: string; key: string }[]
  const { clocks } = await get(`/api/desk/tickets/${ticket?.id ?? ''}`)
  const clock = (clocks as { id: string; metric: string }[]).find(({ metric }) => metric === 'resolution')
  const told = await get(`/api/clocks/${clock?.id ?? ''}/explain`)
  const cell = told['cell'] as { elapsed_ms: number; target_ms: number }
  await page.goto(`/desk/${ticket?.key ?? ''}`)
  const side = page.getByRole('complementary', { name: 'Details' })
  await side.getByText('Solve', { exact: true }).locator('..').getByRole('button').click()
  const recorder = page.getByRole('dialog').filter({ hasText: String(told['headline']) })
  await recorder.waitFor()
  const rows = told['rows'] as Row[]
  for (const { why } of rows) if (why) await recorder.getByText(why).first().waitFor()
  expect(rows.map(({ what }) => what)).toContain('paused')
  await recorder.getByText(/Mikkel Krog made P\d into P2/).waitFor()
  const sum = (await amounts(recorder)).reduce((all, one) => all + one, 0)
  const used = Math.max(cell.elapsed_ms, cell.target_ms)
  expect(Math.abs(sum - used / 60_000)).toBeLessThanOrEqual(1)
  await page.keyboard.press('Escape')
  await recorder.waitFor({ state: 'hidden' })
})

test('a merge is looked at before, told after, and taken back whole', async () => {
  const { page, open, get } = await mikkel()
  const [stays, goes] = [await open('Gearbox hums'), await open('Gearbox whistles')]
  await page.goto(`/desk/${stays.key}`)
  await page.locator('[contenteditable]').waitFor()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: `Merge into ${stays.key}` })
  await dialog.getByRole('combobox').fill('whistles')
  await page.getByRole('option', { name: /Gearbox whistles/ }).click()
  await dialog.getByText(/1 message.* go along/).waitFor()
  await dialog.getByRole('button', { name: 'Merge 1 ticket' }).click()
  await toastOf(page, 'Merged').waitFor()
  const story = page.getByRole('list', { name: 'What was said and what happened' })
  await story.getByText('Gearbox whistles.').waitFor()
  expect(await get(`/api/desk/tickets/${goes.id}`)).toMatchObject({ merged_into: { key: stays.key } })
  await page.keyboard.press('u')
  await toastOf(page, 'Taken back').waitFor()
  await story.getByText('Gearbox whistles.').waitFor({ state: 'detached' })
  expect(await get(`/api/desk/tickets/${goes.id}`)).toMatchObject({ merged_into: null })
})

test('messages are split into a ticket of their own, and brought back', async () => {
  const { page, open, post } = await mikkel()
  const ticket = await open('Radar is blind')
  await post(`/api/desk/tickets/${ticket.id}/note`, { html: '<p>The chair is broken, too.</p>' })
  await page.goto(`/desk/${ticket.key}`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Split into a ticket of its own' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Subject of the new ticket').fill('Chair '.repeat(40))
  await dialog.getByText('At most 200 characters.').waitFor()
  await dialog.getByLabel('Subject of the new ticket').fill('Chair on the bridge is broken')
  await dialog.getByRole('checkbox', { name: /The chair is broken/ }).check()
  await dialog.getByRole('button', { name: 'Split off 1 message' }).click()
  await toastOf(page, 'Split off into').waitFor()
  const story = page.getByRole('list', { name: 'What was said and what happened' })
  await story.getByText('The chair is broken, too.').waitFor({ state: 'detached' })
  await page.keyboard.press('u')
  await story.getByText('The chair is broken, too.').waitFor()
})

test('a macro of words fills the answer in, one that does more is looked at before, and taken back', async () => {
  const { page, open, get } = await mikkel()
  const ingrid = browserAt(app)
  await ingrid.signIn('ingrid.solheim@halden.example', demoPassword)
  await ingrid.post('/api/desk/macros', {
    title: 'Say hello',
    definition: { html: '<p>Hello {{requester.first}}, about {{key}}</p>' },
  })
  const ticket = await open('Charts are out of date')
  await page.goto(`/desk/${ticket.key}`)
  await page.getByRole('button', { name: 'Macro' }).click()
  await page.getByRole('menuitem', { name: 'Say hello' }).click()
  await expect.poll(() => writing(page).textContent()).toBe(`Hello Mikkel, about ${ticket.key}`)
  await page.getByRole('button', { name: 'Macro' }).click()
  await page.getByRole('menuitem', { name: 'Hand to the network team' }).click()
  const dialog = page.getByRole('dialog', { name: 'Hand to the network team' })
  await dialog.getByText('Team', { exact: true }).waitFor()
  expect(await get(`/api/desk/tickets/${ticket.id}`)).not.toMatchObject({ team: { name: 'Network' } })
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  expect(await get(`/api/desk/tickets/${ticket.id}`)).toMatchObject({ team: { name: 'Network' } })
  await page.getByRole('button', { name: /^Undo/ }).click()
  await toastOf(page, 'Taken back').waitFor()
  expect(await get(`/api/desk/tickets/${ticket.id}`)).not.toMatchObject({ team: { name: 'Network' } })
})

test('somebody is named in a note, a picture is pasted into it, time is written down, and it waits for a day', async () => {
  const { page, open, get } = await mikkel()
  const ticket = await open('Plotter draws twice')
  await page.goto(`/desk/${ticket.key}`)
  await page.locator('[contenteditable]').waitFor()
  await page.keyboard.press('n')
  await page.keyboard.type('Look, @Priya')
  await page.getByRole('button', { name: /^Priya Nair/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.evaluate(() => {
    const data = new DataTransfer()
    const bytes = Uint8Array.from(
      atob(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
      ),
      (letter) => letter.codePointAt(0) ?? 0,
    )
    data.items.add(new File([bytes], 'twice.png', { type: 'image/png' }))
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  // While it is on its way: what is sent waits for it.
  await page.keyboard.press('Control+Enter')
  const note = page.getByRole('article').filter({ hasText: 'the desk sees this' })
  await note.getByRole('img', { name: 'twice.png' }).waitFor()
  await note.getByText('@Priya Nair').waitFor()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Write down time' }).click()
  await page.getByLabel('Time spent').fill('1,5')
  await page.getByLabel('Doing what').fill('cleaned the head')
  await page.getByText('Write hours and minutes, such as').waitFor()
  await page.getByLabel('Time spent').fill('1h 15')
  await page.keyboard.press('Control+Enter')
  await page.getByText('75 min, Mikkel').waitFor()
  expect(await get(`/api/desk/tickets/${ticket.id}/time`)).toMatchObject({
    items: [{ minutes: 75, note: 'cleaned the head' }],
  })
  await page.keyboard.press('h')
  const hold = page.getByRole('dialog').getByRole('textbox', { name: 'Until' })
  await hold.and(page.locator(':focus')).waitFor()
  await page.keyboard.type('31.11.2031')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Write a day and a time, such as').waitFor()
  await page.getByRole('button', { name: 'Tomorrow 08:00' }).click()
  await expect.poll(() => hold.inputValue()).toMatch(/, 08:00$/)
  await hold.fill('30.11.2031')
  await page.keyboard.press('Control+Enter')
  await toastOf(page, 'Done').waitFor()
  const held = String((await get(`/api/desk/tickets/${ticket.id}`))['hold_until'])
  expect(await page.evaluate((at) => new Date(at).toString().slice(0, 21), held)).toBe(
    'Sun Nov 30 2031 08:00',
  )
})
