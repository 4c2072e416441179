import { pageOf, type Stop } from '../stop.ts'

const at =
  (what: string) =>
  async ({ key }: { key: (kind: string, words: string) => Promise<string> }) =>
    `/purchasing/${await key('purchase', what)}`

/** What is asked for, ordered, delivered and billed. */
export const purchasingStops: readonly Stop[] = [
  { name: 'purchases', route: '/purchasing' },
  { name: 'purchase-new', route: '/purchasing/new' },
  { name: 'purchase-asked', route: '/purchasing/$key', at: at('Plotters') },
  { name: 'purchase-late', route: '/purchasing/$key', at: at('Laptops for the new') },
  { name: 'purchase-held', route: '/purchasing/$key', at: at('Headsets for') },
  { name: 'purchase-sent-back', route: '/purchasing/$key', at: at('Keyboards for') },
  {
    name: 'dialog-send-back',
    route: '/purchasing/$key',
    at: at('Headsets for'),
    as: 'technician',
    press: ['More', 'Send something back'],
  },
  {
    name: 'vendor-measured',
    route: '/vendors/$key',
    at: pageOf('/vendors', 'vendor', 'Skagen'),
  },
  {
    name: 'purchase-edit',
    route: '/purchasing/$key/edit',
    at: async (seek) => `${await at('A shelf of')(seek)}/edit`,
  },
  {
    name: 'dialog-approve',
    route: '/purchasing/$key',
    at: at('Plotters'),
    press: ['Approve'],
  },
  {
    name: 'dialog-order',
    route: '/purchasing/$key',
    at: at('Docks for the new'),
    press: ['Note the order'],
  },
  {
    name: 'dialog-receive',
    route: '/purchasing/$key',
    at: at('Laptops for the new'),
    as: 'technician',
    press: ['Take a delivery in'],
  },
  {
    name: 'dialog-invoice',
    route: '/purchasing/$key',
    at: at('Laptops for the new'),
    press: ['Enter an invoice'],
  },
  {
    name: 'dialog-let-pass',
    route: '/purchasing/$key',
    at: at('Headsets for'),
    press: ['Let it pass'],
  },
]
