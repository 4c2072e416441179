import type { Stop } from '../stop.ts'

const nobody = '01a00000-0000-7000-8000-000000000000'

/** What is installed, and what was bought of it. */
export const softwareStops: readonly Stop[] = [
  { name: 'software', route: '/software' },
  { name: 'software-new', route: '/software/new' },
  { name: 'software-unmatched', route: '/software/unmatched' },
  { name: 'software-packages', route: '/software/packages' },
  { name: 'software-package-absent', route: '/software/packages/$id', at: '/software/packages/2147483647' },
  { name: 'software-position-absent', route: '/software/$key/position', at: '/software/SW-0/position' },
  { name: 'software-audits', route: '/software/audits' },
  { name: 'dialog-audit', route: '/software/audits', press: ['Freeze a pack'] },
  { name: 'software-audit-absent', route: '/software/audits/$id', at: `/software/audits/${nobody}` },
  { name: 'software-product-absent', route: '/software/$key', at: '/software/SW-0' },
]
