import { expect, test } from 'vitest'
import { expectAccessible } from '#test/browser'
import { demoPages } from '#test/demo-pages'

const { at } = await demoPages()

const ingrid = 'Ingrid Solheim'

test('offers are compared: what counts, what each gives, which counts more in pairs, and a decision becomes a contract', async () => {
  const page = await at('/vendors/offers', ingrid)
  await page.getByRole('link', { name: 'Compare offers' }).click()
  await page.getByLabel('Title').fill('Phones for the yard')
  await page.getByRole('button', { name: 'Begin to compare' }).click()
  await page.getByRole('heading', { name: 'Phones for the yard', level: 1 }).waitFor()

  await page.getByRole('button', { name: 'Change the criteria' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Criterion').fill('Holds salt water')
  await dialog.getByRole('button', { name: 'Add a criterion' }).click()
  await dialog.getByLabel('Criterion').nth(1).fill('Repairs')
  await dialog.getByRole('button', { name: 'Keep the criteria' }).click()
  await dialog.waitFor({ state: 'detached' })

  for (const name of ['Sealed', 'Plain']) {
    await page.getByRole('button', { name: 'Add an offer' }).click()
    await dialog.getByRole('textbox', { name: /^Offer/u }).fill(name)
    if (name === 'Sealed') {
      await dialog.getByRole('combobox', { name: 'Vendor' }).fill('Polaris')
      await page.getByRole('option', { name: /Polaris Telecom/u }).click()
      const vendor = dialog.getByRole('combobox', { name: 'Vendor' })
      await expect.poll(() => vendor.inputValue()).toBe('Polaris Telecom')
    }
    await dialog.getByRole('button', { name: 'Keep the offer' }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  await page.getByRole('button', { name: 'Give my scores' }).click()
  for (const [cell, score] of [
    ['Sealed: Holds salt water', '9'],
    ['Plain: Holds salt water', '3'],
    ['Sealed: Repairs', '4'],
    ['Plain: Repairs', '8'],
  ] as const)
    await dialog.getByLabel(cell).fill(score)
  await dialog.getByRole('button', { name: 'Keep my scores' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Sealed is first with 6.50 of 10' }).waitFor()

  await page.getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Compare criteria in pairs' }).click()
  const slider = dialog.getByRole('slider', { name: 'Holds salt water or Repairs' })
  await slider.focus()
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowRight')
  await dialog.getByText('Repairs counts 4 times as much as Holds salt water').waitFor()
  await dialog.getByRole('button', { name: 'Weigh by these answers' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Plain is first with 7.00 of 10' }).waitFor()
  await page.getByText(/Holds salt water \(20%\): from 40% on, Sealed is first/u).waitFor()

  await page.getByRole('button', { name: 'Decide', exact: true }).click()
  await dialog.getByRole('combobox', { name: 'Offer that is taken' }).click()
  await page.getByRole('option', { name: 'Sealed' }).click()
  await dialog.getByRole('button', { name: 'Record the decision' }).click()
  await dialog.getByText('please say why it is taken').waitFor()
  await dialog.getByLabel('Reason').fill('The yard is wet.')
  await dialog.getByRole('button', { name: 'Record the decision' }).click()
  await page.getByText('Taken: Sealed').waitFor()
  await page.getByRole('button', { name: 'Make a contract of it' }).click()
  await page.getByRole('heading', { name: 'Phones for the yard', level: 1 }).waitFor()
  await page.getByText('Not begun').first().waitFor()
})

test('an assessment is answered with evidence at 390 px', async () => {
  const page = await at('/vendors/assessments', ingrid, { width: 390 })
  await page.getByText('Nordlys Datasenter').first().click()
  await page.getByRole('heading', { name: 'Information security: Nordlys Datasenter', level: 1 }).waitFor()
  await page.getByText(/8 of 13 questions are answered/u).waitFor()
  const asked = page.getByRole('radiogroup', { name: /Do you ask the same of those who work for you/u })
  await asked.getByText('Partly').click()
  await page.getByText(/9 of 13 questions are answered/u).waitFor()
  await expectAccessible(page)
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(isWide).toBe(false)
})
