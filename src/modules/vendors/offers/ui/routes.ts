import type { Room } from '#kit/room'
import { w } from '../../ui/words.ts'

/** Where offers are compared. */
export const offerRoutes: Room['routes'] = [
  {
    path: '/vendors/offers',
    title: () => w('offers'),
    screen: () => import('./comparisons-list.tsx'),
    listed: 'bars',
  },
  {
    path: '/vendors/offers/new',
    title: () => w('offers.new'),
    screen: () => import('./new-comparison.tsx'),
    can: 'vendors.write',
  },
  {
    path: '/vendors/offers/$key',
    title: () => w('comparison'),
    screen: () => import('./comparison-page.tsx'),
  },
]
