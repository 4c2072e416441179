import { test } from 'vitest'
import { demoPages } from '#test/demo-pages'

const { at } = await demoPages()

const ingrid = 'Ingrid Solheim'

test('the tree is opened and walked by keyboard, and leads to a desk', async () => {
  const page = await at('/places', 'Mikkel Krog')
  const tree = page.getByRole('tree')
  await tree.getByText('Bergen').waitFor()
  await page.getByRole('treeitem').first().focus()
  await tree.getByText('Dry dock').waitFor()
  await page.keyboard.press('ArrowLeft')
  await tree.getByText('Dry dock').waitFor({ state: 'detached' })
  await page.keyboard.press('ArrowRight')
  await tree.getByText('Dry dock').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Dry dock', level: 1 }).waitFor()
})

test('a place is added within another and moved by saying where it lies', async () => {
  const page = await at('/places/LOC-1', ingrid)
  await page
    .getByRole('button', { name: 'Add a place' })
    .or(page.getByRole('link', { name: 'Add a place' }))
    .first()
    .click()
  await page.getByRole('heading', { name: 'Add a place within Bergen' }).waitFor()
  await page.getByLabel('Name').fill('Boat house')
  await page.getByRole('button', { name: 'Add place' }).click()
  await page.getByRole('heading', { name: 'Boat house', level: 1 }).waitFor()
  await page.getByText('Europe/Oslo, from above').waitFor()
  await page.getByRole('button', { name: 'Change Within' }).click()
  await page.getByRole('combobox', { name: 'Within' }).fill('Hamburg')
  await page.getByRole('option', { name: /Hamburg/ }).click()
  await page.getByText('Europe/Berlin, from above').waitFor()
  await page.getByText('Moved it from LOC-1 Bergen to LOC-2 Hamburg').waitFor()
})

test('what does not fit is refused where it is tried', async () => {
  const page = await at('/places/LOC-1', ingrid)
  await page.getByRole('button', { name: 'Change Within' }).click()
  await page.getByRole('combobox', { name: 'Within' }).fill('Paint')
  await page.getByRole('option', { name: /Paint shop/ }).click()
  await page.getByText('A site cannot lie within a building').waitFor()
})
