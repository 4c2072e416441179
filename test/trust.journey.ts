import { expect, test } from 'vitest'
import { expectAccessibleEverywhere, pageOf } from './browser.ts'
import { house } from './door.ts'
import { samlProvider } from './saml-provider.ts'

// Screens on which trust is set up or shown, each walked once.

const { app, admin, join } = await house()
const address = await app.listen({ port: 0, host: '127.0.0.1' })

test('a provider is added by its SAML metadata, and changed', async () => {
  const page = await pageOf(address, admin)
  await page.goto('/admin/sign-on')
  await page.getByRole('button', { name: 'Add one by SAML' }).click()
  const form = page.getByRole('dialog', { name: 'Add one by SAML' })
  await form.getByLabel('Name on its button').fill('ADFS')
  await form.getByLabel('Short name').fill('adfs')
  await form.getByLabel('Metadata of the provider').fill('<xml>')
  await form.getByLabel('Our entity id').fill(`${address}/saml`)
  await form.getByRole('button', { name: 'Add it' }).click()
  await form.getByText('no XML').waitFor()
  await expectAccessibleEverywhere(page)
  await form.getByLabel('Metadata of the provider').fill(samlProvider().metadata())
  await form.getByRole('button', { name: 'Add it' }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Change ADFS' }).click()
  await page.getByText('Paste it anew when its certificates change').waitFor()
})

test('a provider may bring people, by a token that is shown once', async () => {
  const page = await pageOf(address, admin)
  await page.goto('/admin/directories')
  await page.getByRole('button', { name: 'Let a provider bring people' }).first().click()
  await page.getByLabel('Name').fill('Entra ID')
  await page.getByRole('button', { name: 'Go on to its token' }).click()
  await page.getByRole('button', { name: 'Make the token' }).click()
  await page.getByText('it is shown this once').waitFor()
  await expectAccessibleEverywhere(page)
  await page.getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('textbox', { name: 'Address for the provider' }).waitFor()
  await expectAccessibleEverywhere(page)
})

test('people sign in by their directory’s password, once that is switched on', async () => {
  const directory = { name: 'Head office', kind: 'openldap', address: 'ldaps://ldap.example.org' }
  await admin.post('/api/directories', {
    ...directory,
    base_dn: 'dc=halden',
    bind_dn: 'cn=r',
    bind_password: 'r',
  })
  const page = await pageOf(address, admin)
  await page.goto('/admin/directories')
  await page.getByRole('button', { name: 'Change Head office' }).click()
  const signsIn = page.getByRole('switch', { name: 'People sign in with their directory password' })
  await signsIn.click()
  await page.getByText('From now on people sign in with their directory password').waitFor()
  expect(await signsIn.isChecked()).toBe(true)
  await expectAccessibleEverywhere(page)
  await signsIn.click()
  await page.getByText('From now on people sign in with a password of this house').waitFor()
})

test('an account for emergencies is marked, and says so', async () => {
  const glass = await join('Glass', [{ role: 'administrator' }])
  const page = await pageOf(address, admin)
  await page.goto(`/admin/accounts/${glass.id}`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Make it an emergency account' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make it an emergency account' }).click()
  await page.getByText('Try its password once').waitFor()
  await expectAccessibleEverywhere(page)
})

test('the house is seen as somebody else does, and no longer', async () => {
  const lena = await join('Lena')
  // Their session goes on under another secret.
  const boss = await join('Boss', [{ role: 'administrator' }])
  const page = await pageOf(address, boss.browser)
  await page.goto(`/admin/accounts/${lena.id}`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'View as Lena' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'View as Lena' }).click()
  await page.getByText('You see the house as Lena does').waitFor()
  await expectAccessibleEverywhere(page)
  await page.getByRole('button', { name: 'End', exact: true }).click()
  await page.getByRole('button', { name: /Boss/ }).waitFor()
  expect(await page.getByText('You see the house as').count()).toBe(0)
})

test('a record is shown as it was, from its timeline and back to today', async () => {
  const { body } = await admin.post('/api/places', { name: 'Old quay', level: 'site' })
  await admin.patch(`/api/places/${String(body['id'])}`, { name: 'New quay' })
  const page = await pageOf(address, admin)
  await page.goto(`/places/${String(body['key'])}`)
  await page.getByRole('link', { name: 'As it was before this' }).last().click()
  await page.getByRole('heading', { name: 'Old quay' }).waitFor()
  await page.getByText('This is the past').waitFor()
  await expectAccessibleEverywhere(page)
  await page.getByRole('link', { name: 'As it is today' }).click()
  await page.getByRole('heading', { name: 'New quay' }).first().waitFor()
})
