import type { Finder, Stop } from '../stop.ts'

const vault = async ({ key }: Finder) => `/desk/${await key('incident', 'Drawing vault hangs at 90 %')}`

/** Where the work of the day is done. */
export const workStops: readonly Stop[] = [
  { name: 'bridge', route: '/bridge' },
  { name: 'bridge-technician', route: '/bridge', as: 'technician' },
  { name: 'bridge-requester', route: '/bridge', as: 'requester' },
  { name: 'inbox', route: '/inbox', as: 'technician' },
  { name: 'inbox-requester', route: '/inbox', as: 'requester' },
  { name: 'desk', route: '/desk', as: 'technician' },
  {
    name: 'desk-picked',
    route: '/desk',
    as: 'technician',
    act: async (page) => {
      await page.locator('tr[data-index="1"]').waitFor()
      for (const key of ['j', 'j', 'x']) await page.keyboard.press(key)
    },
  },
  { name: 'desk-none', route: '/desk', at: '/desk?q=crankshaft', as: 'technician' },
  { name: 'desk-wrong', route: '/desk', at: '/desk?q=colour:blue', as: 'technician' },
  { name: 'desk-requester', route: '/desk', as: 'requester' },
  { name: 'desk-new', route: '/desk/new', as: 'technician' },
  { name: 'desk-new-requester', route: '/desk/new', as: 'requester' },
  {
    name: 'ticket',
    route: '/desk/$key',
    at: vault,
    as: 'technician',
  },
  {
    name: 'ticket-requester',
    route: '/desk/$key',
    at: vault,
    as: 'requester',
  },
  { name: 'ticket-absent', route: '/desk/$key', at: '/desk/INC-9', as: 'requester' },
  {
    name: 'ticket-was',
    route: '/was/$key',
    at: async (find) => (await vault(find)).replace('/desk/', '/was/'),
    as: 'technician',
  },
  { name: 'go-nowhere', route: '/go/$key', at: '/go/INC-9', as: 'technician' },
  { name: 'desk-columns', route: '/desk', as: 'technician', press: ['Columns'] },
  {
    name: 'palette',
    route: '/desk',
    as: 'technician',
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.locator('[role=dialog] input').waitFor()
      await page.keyboard.type('vault')
      await page.getByText('INC-2836').or(page.getByText('Drawing vault hangs')).last().waitFor()
    },
  },
  {
    name: 'all-keys',
    route: '/desk',
    as: 'technician',
    act: async (page) => {
      await page.locator('tr[data-index="1"]').waitFor()
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'bell',
    route: '/bridge',
    as: 'technician',
    act: async (page) => {
      await page.locator('header [aria-haspopup=dialog]').click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'ticket-note', route: '/desk/$key', at: vault, as: 'technician', press: ['Internal note'] },
  {
    name: 'ticket-solve',
    route: '/desk/$key',
    at: vault,
    as: 'technician',
    act: async (page) => {
      await page.locator('[contenteditable]').waitFor()
      await page.keyboard.press('s')
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'ticket-link', route: '/desk/$key', at: vault, as: 'technician', press: ['Link'] },
  { name: 'ticket-merge', route: '/desk/$key', at: vault, as: 'lead', press: ['More', 'Merge'] },
  {
    name: 'ticket-split',
    route: '/desk/$key',
    at: vault,
    as: 'lead',
    press: ['More', 'Split into a ticket of its own'],
  },
  { name: 'ticket-time', route: '/desk/$key', at: vault, as: 'lead', press: ['More', 'Write down time'] },
]
