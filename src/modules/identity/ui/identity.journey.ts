import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { secondFactorRoles } from '#kernel/auth/second-factor'
import { decide } from '#kernel/settings'
import { changesStanding } from '#kernel/standing'
import { issueSetupLink } from '#modules/identity/public'
import { codeOf } from '#test/authenticator'
import { expectAccessible, openPage } from '#test/browser'
import { insecureHost } from '#test/chromium'
import { administrator, organisation, password } from '#test/door'
import { world } from '#test/world'

const { app, db, write } = await world()
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const looks = [{ width: 1280 }, { width: 390, height: 844, dark: true }]

const signIn = async (page: Page, email: string, word = password) => {
  await page.getByLabel('Work e-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(word)
  await page.keyboard.press('Enter')
}
const ingrid = async (path: string, look = {}) => {
  const page = await openPage(address, look)
  await page.goto(path)
  await signIn(page, administrator.email)
  return page
}

test('a new house is set up by the link that the start prints, and the administrator is in', async () => {
  const page = await openPage(address)
  await page.goto('/')
  await page.getByRole('heading', { name: 'Wheelhouse waits to be set up' }).waitFor()
  await expectAccessible(page)

  await page.goto((await issueSetupLink(db)) ?? '')
  await page.getByLabel('Name of the organisation').fill(organisation)
  await page.getByLabel('Your name').fill(administrator.name)
  await page.getByLabel('Your work e-mail').fill(administrator.email)
  await page.getByLabel('New password').fill('Ingrid-Halden-1')
  await page.getByLabel('Your name').click()
  await page.getByText('made of your name, address or organisation').waitFor()
  await expectAccessible(page)
  await page.getByLabel('New password').fill('password1234')
  await page.getByRole('button', { name: 'Set up and come in' }).click()
  await page.getByText('among the passwords that are tried first').waitFor()
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Set up and come in' }).click()
  await page.getByRole('button', { name: /Ingrid Solheim/ }).waitFor()
  expect(await page.title()).toContain('Wheelhouse')
})

test('whoever wanted a page comes to it through the door; a wrong password says so and keeps what was typed', async () => {
  const page = await openPage(address)
  await page.goto('/profile/sessions')
  await page.getByRole('heading', { name: `Sign in to ${organisation}` }).waitFor()
  await expectAccessible(page)
  await signIn(page, administrator.email, 'not the password')
  await page.getByRole('alert').getByText('do not go together').waitFor()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Devices' }).waitFor()
  await page.getByText('this device').waitFor()
})

test('a link of another site does not lead out through the door', async () => {
  const page = await ingrid('/sign-in?next=//example.org/')
  await page.getByRole('button', { name: /Ingrid Solheim/ }).waitFor()
  expect(new URL(page.url()).origin).toBe(address)
})

test('people are invited, come in by their link, and can be shown out again', async () => {
  const page = await ingrid('/admin/accounts')
  await page.getByRole('button', { name: 'Invite people' }).click()
  await page.getByLabel('Whom').fill('Ana Ruiz <ana.ruiz@halden.example>\nnot an address')
  await page.getByLabel('Whom').blur()
  await page.getByText('“not an address” holds no e-mail address').waitFor()
  await page.getByLabel('Whom').fill('Ana Ruiz <ana.ruiz@halden.example>')
  await page.getByRole('button', { name: 'Invite 1 person' }).click()
  const link = await page.getByLabel('Link for ana.ruiz@halden.example').inputValue()
  await page.getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('link', { name: 'Ana Ruiz' }).waitFor()

  const ana = await openPage(address, { width: 390, height: 844 })
  await ana.goto(`/join#${link.split('#')[1] ?? ''}`)
  await ana.getByRole('heading', { name: 'Welcome, Ana Ruiz' }).waitFor()
  await expectAccessible(ana)
  await ana.getByLabel('New password').fill('quiet harbours at noon')
  await ana.getByRole('button', { name: 'Open my account' }).click()
  await ana.getByRole('button', { name: 'Menu' }).waitFor()
  await ana.goto('/admin/accounts')
  await ana.getByRole('heading', { name: 'There is nothing here for you' }).waitFor()

  await page.getByRole('link', { name: 'Ana Ruiz' }).click()
  await page.getByRole('button', { name: 'Close the account' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close the account' }).click()
  await page.getByText('The account is closed.').waitFor()
  await ana.reload()
  await ana.getByRole('heading', { name: `Sign in to ${organisation}` }).waitFor()
})

test('a link that was used says so, whichever page it leads to', async () => {
  const page = await openPage(address)
  for (const path of ['/join', '/reset', '/set-up']) {
    await page.goto(`${path}#${'x'.repeat(43)}`)
    await page.reload()
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
  }
  await expectAccessible(page)
})

test('the last administrator cannot be taken away, and the sentence says why', async () => {
  const page = await ingrid('/admin/roles')
  await page.getByRole('button', { name: `Take away: Administrator of ${administrator.name}` }).click()
  await page.getByText('Someone has to stay administrator').waitFor()
  await page.getByRole('region', { name: 'Who may what' }).getByText('Give and take roles').waitFor()
})

test('a token is shown once and revoked at once', async () => {
  const page = await ingrid('/profile/tokens')
  await page.getByRole('button', { name: 'Make a token' }).click()
  await page.getByLabel('What it is for').fill('Nightly export')
  await page.getByRole('combobox', { name: 'May' }).click()
  await page.getByRole('option', { name: 'Everything that I may' }).click()
  await page.keyboard.press('Tab')
  // As if the last proof were long ago: who it is is asked over the form, which loses nothing.
  await write(undefined, async (ctx) => {
    changesStanding(ctx)
    await ctx.db.updateTable('session').set({ proven_at: '2026-01-01T00:00:00Z' }).execute()
  })
  await page.getByRole('button', { name: 'Make it' }).click()
  const asked = page.getByRole('dialog', { name: 'Is it you?' })
  await asked.getByLabel('Password', { exact: true }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByText('Show first that it is really you').waitFor()
  await page.getByRole('button', { name: 'Make it' }).click()
  await asked.getByLabel('Password', { exact: true }).fill(password)
  await asked.getByRole('button', { name: 'Go on' }).click()
  const token = await page.getByRole('textbox', { name: 'Your token' }).inputValue()
  const me = () => app.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } })
  expect((await me()).statusCode).toBe(200)
  await page.getByRole('button', { name: 'Close' }).last().click()
  expect(await page.content()).not.toContain(token)
  await page.getByRole('button', { name: 'Revoke the token “Nightly export”' }).click()
  await page.getByText('It stopped working at once').waitFor()
  expect((await me()).statusCode).toBe(401)
})

test('with a second factor the password alone opens nothing; a recovery code helps, and it can be taken off', async () => {
  const page = await ingrid('/profile/second-factor', { width: 390, height: 844 })
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  await page.getByRole('img', { name: 'Picture for the camera' }).waitFor()
  await expectAccessible(page)
  const secret = await page.getByLabel('Key').inputValue()
  await page.getByLabel('Code').fill(codeOf(secret))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await codes.nth(9).waitFor()
  await page.getByText('Signing in asks for a code, too').waitFor()
  await expectAccessible(page)
  const code = (await codes.first().textContent()) ?? ''
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await codes.first().waitFor({ state: 'detached' })
  expect(await page.content()).not.toContain(code)

  const other = await ingrid('/profile/second-factor')
  await other.getByRole('heading', { name: 'One more step' }).waitFor()
  await expectAccessible(other)
  await other.getByLabel('Code').fill('not one of them')
  await other.keyboard.press('Enter')
  await other.getByText('This code does not work').waitFor()
  await other.getByText('Lost your phone?').waitFor()
  await other.getByLabel('Code').fill(code)
  await other.keyboard.press('Enter')
  await other.getByText('9 left').first().waitFor()
  await expectAccessible(other)
  await other.getByRole('button', { name: 'Take it off' }).click()
  await other.getByLabel('Code or password').fill(password)
  await other.getByRole('dialog').getByRole('button', { name: 'Take it off' }).click()
  await other.getByText('Your password alone lets you in', { exact: true }).waitFor()

  // Where the role needs one, there is no way round it.
  await write(undefined, (ctx) => decide(ctx, secondFactorRoles, ['administrator']))
  await other.goto('/admin/roles')
  await other.getByRole('button', { name: 'Set up an authenticator app' }).waitFor()
  expect(new URL(other.url()).pathname).toBe('/second-factor')
  await expectAccessible(other)
  await write(undefined, (ctx) => decide(ctx, secondFactorRoles, null))
  await other.goto('/admin/roles')
  await other.getByText('No role needs a second factor').waitFor()
})

test('a passkey is made, alone lets its person in, and is taken away; where none can be, the page says why', async () => {
  // A name, which browsers bind passkeys to; the address of the other walks is a number.
  const page = await openPage(address.replace('127.0.0.1', 'localhost'))
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto('/profile/second-factor')
  await signIn(page, administrator.email)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByText('Signing in asks for a passkey, too').waitFor()
  await expectAccessible(page)
  await page.context().clearCookies()
  await page.goto('/profile/second-factor')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('button', { name: /^Take away the passkey/ }).click()
  await page.getByText('You have no passkey yet').waitFor()

  const number = await ingrid('/profile/second-factor')
  await number.getByText('Passkeys do not work at this address').waitFor()
})

test('over plain http elsewhere than at this machine, each screen with passkeys says that they need a secure address', async () => {
  const page = await openPage(address.replace('127.0.0.1', insecureHost))
  const needed = page.getByText('Browsers allow them over HTTPS only.')
  await page.goto('/profile/second-factor')
  await needed.waitFor()
  expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0)
  await expectAccessible(page)
  await signIn(page, administrator.email)
  await page.getByText('You have no passkey yet').waitFor()
  await needed.waitFor()
  await write(undefined, (ctx) => decide(ctx, secondFactorRoles, ['administrator']))
  await page.goto('/admin/roles')
  await page.getByRole('button', { name: 'Set up an authenticator app' }).waitFor()
  await needed.waitFor()
  await write(undefined, (ctx) => decide(ctx, secondFactorRoles, null))
  await page.context().clearCookies()
})

