import { recordFinder } from '#facets/records/ui/finders'

export const findVendors = recordFinder('vendor', 'VEN', { icon: 'box', path: '/vendors' })
export const findContracts = recordFinder('contract', 'CON', { icon: 'file', path: '/vendors/contracts' })
