import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Request,
  type WebError,
} from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'
import { byKeysAlone, isKeyboardAlone } from './keyboard.ts'
import { failedShot } from './shots.ts'

/** One for all files of a worker; the run ends it with its browser. */
let connected: Promise<Browser> | undefined
/** Browsers of people who have gone: the next one finds the app's files in them already, and nothing of anyone's. */
const idle = new Map<string, BrowserContext[]>()

export interface Look {
  width?: number
  height?: number
  dark?: boolean
}

async function freshContext(baseURL: string): Promise<BrowserContext> {
  connected ??= chromium.connect(inject('browser'))
  const browser = await connected
  const context = await browser.newContext({
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(60_000)
  return context
}

/** Takes away whatever a person leaves in a browser but the files of the app. */
async function cleared(context: BrowserContext, origin: string) {
  const page = context.pages()[0] ?? (await context.newPage())
  const session = await context.newCDPSession(page)
  const storageTypes = 'cookies,local_storage,indexeddb,cache_storage,service_workers'
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes })
  await context.clearCookies()
  await context.clearPermissions()
  for (const one of context.pages()) await one.close()
}

/**
 * A page as one person's fresh browser shows it. When the test ends it is closed, and the test fails if anything broke
 * in the page or asked for something from elsewhere.
 */
export async function openPage(
  address: string,
  { width = 1280, height = 800, dark = false }: Look = {},
): Promise<Page> {
  const free = idle.get(address) ?? []
  idle.set(address, free)
  const context = free.pop() ?? (await freshContext(address))
  const { origin } = new URL(address)
  const wrong: string[] = []
  const broke = (error: WebError) => wrong.push(`broke: ${error.error().message}`)
  const asked = (request: Request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
      wrong.push(`asked elsewhere: ${request.url()}`)
  }
  context.on('weberror', broke)
  context.on('request', asked)
  onTestFinished(async ({ task }) => {
    const failed = task.result?.state === 'fail'
    if (failed) await failedShot(context.pages(), task.name)
    context.off('weberror', broke)
    context.off('request', asked)
    if (failed) await context.close()
    else {
      await cleared(context, origin)
      free.push(context)
    }
    expect(wrong).toEqual([])
  })
  const page = await context.newPage()
  if (isKeyboardAlone) byKeysAlone(page)
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  return page
}

/** The same for whoever has signed in already: with the cookies that they were given. */
export async function pageOf(
  address: string,
  { jar }: { readonly jar: ReadonlyMap<string, string> },
  look: Look = {},
) {
  const page = await openPage(address, look)
  await page.context().addCookies([...jar].map(([name, value]) => ({ name, value, url: address })))
  return page
}

declare global {
  interface Window {
    axe?: typeof axe
  }
}
const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What keeps someone out of the page as it is now: the serious findings of axe-core. */
export async function faultsOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axeSource)
  return page.evaluate(async () => {
    // What passed is not written down: that is half the work. Of what a frame holds (a PDF), the browser is the author.
    const found = await window.axe?.run(document, { reporter: 'no-passes', iframes: false })
    if (!found) throw new Error('axe-core is not in the page')
    const grave = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    return grave.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`,
    )
  })
}

/** The same at a desk in light, and on a phone in the dark; the page is left as it was. */
export async function faultsEverywhere(page: Page): Promise<string[]> {
  const before = page.viewportSize()
  const found: string[] = []
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    // The app hears of it a little later, and what changes colour may take a moment.
    await page.waitForFunction(
      (scheme) =>
        document.documentElement.dataset['mantineColorScheme'] === scheme &&
        document.getAnimations().every(({ playState }) => playState === 'finished'),
      colorScheme,
    )
    found.push(...(await faultsOn(page)).map((fault) => `${colorScheme}: ${fault}`))
  }
  if (before) await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

/** Nothing that keeps someone out of the page as it is now. */
export const expectAccessible = async (page: Page) => expect(await faultsOn(page)).toEqual([])
export const expectAccessibleEverywhere = async (page: Page) =>
  expect(await faultsEverywhere(page)).toEqual([])
