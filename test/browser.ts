import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, expect, inject, onTestFinished } from 'vitest'
import { failedShot } from './shots.ts'

let connected: Promise<Browser> | undefined
afterAll(async () => {
  await (await connected)?.close()
  connected = undefined
})

export interface Look {
  width?: number
  height?: number
  dark?: boolean
}

/**
 * A page as one person's fresh browser shows it. When the test ends it is closed, and the test fails if anything broke
 * in the page or asked for something from elsewhere.
 */
export async function openPage(
  address: string,
  { width = 1280, height = 800, dark = false }: Look = {},
): Promise<Page> {
  connected ??= chromium.connect(inject('browser'))
  const context = await (
    await connected
  ).newContext({
    baseURL: address,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
  })
  const wrong: string[] = []
  context.on('weberror', (error) => wrong.push(`broke: ${error.error().message}`))
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== new URL(address).origin)
      wrong.push(`asked elsewhere: ${request.url()}`)
  })
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await failedShot(context.pages(), task.name)
    await context.close()
    expect(wrong).toEqual([])
  })
  return context.newPage()
}

/** Nothing that keeps someone out: no serious finding of axe-core on the page as it is now. */
export async function expectAccessible(page: Page) {
  // Legacy mode: our pages hold no frames of others, and need no second page to look through them.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const told = grave.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`,
  )
  expect(told).toEqual([])
}
