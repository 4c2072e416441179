import type { Page } from 'playwright-core'
import { seedDemo } from '#apps/demo'
import { demoPassword } from '#modules/identity/seed'
import { type Look, openPage } from './browser.ts'
import { world } from './world.ts'

/** A house of its own with the demo company, at an address; `at` opens a page of it as somebody, signed in by the API. */
export async function demoPages() {
  const house = await world()
  await seedDemo(house.db)
  const address = await house.app.listen({ port: 0, host: '127.0.0.1' })
  async function at(path: string, who: string, look?: Look): Promise<Page> {
    const page = await openPage(address, look)
    const email = `${who.toLowerCase().replace(' ', '.')}@halden.example`
    const reply = await page.request.post(`${address}/api/sign-in`, {
      data: { email, password: demoPassword },
      headers: { 'x-wheelhouse': '1' },
    })
    if (!reply.ok()) throw new Error(`${who} is not let in: ${reply.status()}`)
    await page.goto(path)
    return page
  }
  return { ...house, address, at }
}
