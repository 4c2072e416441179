import type { Page } from 'playwright-core'
import { pageOf, type Stop } from '../stop.ts'

const asset = pageOf('/assets', 'asset', 'bgo-l00')

/** Opens the first row, and waits for what it says. */
async function openFirst(page: Page) {
  await page.locator('tr[data-index="0"]').click()
  await page.getByRole('table').first().waitFor()
}

/** What the organisation owns. */
export const estateStops: readonly Stop[] = [
  { name: 'assets', route: '/assets' },
  { name: 'assets-warranty', route: '/assets', at: '/assets?view=warranty' },
  { name: 'assets-requester', route: '/assets', as: 'requester' },
  { name: 'asset-new', route: '/assets/new' },
  { name: 'asset-models', route: '/assets/models' },
  { name: 'asset-models-short', route: '/assets/models', at: '/assets/models?short=yes' },
  {
    name: 'asset-model-ready',
    route: '/assets/models/$id',
    at: '/assets/models?short=yes',
    async act(page) {
      await page.locator('tr[data-index="0"]').click()
      await page.getByRole('dialog').locator('a[href^="/assets/models/"]').click()
      await page.locator('section[data-keep] h2').first().waitFor()
    },
  },
  {
    name: 'dialog-asset-model-ready',
    route: '/assets/models/$id',
    at: '/assets/models?short=yes',
    async act(page) {
      await page.locator('tr[data-index="0"]').click()
      await page.getByRole('dialog').locator('a[href^="/assets/models/"]').click()
      await page.locator('section[data-keep] header button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'asset-stocktakes', route: '/assets/stocktakes' },
  {
    name: 'asset-stocktake',
    route: '/assets/stocktakes/$id',
    at: '/assets/stocktakes',
    act: async (page) => {
      await page.locator('tr[data-index="0"]').click()
      await page.getByRole('heading', { name: /missing in|fehl.* in /i }).waitFor()
    },
  },
  { name: 'asset-walk', route: '/assets/walk' },
  {
    name: 'asset-stray',
    route: '/assets/$key',
    at: '/assets/walk',
    async act(page) {
      const seen = /seen in the network of|im Netz von/i
      await page.getByText(seen).first().locator('xpath=..').getByRole('link').click()
      await page.waitForURL(/AST-/)
      await page.getByText(seen).first().waitFor()
    },
  },
  { name: 'asset-costs', route: '/assets/costs' },
  {
    name: 'asset-model-costs',
    route: '/assets/models/$id',
    at: '/assets/costs',
    async act(page) {
      await page.locator('tr[data-index="0"]').click()
      await page.getByRole('table').first().waitFor()
    },
  },
  { name: 'asset-idle', route: '/assets/idle' },
  { name: 'asset-idle-memory', route: '/assets/idle', at: '/assets/idle?reason=memory&sort=smaller' },
  { name: 'asset-kits', route: '/assets/kits' },
  { name: 'dialog-asset-kit', route: '/assets/kits', press: ['New kit'] },
  {
    name: 'dialog-asset-kit-edit',
    route: '/assets/kits',
    act: (page) =>
      page
        .getByRole('button', { name: /Joiner, office/ })
        .first()
        .click(),
  },
  { name: 'dialog-asset-kit-hand', route: '/assets/kits', press: ['Hand over'] },
  { name: 'asset-bookings', route: '/assets/bookings' },
  { name: 'dialog-asset-book', route: '/assets/bookings', press: ['Book'] },
  { name: 'asset-write-offs', route: '/assets/write-offs' },
  { name: 'dialog-asset-write-off', route: '/assets/$key', at: asset, press: ['More', 'Write off'] },
  {
    name: 'asset-write-off',
    route: '/assets/$key',
    at: '/assets/write-offs',
    async act(page) {
      await page.locator('tr[data-index="0"]').click()
      await page.waitForURL(/AST-/)
    },
  },
  {
    name: 'dialog-asset-write-off-approve',
    route: '/assets/$key',
    at: '/assets/write-offs',
    async act(page) {
      await page.locator('tr[data-index="0"]').click()
      await page.getByRole('button', { name: /^(Approve|Zustimmen)/ }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'asset-private',
    route: '/assets/$key',
    at: pageOf('/assets', 'asset', 'lenas-notebook'),
    as: 'requester',
  },
  { name: 'asset-repairs', route: '/assets/repairs' },
  { name: 'asset-repairs-ended', route: '/assets/repairs', at: '/assets/repairs?state=closed' },
  { name: 'dialog-asset-repair', route: '/assets/$key', at: asset, press: ['Send to repair'] },
  {
    name: 'asset-scan',
    route: '/assets/scan',
    async act(page) {
      await page.getByLabel(/^(Asset tag|Inventarnummer), /).fill('AST-40')
      await page.keyboard.press('Enter')
      await page.getByRole('toolbar').waitFor()
    },
  },
  { name: 'protocols', route: '/assets/protocols' },
  {
    name: 'protocol-signed',
    route: '/assets/protocols/$id',
    at: '/assets/protocols?state=signed',
    act: openFirst,
  },
  {
    name: 'protocol-waiting',
    route: '/assets/protocols/$id',
    at: '/assets/protocols?state=waiting',
    as: 'requester',
    act: openFirst,
  },
  {
    name: 'asset-disposed',
    route: '/assets/$key',
    at: '/assets?q=is%3Agone%20type%3Alaptop',
    async act(page) {
      await page.locator('tr[data-index="0"]').click()
      await page.getByRole('button', { name: /^(Certificate|Nachweis)$/ }).waitFor()
    },
  },
  {
    name: 'dialog-asset-wipe',
    route: '/assets/$key',
    at: '/assets?q=is%3Agone%20type%3Alaptop',
    async act(page) {
      await page.locator('tr[data-index="0"]').click()
      await page.getByRole('button', { name: /how the data was wiped|wie die Daten gelöscht/ }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'assets-return',
    route: '/assets/return/$id',
    at: async ({ id }) => `/assets/return/${await id('Mikkel Krog')}`,
  },
  { name: 'assets-terms', route: '/assets/terms' },
  { name: 'asset', route: '/assets/$key', at: asset },
  {
    name: 'asset-source',
    route: '/assets/$key',
    at: asset,
    async act(page) {
      await page.locator('button[data-differs]').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'dialog-asset-hand', route: '/assets/$key', at: asset, press: ['Hand on'] },
  { name: 'dialog-asset-labels', route: '/assets/$key', at: asset, press: ['More', 'Print labels'] },
  {
    name: 'asset-counted',
    route: '/assets/$key',
    at: pageOf('/assets', 'asset', 'Headset, Bergen'),
  },
]
