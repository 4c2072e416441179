import type { BrowserContext, Page } from 'playwright-core'
import '#apps/languages/de'
import { heldIn } from '#lib/words'
import { demoPassword } from '#modules/identity/seed'
import { emailOf } from '#modules/people/demo/email'
import { allSources } from '../source.ts'
import { vocabulariesIn } from '../vocabularies.ts'
import type { Toured } from './house.ts'
import { type Looker, staff, type Stop } from './stop.ts'

const ours = { 'x-wheelhouse': '1' }

/** Signs somebody of the demo company in, who reads the language; a guest or founder stays nobody. */
export async function signIn(context: BrowserContext, looker: Looker, language: string) {
  if (looker === 'guest' || looker === 'founder') return
  const data = { email: emailOf(staff[looker]), password: demoPassword }
  const reply = await context.request.post('/api/sign-in', { data, headers: ours })
  if (!reply.ok()) throw new Error(`${data.email}: ${await reply.text()}`)
  await context.request.patch('/api/me', { data: { language }, headers: ours })
}

/** What a button with an English text may be called in another language: one text may be said in several ways there. */
function saidIn(language: string, text: string): string[] {
  if (language === 'en') return [text]
  const { texts } = heldIn(language)
  const names = vocabulariesIn(allSources()).flatMap(({ prefix, texts: english }) =>
    [...english].flatMap(([key, one]) => (one === text ? (texts.get(`${prefix}.${key}`) ?? []) : [])),
  )
  return names.length === 0 ? [text] : [...new Set(names)]
}

/** Nothing is on its way any more, and nothing moves. */
const stands = () =>
  document.querySelector('h1, h2') !== null &&
  document.querySelector('[aria-busy=true]') === null &&
  document.fonts.status === 'loaded' &&
  [...document.images].every(({ complete }) => complete) &&
  document.getAnimations().every(({ playState }) => playState === 'finished')

export const standing = (page: Page) => page.waitForFunction(stands)

/** Goes to a screen and does there what brings it into its state. */
export async function goTo(
  page: Page,
  { route, at = route, press = [], act }: Stop,
  { find }: Toured,
  language = 'en',
) {
  await page.goto(typeof at === 'string' ? at : await at(find))
  await standing(page)
  for (const english of press) {
    const offered = saidIn(language, english).flatMap((name) =>
      (['button', 'menuitem', 'tab'] as const).map((role) => page.getByRole(role, { name, exact: true })),
    )
    await offered
      .reduce((some, one) => some.or(one))
      .first()
      .click()
    await standing(page)
  }
  await act?.(page)
  await standing(page)
}
