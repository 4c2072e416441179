import type { Stop } from '../stop.ts'

/** Whom things come from, and what was signed. */
export const vendorStops: readonly Stop[] = [
  { name: 'vendors', route: '/vendors' },
  { name: 'vendor-new', route: '/vendors/new' },
  {
    name: 'vendor',
    route: '/vendors/$key',
    at: async ({ key }) => `/vendors/${await key('vendor', 'Nordlys')}`,
  },
  { name: 'contracts', route: '/contracts' },
  { name: 'contract-new', route: '/contracts/new' },
  {
    name: 'contract',
    route: '/contracts/$key',
    at: async ({ key }) => `/contracts/${await key('contract', 'Colocation')}`,
  },
  {
    name: 'dialog-terms',
    route: '/contracts/$key',
    at: async ({ key }) => `/contracts/${await key('contract', 'Colocation')}`,
    press: ['Change the terms'],
  },
  {
    name: 'dialog-notice',
    route: '/contracts/$key',
    at: async ({ key }) => `/contracts/${await key('contract', 'Colocation')}`,
    press: ['Note the notice'],
  },
]
