import { test } from 'vitest'
import { expectAccessible } from '#test/browser'
import { demoPages } from '#test/demo-pages'

const { at } = await demoPages()

test('a rule is written into a contract, a claim is begun by hand, claimed, and its answer noted', async () => {
  const page = await at('/vendors/contracts', 'Ingrid Solheim')
  await page.getByRole('row', { name: /Colocation, 6 racks/u }).click()
  await page.getByRole('button', { name: 'Add a rule' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Clause').fill('§ 4')
  await dialog.getByRole('textbox', { name: 'Percent' }).fill('0.2')
  await dialog.getByRole('button', { name: /Save the rule/u }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('0.2% of the order for each started day that it is late').waitFor()

  await page.getByRole('button', { name: 'Begin a claim' }).click()
  const day = Temporal.Now.plainDateISO().subtract({ months: 3 }).toString()
  await dialog.getByLabel('A day of the period').fill(day)
  await dialog.getByRole('button', { name: /Begin a claim/u }).click()
  await page.getByRole('heading', { name: /^Colocation, 6 racks, /u, level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Add a line' }).click()
  await dialog.getByLabel('What happened').fill('Power was gone for three hours')
  await dialog.getByLabel('Amount').fill('250')
  await dialog.getByRole('button', { name: /Add a line/u }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('€250.00 may be claimed.').waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Claim', exact: true }).click()
  await dialog.getByRole('button', { name: /Note that it was claimed/u }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Note the answer' }).click()
  await dialog.getByLabel('Granted').fill('100')
  await dialog.getByRole('button', { name: /Save the answer/u }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(/^€100.00 of €250.00 were granted on/u).waitFor()
})
