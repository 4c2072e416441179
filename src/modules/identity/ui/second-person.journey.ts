import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, expectAccessibleEverywhere, pageOf } from '#test/browser'
import { house } from '#test/door'

const { app, admin, join } = await house()
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const gro = await join('Gro')
const boss = await join('Boss', [{ role: 'administrator' }])

const fourEyes = (page: Page) =>
  page.getByRole('switch', { name: 'Whatever lets somebody do more needs a second person' })

async function give(page: Page, name: string, role: string) {
  await page.getByRole('button', { name: 'Give a role' }).click()
  const form = page.getByRole('dialog', { name: 'Give a role' })
  await form.getByRole('combobox', { name: 'To people or teams' }).fill(name)
  await page.getByRole('option', { name }).click()
  await form.getByRole('combobox', { name: 'Role' }).click()
  await page.getByRole('option', { name: role, exact: true }).click()
  await form.getByRole('button', { name: 'Give it' }).click()
  await form.waitFor({ state: 'detached' })
}

test('what one administrator asks for waits, calmly, and another confirms it', async () => {
  const page = await pageOf(address, admin)
  await page.goto('/admin/roles')
  await fourEyes(page).click()
  await page.getByText('From now on a second person confirms').waitFor()

  await give(page, 'Gro', 'Technician')
  const toast = page.getByRole('status').filter({ hasText: 'Waits for a second person' })
  await toast.waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  await expectAccessible(page)
  await give(page, 'Gro', 'Technician')
  await page.getByText('it waits for a second person already').waitFor()
  await page.getByRole('link', { name: 'See what waits' }).last().click()
  await page.getByText('Gro gets the role Technician').waitFor()
  expect(await page.getByRole('button', { name: 'Withdraw' }).count()).toBe(1)
  await expectAccessibleEverywhere(page)

  const other = await pageOf(address, boss.browser, { width: 390, height: 844, dark: true })
  await other.goto('/')
  await other.getByText('A change waits for a second person').waitFor()
  await other.getByRole('link', { name: 'Look at it' }).click()
  await other.getByRole('button', { name: 'Confirm what Ingrid Solheim asks for' }).click()
  await other.getByText('Confirmed. It is done.').waitFor()
  await other.getByText('Nothing waits').waitFor()
  await page.getByText('Nothing waits').waitFor()
  await page.goto(`/admin/accounts/${gro.id}`)
  await page.getByText('Technician').first().waitFor()
})

test('a switch that waits stays as it is', async () => {
  const page = await pageOf(address, admin, { width: 390, height: 844 })
  await page.goto('/admin/roles')
  await fourEyes(page).click()
  await page.getByText('Waits for a second person: one other').waitFor()
  expect(await fourEyes(page).isChecked()).toBe(true)
})
