import { recordFinder } from '#facets/records/ui/finders'

export const findVendors = recordFinder('vendor', 'VEN', { icon: 'box', path: '/vendors' })
