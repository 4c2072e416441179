import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Toured } from './house.ts'
import type { Looker, Stop } from './stop.ts'
import { goTo, signIn, standing } from './visit.ts'

const widths = [1440, 390] as const
const heights = { 1440: 900, 390: 844 } as const
const mostMore = 1600
const schemes = ['light', 'dark'] as const
export const looks = widths.flatMap((width) => schemes.map((scheme) => ({ width, scheme })))
export const fileOf = (name: string, { width, scheme }: (typeof looks)[number]) =>
  `${name}-${width}-${scheme}.png`

interface Studio {
  browser: Browser
  house: Toured
  folder: string
  language: string
}

/** Takes all pictures of a screen; whoever looks is signed in once. */
export function pictured({ browser, house, folder, language }: Studio) {
  const contexts = new Map<Looker, Promise<BrowserContext>>()
  const fresh = async (looker: Looker) => {
    const context = await browser.newContext({
      baseURL: house.address,
      locale: language === 'de' ? 'de-DE' : 'en-GB',
      timezoneId: 'Europe/Oslo',
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(15_000)
    await signIn(context, looker, language)
    return context
  }
  const contextOf = (looker: Looker) => {
    const known = contexts.get(looker) ?? fresh(looker)
    contexts.set(looker, known)
    return known
  }
  return async (stop: Stop) => {
    const context = await contextOf(stop.as ?? 'manager')
    const page = await context.newPage()
    try {
      await page.setViewportSize({ width: widths[0], height: heights[widths[0]] })
      await goTo(page, stop, house, language)
      for (const width of widths) {
        await page.setViewportSize({ width, height: heights[width] })
        await standing(page)
        const more = await page.evaluate(hidden)
        if (more > 0) await page.setViewportSize({ width, height: heights[width] + Math.min(more, mostMore) })
        for (const scheme of schemes)
          await shot(page, join(folder, fileOf(stop.name, { width, scheme })), scheme)
      }
    } finally {
      await page.close()
    }
  }
}

/** How much higher the window must be for all that a page holds. Long lists are endless: they stay as they are. */
const hidden = () =>
  Math.max(
    0,
    ...[...document.querySelectorAll<HTMLElement>('main, main *, [role=dialog]')]
      .filter(
        (one) => /auto|scroll/.test(getComputedStyle(one).overflowY) && !one.querySelector('[role=grid]'),
      )
      .map((one) => one.scrollHeight - one.clientHeight),
  )

async function shot(page: Page, path: string, colorScheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme })
  await page.waitForFunction(
    (scheme) => document.documentElement.dataset['mantineColorScheme'] === scheme,
    colorScheme,
  )
  await standing(page)
  await page.screenshot({ path, fullPage: true })
}
