import { expect, test } from 'vitest'
import { openPage } from '#test/browser'
import { administrator, house, organisation, password } from '#test/door'

const { app, admin, browser } = await house()
const address = await app.listen({ port: 0, host: '127.0.0.1' })

test('whoever is signed out comes back to the page that was open, however many questions are refused at once', async () => {
  const page = await openPage(address)
  const cookies = [...admin.jar].map(([name, value]) => ({ name, value, url: address }))
  await page.context().addCookies(cookies)
  await page.goto('/profile/sessions')
  await page.getByText('this device').waitFor()

  // The door opens slowly: all that the page asks is refused before it stands.
  let openDoor = () => {}
  const opened = new Promise<void>((resolve) => (openDoor = resolve))
  await page.route(/\/assets\/sign-in[^/]*\.js/, async (route) => {
    await opened
    await route.continue()
  })
  const refused = new Set<string>()
  page.on('response', (response) => {
    if (response.status() === 401) refused.add(new URL(response.url()).pathname)
  })
  const other = browser()
  await other.signIn(administrator.email)
  const endOthers = page.getByRole('button', { name: 'End all others' })
  await endOthers.waitFor()
  // It is pressed before the door hides it: whoever comes by keys stands there already.
  await endOthers.focus()
  // Who is signed in is told slowly, too: what is asked meanwhile is refused as well.
  let tell = () => {}
  const told = new Promise<void>((resolve) => (tell = resolve))
  await page.route('**/api/me', async (route) => {
    await told
    await route.continue()
  })
  const asks = page.waitForRequest('**/api/me')
  expect(await other.post('/api/me/sessions/end')).toMatchObject({ status: 200 })
  await asks
  await endOthers.click()
  await expect.poll(() => refused.has('/api/me/sessions/end')).toBe(true)
  tell()
  await expect.poll(() => refused.has('/api/me')).toBe(true)
  openDoor()
  await page.getByRole('heading', { name: `Sign in to ${organisation}` }).waitFor()
  await page.getByLabel('Work e-mail').fill(administrator.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/profile/sessions')
})
