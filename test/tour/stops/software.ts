import type { Stop } from '../stop.ts'

/** What is installed, and what was bought of it. */
export const softwareStops: readonly Stop[] = [
  { name: 'software', route: '/software' },
  { name: 'software-new', route: '/software/new' },
  { name: 'software-unmatched', route: '/software/unmatched' },
  { name: 'software-packages', route: '/software/packages' },
  { name: 'software-package-absent', route: '/software/packages/$id', at: '/software/packages/2147483647' },
  { name: 'software-position-absent', route: '/software/$key/position', at: '/software/SW-0/position' },
  { name: 'software-product-absent', route: '/software/$key', at: '/software/SW-0' },
]
