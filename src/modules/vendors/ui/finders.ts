import { recordFinder } from '#facets/records/ui/finders'

export const findVendors = recordFinder('vendor', 'VEN', { icon: 'building', path: '/vendors' })
