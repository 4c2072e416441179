import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { preview, type PreviewServer } from 'vite'
import { expectAccessible, openPage } from '#test/browser'

const folder = mkdtempSync(join(tmpdir(), 'gallery-'))
let server: PreviewServer
let address = ''

/** The strictest policy that the pages can live under: no style but those of files and of single elements. */
const policy =
  "default-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'"

const vite = fileURLToPath(new URL('../../../node_modules/vite/bin/vite.js', import.meta.url))

// The gallery is in no build that goes out, so one with it is made here; apart, for what runs the tests is no production.
beforeAll(async () => {
  const outDir = join(folder, 'dist')
  await promisify(execFile)(
    process.execPath,
    [
      vite,
      'build',
      '--mode',
      'gallery',
      '--outDir',
      outDir,
      '--minify',
      'false',
      '--sourcemap',
      'false',
      '--logLevel',
      'error',
    ],
    { env: { ...process.env, NODE_ENV: 'production' } },
  )
  server = await preview({
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, proxy: {}, headers: { 'content-security-policy': policy } },
  })
  address = server.resolvedUrls?.local[0] ?? ''
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const pages: Record<string, string> = {
  pieces: 'Every piece, in every state',
  queue: 'Queue',
  ticket: 'Drawing vault hangs at 90 %',
  form: 'New change',
  settings: 'People and roles',
  empty: 'No contract will renew itself',
  repairs: 'Repairs',
  door: 'Sign in to Halden Marine',
}

const [wide, phone] = [
  { width: 1440, dark: false },
  { width: 390, dark: true },
]
const looks = Object.keys(pages).map((name, n) => ({ name, ...(n % 2 === 0 ? wide : phone) }))

// Every piece in both looks; the pages put them together as the rooms' own screens do, whose walks look at them again.
test.each([...looks, { name: 'pieces', ...phone }])(
  '$name keeps nobody out at $width px',
  async ({ name, ...look }) => {
    const page = await openPage(address, look)
    await page.goto(`kit/${name}`)
    await page
      .getByRole('heading', { name: pages[name] ?? '' })
      .first()
      .waitFor({ state: 'attached' })
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  },
)

test('the list is worked by keys alone', async () => {
  const page = await openPage(address, { width: 1440 })
  await page.goto('kit/queue')
  await page.getByRole('row', { name: /its link 2806/ }).waitFor()
  for (const key of ['j', 'j', 'x', 'Shift+J']) await page.keyboard.press(key)
  await page.getByText('2 picked').waitFor()
  await page.waitForURL(/row=/)
  await page.getByRole('complementary', { name: 'Preview' }).getByText('Laptop for K. Petersen').waitFor()
  await expectAccessible(page)

  await page.keyboard.press('/')
  await page.keyboard.type('due<')
  await page.getByRole('option', { name: 'in four hours' }).waitFor()
  await page.keyboard.type('4')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Take away: Resolve by < 4h' }).waitFor()
  await page.getByText('View changed.').waitFor()
  await page.keyboard.type('sta:x ')
  await page.getByRole('alert').getByText('There is no field “sta” here').waitFor()
  await expectAccessible(page)
})

test('a million rows scroll, and Enter opens the one under the cursor', async () => {
  const page = await openPage(address, { width: 1440 })
  await page.goto('kit/queue?view=huge')
  const grid = page.getByRole('grid', { name: 'Tickets' })
  await grid.focus()
  for (let reached = 100; reached <= 600; reached += 100) {
    await page.keyboard.press('End')
    await page.waitForFunction(
      (least) =>
        Number([...document.querySelectorAll<HTMLElement>('tr[data-index]')].at(-1)?.dataset['index']) >
        least,
      reached,
    )
  }
  expect(await grid.getByRole('row').count()).toBeLessThan(80)
  await page.keyboard.press('Home')
  await grid
    .getByRole('row', { name: /its link 2806/ })
    .first()
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/ticket\?key=2807/)
})

test('palette, keys, menus and toasts', async () => {
  const page = await openPage(address, { width: 1280 })
  await page.goto('kit/queue')
  await page.getByRole('row', { name: /its link 2806/ }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'All keys' }).getByText('Next row', { exact: true }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await page.keyboard.press('a')
  await page.getByText('Assigned: Scanner').waitFor()
  await page.keyboard.press('u')
  await page.getByText('Taken back').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Search or do anything' }).waitFor()
  await page.keyboard.type('go to con')
  await page.getByRole('button', { name: 'Go to Contracts' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'No contract will renew itself' }).waitFor()
  expect(await page.title()).toBe('Contracts · Wheelhouse')
  await page.keyboard.press('c')
  await page.getByRole('menuitem', { name: 'New ticket' }).waitFor()
  await expectAccessible(page)
})

test('a note turns the paper, is kept over a reload, and is sent by ⌘↵', async () => {
  const page = await openPage(address, { width: 1440 })
  await page.goto('kit/ticket')
  await page.getByRole('textbox', { name: 'Reply to Lena' }).waitFor()
  await page.keyboard.press('n')
  await page.getByRole('tab', { name: 'Internal note', selected: true }).waitFor()
  await page.keyboard.type('Ask @Mar')
  await page.getByRole('button', { name: 'Marit Lund' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type('about it')
  await page.getByText('Draft kept').waitFor()
  await expectAccessible(page)
  await page.reload()
  const note = page.getByRole('textbox', { name: 'Internal note' })
  await note.getByText('@Marit Lund').waitFor()
  await note.click()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Sent to Lena Vogt').waitFor()
  await page.reload()
  await page.getByRole('textbox', { name: 'Reply to Lena' }).waitFor()
})

test('a clock says why it is due, a refused action says why not', async () => {
  const page = await openPage(address, { width: 1440 })
  await page.goto('kit/ticket')
  const solve = page.getByRole('button', { name: 'Solve' })
  await solve.focus()
  expect(await solve.getAttribute('aria-disabled')).toBe('true')
  const reason = await solve.getAttribute('aria-describedby')
  expect(await page.locator(`#${reason}`).textContent()).toContain('Solving needs a cause')
  await page.getByRole('button', { name: '15:50 today' }).click()
  await page.getByRole('dialog').getByText('Target 24 h became 8 h').waitFor()
  await expectAccessible(page)
})

test('a form checks while one types, keeps a draft, and puts refusals on their fields', async () => {
  const page = await openPage(address, { width: 1440 })
  await page.goto('kit/form')
  const what = page.getByRole('textbox', { name: 'What will be done' })
  await what.fill('x')
  await page.keyboard.press('Control+Enter')
  await page.getByText('At least 3 characters.').waitFor()
  await page.getByText('2 fields need you:').waitFor()
  await expectAccessible(page)
  await what.fill('Replace the power supply')
  await page.getByLabel('Touches').first().click()
  await page.getByRole('option', { name: /Marit Lund/ }).click()
  await page.getByText('Draft kept').waitFor()
  await page.reload()
  await page.waitForFunction(() =>
    document.querySelector<HTMLInputElement>('[name=what]')?.value.includes('supply'),
  )
  await what.focus()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Inside the finance freeze').waitFor()
  await page.getByText('One field needs you:').waitFor()
  await page.locator('[data-field=begins] input').first().press('ArrowDown')
  await page.getByRole('button', { name: '12 November 2026' }).waitFor()
  await expectAccessible(page)
})
