import type { Room } from '#kit/room'
import { w } from '../../ui/words.ts'

/** Where one sees what contracts oblige to. */
export const obligationRoutes: Room['routes'] = [
  {
    path: '/vendors/obligations',
    title: () => w('obligations'),
    screen: () => import('./obligations-list.tsx'),
    listed: 'hand',
  },
  {
    path: '/vendors/obligations/new',
    title: () => w('obligation.new'),
    screen: () => import('./new-obligation.tsx'),
    can: 'vendors.write',
  },
  {
    path: '/vendors/obligations/$key',
    title: () => w('obligation'),
    screen: () => import('./obligation-page.tsx'),
  },
]
