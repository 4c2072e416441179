import { expect, test } from 'vitest'
import { expectAccessible, openPage } from './browser.ts'
import { world } from './world.ts'

const { app } = await world()
const address = await app.listen({ port: 0, host: '127.0.0.1' })

test.each([
  { width: 1280, dark: false },
  { width: 390, dark: true },
])('a new house shows its first page at $width px', async (look) => {
  const page = await openPage(address, look)
  await page.goto('/')
  await page.getByRole('heading').first().waitFor()
  expect(await page.title()).toContain('Wheelhouse')
  await expectAccessible(page)
})
