import type { Page } from 'playwright-core'
import { type Look, openPage } from './browser.ts'
import { type Browser, house } from './door.ts'

/** A desk at work: Ana leads it, Mikkel works there, Lena asks; each with a browser, and screens of theirs. */
export async function deskHouse() {
  const made = await house()
  const address = await made.app.listen({ port: 0, host: '127.0.0.1' })
  const ana = await made.join('Ana Lind', [{ role: 'lead' }])
  const mikkel = await made.join('Mikkel Krog', [{ role: 'technician' }])
  const lena = await made.join('Lena Vogt')

  /** A screen of somebody who is signed in already. */
  async function visit(path: string, { jar }: Browser, look: Look = {}): Promise<Page> {
    const page = await openPage(address, look)
    await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: address })))
    await page.goto(path)
    return page
  }
  async function open(title: string, by: Browser = lena.browser, more: object = {}) {
    const { body } = await by.post('/api/desk/tickets', {
      title,
      description: `<p>${title}, since this morning.</p>`,
      ...more,
    })
    return { id: String(body['id']), key: String(body['key']) }
  }
  const state = async ({ id }: { id: string }) =>
    (await ana.browser.get(`/api/desk/tickets/${id}`)).body as {
      phase: string
      title: string
      priority: number
    }
  return { ...made, address, ana, mikkel, lena, visit, open, state }
}

/** The row of a list that says this. */
export const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })
export const toastOf = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })
/** Where one writes, once it takes letters. */
export const writing = (page: Page) => page.locator('[contenteditable]:focus')

/** Down to a row of a list by `j` alone. */
export async function goDown(page: Page, text: string) {
  const row = rowOf(page, text).first()
  await row.waitFor()
  const wanted = Number(await row.getAttribute('data-index'))
  for (let index = 0; index <= wanted; index += 1) {
    await page.keyboard.press('j')
    await page.locator(`tr[data-cursor][data-index="${index}"]`).waitFor()
  }
}
