import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, type Look, openPage } from '#test/browser'
import { type Browser, house } from '#test/door'
import { pushService, subscribedBrowser } from '#test/push-service'

const service = await pushService()
const { app, join } = await house({ pushMayReach: ['127.0.0.1'] })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const technician = [{ role: 'technician' }]
const [ana, bo] = [await join('Ana Lind', technician), await join('Bo Ek', technician)]

const enter = async (
  { jar }: Browser,
  path: string,
  look: Look = { width: 1440, height: 900 },
): Promise<Page> => {
  const page = await openPage(address, look)
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: address })))
  await page.goto(path)
  return page
}
let count = 0
async function open(more: object = {}) {
  const title = `Winch ${(count += 1)} stands still`
  const { body } = await ana.browser.post('/api/desk/tickets', { title, ...more })
  return { id: String(body['id']), key: String(body['key']), title }
}
const name = (who: { id: string }) => `<span data-type="mention" data-id="${who.id}">@x</span>`
const note = (id: string, html: string) => ana.browser.post(`/api/desk/tickets/${id}/note`, { html })
const bell = (page: Page, label: string) => page.getByRole('button', { name: label, exact: true })

test('somebody names me: the bell counts while I look elsewhere, the inbox says why, and opening it reads it', async () => {
  const page = await enter(bo.browser, '/')
  await bell(page, 'Inbox').waitFor()
  const ticket = await open()
  await note(ticket.id, `<p>Look at this ${name(bo)}</p>`)
  await bell(page, 'Inbox, 1 unread').click()
  const panel = page.getByRole('dialog', { name: 'Inbox' })
  await panel.getByText('Ana Lind named you').waitFor()
  await expectAccessible(page)
  await panel.getByRole('link', { name: 'Open the inbox' }).click()
  await page.getByRole('heading', { name: 'One thing is unread' }).waitFor()
  await panel.waitFor({ state: 'hidden' })
  const marks = (as: string) =>
    page.getByRole('button', { name: `Mark ${ticket.key} ${ticket.title} as ${as}`, exact: true })
  await marks('read').waitFor()
  // By keys: down to the line, unread and read, and in.
  await page.keyboard.press('j')
  await page.keyboard.press('m')
  await marks('unread').waitFor()
  await page.getByRole('heading', { name: 'Inbox' }).waitFor()
  await page.keyboard.press('m')
  await marks('read').waitFor()
  await page.getByRole('heading', { name: 'One thing is unread' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/desk/${ticket.key}`)
  await bell(page, 'Inbox').waitFor()
})

test('all is marked as read at once, and that is taken back', async () => {
  const dag = await join('Dag Rud', technician)
  const [one, two] = [await open(), await open()]
  await note(one.id, `<p>${name(dag)}</p>`)
  await note(two.id, `<p>${name(dag)}</p>`)
  const page = await enter(dag.browser, '/inbox')
  await page.getByRole('heading', { name: '2 things are unread' }).waitFor()
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await page.getByRole('heading', { name: 'Inbox' }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('heading', { name: '2 things are unread' }).waitFor()
  await page.getByRole('button', { name: `Mark ${one.key} ${one.title} as read` }).click()
  await page.getByRole('heading', { name: 'One thing is unread' }).waitFor()
  await page.getByText('Unread', { exact: true }).first().click()
  await expect.poll(() => page.getByRole('listitem').filter({ hasText: 'Winch' }).count()).toBe(1)
})

test('how I am told is chosen in a table, holds at once, and is there again', async () => {
  const page = await enter(bo.browser, '/profile/notices')
  const mail = page.getByRole('combobox', { name: 'Mail: A ticket becomes mine' })
  await mail.click()
  await page.getByRole('option', { name: 'In the digest' }).click()
  await page.getByRole('checkbox', { name: 'Inbox: A note on what I have or watch' }).click()
  await page.getByRole('switch', { name: 'Keep quiet at certain hours' }).click()
  await page.getByLabel('Quiet from').fill('21:30')
  await page.getByLabel('Quiet from').press('Enter')
  await expect
    .poll(async () => (await bo.browser.get('/api/notices/wishes')).body)
    .toMatchObject({
      quiet_from: 21 * 60 + 30,
      quiet_to: 7 * 60,
      choices: { 'desk.assigned': { mail: 'digest' }, 'desk.noted': { inbox: false } },
    })
  await page.reload()
  await expect.poll(() => mail.inputValue()).toBe('In the digest')
  await expectAccessible(page)
})

test('this browser is let be pushed to, by its name, and is pushed to no more', async () => {
  const page = await enter(ana.browser, '/inbox')
  const { said, reads } = await subscribedBrowser(`${service.origin}/here`)
  // This browser shows no notifications, and the push service of its maker is not to be had here: both say yes.
  await page.addInitScript(({ endpoint, ...keys }) => {
    const made = { endpoint, toJSON: () => ({ endpoint, keys }), unsubscribe: async () => true }
    PushManager.prototype.subscribe = async () => made as unknown as PushSubscription
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
    Notification.requestPermission = async () => 'granted'
  }, said)
  await page.goto('/profile/notices')
  await page.getByLabel('What this device is called').fill('My desk')
  await page.getByRole('button', { name: 'Push to this device' }).click()
  await page.getByText('This one').waitFor()
  await page.getByRole('button', { name: 'Send me a test' }).click()
  await expect.poll(() => service.pushed.length, { timeout: 20_000 }).toBe(1)
  expect(await reads(service.pushed[0]?.body ?? Buffer.of())).toMatchObject({ to: '/profile/notices' })
  await page.getByRole('button', { name: 'Remove My desk' }).click()
  await page.getByRole('button', { name: 'Push to this device' }).waitFor()
})
