import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '#test/browser'
import { demoPages } from '#test/demo-pages'
import { drawnPlan } from '../drawn-plan.ts'

const { at, address, db } = await demoPages()

const keyOf = async (title: string) =>
  await db.selectFrom('place').select(['id', 'key']).where('title', '=', title).executeTakeFirstOrThrow()
const floor = await keyOf('2nd floor')
const planned = `/places/${floor.key}/plan`

const ingrid = 'Ingrid Solheim'
const stage = (page: Page) => page.getByRole('region', { name: /^The floor plan of/ })
const pinOf = (page: Page, name: string) => stage(page).getByRole('button', { name, exact: true })
const spotOf = async (pin: Locator) => {
  const style = (await pin.getAttribute('style')) ?? ''
  const [, x = '', y = ''] = /left: ([\d.]+)%; top: ([\d.]+)%/.exec(style) ?? []
  return { x: Number(x), y: Number(y) }
}
const kept = (title: string) =>
  db
    .selectFrom('place_pin')
    .innerJoin('place', 'place.id', 'place_pin.place_id')
    .select(['x', 'y'])
    .where('place.title', '=', title)
    .executeTakeFirst()

test.each([
  { width: 1440 },
  { width: 1440, dark: true },
  { width: 390, height: 844 },
  { width: 390, height: 844, dark: true },
])('the plan keeps nobody out: %o', async (look) => {
  const page = await at(planned, ingrid, look)
  await pinOf(page, 'IT').click()
  await page.getByRole('heading', { name: /works? here/ }).waitFor({ timeout: 20_000 })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Arrange pins' }).click()
  await page.getByText('Drag a pin').waitFor()
  await expectAccessible(page)
})

test('a pin is dragged, told, and taken back', async () => {
  const page = await at(planned, ingrid)
  await page.getByRole('button', { name: 'Arrange pins' }).click()
  const pin = pinOf(page, 'IT')
  const before = await kept('IT')
  const box = await pin.boundingBox()
  if (!box) throw new Error('no pin on screen')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x - 150, box.y - 60, { steps: 5 })
  await page.mouse.up()
  await page.getByText('IT was moved.').waitFor()
  const after = await kept('IT')
  expect(after?.x).toBeLessThan(before?.x ?? 0)
  expect((await spotOf(pin)).x).toBeCloseTo((after?.x ?? 0) * 100)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => kept('IT'), { timeout: 15_000 }).toEqual(before)
})

test('a pin is taken off, put on and moved by keyboard alone', async () => {
  const page = await at(planned, ingrid)
  await page.getByRole('button', { name: 'Arrange pins' }).press('Enter')
  const pin = pinOf(page, '2.14 A, IT')
  await pin.press('Delete')
  await page.getByText('2.14 A is off the plan.').waitFor()
  await page.getByRole('button', { name: 'Put 2.14 A on the plan' }).press('Enter')
  await page.getByText('2.14 A is on the plan.').waitFor()
  await pin.focus()
  const start = await spotOf(pin)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowUp')
  expect((await spotOf(pin)).x).toBeCloseTo(start.x + 2, 3)
  expect((await spotOf(pin)).y).toBeCloseTo(start.y - 0.1, 3)
  await page.getByText('2.14 A was moved.').waitFor()
  expect((await kept('2.14 A'))?.x).toBeCloseTo((start.x + 2) / 100, 4)
  const wide = (await stage(page).locator('img').boundingBox())?.width ?? 0
  await stage(page).press('+')
  await expect
    .poll(async () => (await stage(page).locator('img').boundingBox())?.width)
    .toBeGreaterThan(wide * 1.2)
  await stage(page).press('0')
  await expect.poll(async () => (await stage(page).locator('img').boundingBox())?.width).toBeCloseTo(wide, 0)
})

test('wheel and drag look closer; two fingers do too', async () => {
  const page = await at(planned, ingrid, { width: 390, height: 844 })
  const image = stage(page).locator('img')
  await image.waitFor()
  const wide = (await image.boundingBox())?.width ?? 0
  await stage(page).hover()
  await page.mouse.wheel(0, -300)
  await expect.poll(async () => (await image.boundingBox())?.width).toBeGreaterThan(wide * 1.2)
  const before = (await image.boundingBox())?.x ?? 0
  const box = await stage(page).boundingBox()
  if (!box) throw new Error('no plan on screen')
  await page.mouse.move(box.x + 60, box.y + 12)
  await page.mouse.down()
  await page.mouse.move(box.x + 30, box.y + 12, { steps: 3 })
  await page.mouse.up()
  await expect.poll(async () => (await image.boundingBox())?.x).toBeLessThan(before)
  const touch = await page.context().newCDPSession(page)
  const fingers = (apart: number) =>
    [-1, 1].map((side, id) => ({ x: box.x + 150 + side * apart, y: box.y + 12, id }))
  const now = (await image.boundingBox())?.width ?? 0
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(20) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(60) })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect.poll(async () => (await image.boundingBox())?.width).toBeGreaterThan(now * 1.2)
})

test('a plan is put up, refused where it is no picture, and replaced with its pins', async () => {
  const first = await keyOf('1st floor')
  const page = await at(`/places/${first.key}/plan`, ingrid)
  await page.getByText('1st floor has no floor plan').waitFor()
  await expectAccessible(page)
  const bring = (name: string, mimeType: string, buffer: Buffer) =>
    page.locator('input[type=file]').first().setInputFiles({ name, mimeType, buffer })
  await bring('plan.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  await page.getByText('A floor plan is a picture: PNG, JPEG or WebP').waitFor()
  await bring('ground.png', 'image/png', drawnPlan(600, 400, [[20, 20, 300, 300]]))
  await page.getByText('The floor plan is up.').waitFor()
  await page.getByRole('button', { name: 'Arrange pins' }).click()
  await page.getByRole('button', { name: 'Put Canteen on the plan' }).click()
  await pinOf(page, 'Canteen').waitFor()
  await bring('rebuilt.png', 'image/png', drawnPlan(400, 600, [[20, 20, 200, 300]]))
  await page.getByText('The pins stayed where they were').waitFor()
  await pinOf(page, 'Canteen').waitFor()
  await page.goto(`/places/${first.key}`)
  await page.getByText('Put rebuilt.png in the place of the floor plan; the pins stayed').waitFor()
})

test('a ticket leads to where it is on the plan, and the pin tells what is open there', async () => {
  const desk = await keyOf('2.14 B')
  const page = await at('/desk', ingrid)
  const made = await page.request.post(`${address}/api/desk/tickets`, {
    data: { title: 'Screen flickers', place_id: desk.id },
    headers: { 'x-wheelhouse': '1' },
  })
  const { key } = (await made.json()) as { key: string }
  await page.goto(`/desk/${key}`)
  await page.getByRole('link', { name: 'Show on the plan' }).click()
  await page.getByRole('heading', { name: 'Floor plan of 2nd floor' }).waitFor()
  await expect.poll(() => pinOf(page, '2.14 B, IT').getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('heading', { name: '1 ticket is open here' }).waitFor()
  await page.getByRole('link', { name: /Screen flickers/ }).waitFor()
})
