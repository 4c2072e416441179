import { expect, test } from 'vitest'
import { expectAccessible } from '#test/browser'
import { demoPages } from '#test/demo-pages'

const { at, db } = await demoPages()

const plain = 'RIGG0-AAAAA-BBBBB-CCCCC-ZZ9Q7'

test.each([{ width: 1440 }, { width: 390, height: 844 }])(
  'a licence key is locked away, shown for a reason, and forgotten: %o',
  async (look) => {
    const product = await db
      .selectFrom('product')
      .select('key')
      .where('title', '=', 'Rigging Suite')
      .executeTakeFirstOrThrow()
    const page = await at(`/software/${product.key}`, 'Ingrid Solheim', look)
    await page.getByRole('button', { name: 'Add keys' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Keys').fill(plain)
    await dialog.getByLabel('What for').fill('Rigging hall')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Lock them away' }).click()
    await page.getByText('••••• ZZ9Q7').waitFor()
    expect(await page.content()).not.toContain(plain)
    await page.getByRole('button', { name: 'Show or hand out' }).click()
    await dialog.getByLabel('Why').fill('New plotter in the hall')
    await dialog.getByRole('button', { name: 'Show it' }).click()
    await expect.poll(() => dialog.getByLabel('Key', { exact: true }).inputValue()).toBe(plain)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('link', { name: 'seen once' }).waitFor()
    await page.getByText('Looked at the licence key Rigging hall: New plotter in the hall').first().waitFor()
    await page.getByRole('button', { name: 'Forget the key Rigging hall' }).click()
    await dialog.getByRole('button', { name: 'Forget it' }).click()
    await expect.poll(() => page.getByText('••••• ZZ9Q7').count()).toBe(0)
  },
)
