import { recordFinder } from '#facets/records/ui/finders'

export const findProducts = recordFinder('product', 'SW', { icon: 'key', path: '/software' })
/** Vendors are of a room beside this one: records like any other, found by what they are called. */
export const findVendors = recordFinder('vendor', 'VEN', { icon: 'building', path: '/vendors' })
