import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import '#apps/languages/de-served'
import { heldIn, messageOf } from '#lib/words'
import { openPage } from './browser.ts'
import { deskHouse } from './desk.ts'
import { administrator, password } from './door.ts'
import { allSources } from './source.ts'
import { vocabulariesIn } from './vocabularies.ts'

const { address, admin, ana, open } = await deskHouse()

// ---------------------------------------------------------------- what would be English

const { texts: german, titles } = heldIn('de')
const germanTexts = [...german.values(), ...titles.values()]
const said = new Set(germanTexts)
const english = vocabulariesIn(allSources())
  .flatMap(({ prefix, texts }) =>
    [...texts].map(([key, text]) => ({ text, german: german.get(`${prefix}.${key}`) })),
  )
  .filter(({ text, german: own }) => own !== undefined && own !== text)

interface Part {
  type: number
  value?: string
  options?: Record<string, { value: Part[] }>
}
/** The stretches of a message that stand as they are, whatever is filled in. */
function stretchesOf(message: string): string[] {
  const parts = (all: readonly Part[]): string[] =>
    all.flatMap(({ type, value = '', options = {} }) => [
      ...(type === 0 ? [value.trim()] : []),
      ...Object.values(options).flatMap((option) => parts(option.value)),
    ])
  return parts(messageOf(message, 'en').getAst())
}
/** Shorter ones may stand in German, too. */
const longEnough = 12
/** Whoever chooses a language finds it by its own name. */
const ownNames = new Set(['en', 'de'].map((one) => new Intl.DisplayNames(one, { type: 'language' }).of(one)))
const whole = new Set(
  [...english.map(({ text }) => text), ...titles.keys()].filter(
    (text) => !text.includes('{') && !said.has(text) && !ownNames.has(text),
  ),
)
const pieces = [...new Set(english.flatMap(({ text }) => stretchesOf(text)))].filter(
  (piece) => piece.length >= longEnough && !germanTexts.some((text) => text.includes(piece)),
)

/** Everything that a page says: its texts, and what it tells those who do not see it. */
const textsOn = async (page: Page) =>
  page.evaluate(() => {
    const found = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '')
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      for (const one of document.querySelectorAll(`[${name}]`)) found.push(one.getAttribute(name) ?? '')
    return [...new Set(found.map((text) => text.trim()).filter((text) => text !== ''))]
  })

const englishOn = async (page: Page) =>
  (await textsOn(page)).filter((text) => whole.has(text) || pieces.some((piece) => text.includes(piece)))

// ---------------------------------------------------------------- the walk

await admin.post('/api/calendars', {
  name: 'Werft',
  zone: 'Europe/Oslo',
  hours: { always: true },
})
const ticket = await open('Kran 3 meldet sich nicht')
await ana.browser.post(`/api/desk/tickets/${ticket.id}/reply`, { html: '<p>Seit wann?</p>' })

const pages = [
  ['/bridge', 'Brücke'],
  ['/desk', 'Warteschlange'],
  [`/desk/${ticket.key}`, ticket.key],
  ['/desk/new', 'Neues Ticket'],
  ['/people', 'Personen'],
  ['/people/teams', 'Teams'],
  ['/places', 'Orte'],
  ['/calendars', 'Kalender'],
  ['/admin/service-levels', 'Service-Level'],
  ['/admin/workflows', 'Workflows'],
  ['/admin/roles', 'Rollen'],
  ['/admin/accounts', 'Konten'],
  ['/admin/settings', 'Einstellungen'],
  ['/admin/jobs', 'Aufträge'],
  ['/admin/keeping', 'Aufbewahrung'],
  ['/profile', 'Einzelheiten'],
  ['/profile/second-factor', 'Zweiter Faktor'],
  [`/was/${ticket.key}`, 'wie es war'],
] as const

test('whoever reads German finds no English on their pages, from signing in on', async () => {
  await admin.post('/api/identity/grants', {
    principals: [String((await admin.get('/api/me')).body['id'])],
    role: 'manager',
  })
  await admin.patch('/api/me', { language: 'de' })
  const page = await openPage(address)
  await page.goto('/sign-in')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  await page.getByLabel('Work e-mail').fill(administrator.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.locator('html[lang=de]').waitFor()
  const found: string[] = []
  for (const [path, name] of pages) {
    await page.goto(path)
    await page.waitForFunction((text) => document.title.includes(text), name)
    await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
    found.push(...(await englishOn(page)).map((text) => `${path}: ${text}`))
  }
  expect(found).toEqual([])
})

test('the first script stays small, and the words of other languages are not in it', async () => {
  const html = await (await fetch(address)).text()
  const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path = '']) => path)
  expect(scripts.length).toBeGreaterThan(2)
  const texts = await Promise.all(scripts.map(async (path) => (await fetch(address + path)).text()))
  const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, 0)
  expect(bytes).toBeLessThan(250_000)
  expect(texts.filter((text) => text.includes(german.get('kit.try_again') ?? ''))).toEqual([])
})
