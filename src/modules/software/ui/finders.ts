import { recordFinder } from '#facets/records/ui/finders'

export { findPeople } from '#modules/people/ui/finders'
export { findPlaces } from '#modules/places/ui/finders'
export const findProducts = recordFinder('product', 'SW', { icon: 'key', path: '/software' })
/** Vendors and assets are of rooms beside this one: records like any other, found by what they are called. */
export const findVendors = recordFinder('vendor', 'VEN', { icon: 'building', path: '/vendors' })
export const findDevices = recordFinder('asset', 'AST', { icon: 'laptop', path: '/assets' })
