import type { Room } from '#kit/room'
import { w } from './words.ts'

/** Where what is owed is claimed. */
export const claimRoutes: Room['routes'] = [
  {
    path: '/vendors/claims',
    title: () => w('claims'),
    screen: () => import('./claims-list.tsx'),
    listed: 'flag',
  },
  {
    path: '/vendors/claims/$key',
    title: () => w('claim'),
    screen: () => import('./claim-page.tsx'),
  },
]