test('a new password keeps this browser and signs out the others', async () => {
  const other = await ingrid('/profile')
  const page = await ingrid('/profile/password')
  await page.getByLabel('Current password').fill(password)
  await page.getByLabel('New password').fill('a quite different sentence')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('Everywhere else you are signed out').waitFor()
  await page.goto('/profile')
  await page.getByText('Signs in as').waitFor()
  await other.reload()
  await other.getByRole('heading', { name: `Sign in to ${organisation}` }).waitFor()
  await signIn(other, administrator.email, 'a quite different sentence')
  await other.getByText('Signs in as').waitFor()
})

const pages = {
  profile: [
    ['/profile', 'Signs in as'],
    ['/profile/password', 'Current password'],
    ['/profile/second-factor', 'Your password alone lets you in'],
    ['/profile/sessions', 'Right password, but a wrong code'],
    ['/profile/tokens', 'Nightly export'],
  ],
  administration: [
    ['/admin/accounts', 'Ana Ruiz'],
    ['/admin/roles', 'Who may what'],
    ['/admin/tokens', 'No program acts for anyone yet'],
    ['/admin/mail', 'No mail server is set up'],
  ],
} as const

test.each(
  looks.flatMap((look) => (['profile', 'administration'] as const).map((part) => ({ part, ...look }))),
)('nothing keeps anyone out of the $part at $width px', async ({ part, ...look }) => {
  const [first] = pages[part]
  const page = await openPage(address, look)
  await page.goto(first[0])
  await signIn(page, administrator.email, 'a quite different sentence')
  for (const [path, sign] of pages[part]) {
    if (path !== first[0]) await page.getByRole('navigation').locator(`a[href="${path}"]`).last().click()
    await page.getByText(sign).first().waitFor()
    await expectAccessible(page)
  }
})
