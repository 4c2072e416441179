import type { Room } from '#kit/room'
import { w } from '../../ui/words.ts'

/** Where one sees what vendors do for us. */
export const serviceRoutes: Room['routes'] = [
  {
    path: '/vendors/services',
    title: () => w('services'),
    screen: () => import('./services-list.tsx'),
    listed: 'cloud',
  },
  {
    path: '/vendors/services/new',
    title: () => w('service.new'),
    screen: () => import('./new-service.tsx'),
    can: 'vendors.write',
  },
  {
    path: '/vendors/services/$key',
    title: () => w('service'),
    screen: () => import('./service-page.tsx'),
  },
]
