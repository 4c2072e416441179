import type { Room } from '#kit/room'
import { w } from './words.ts'

/** No room of its own: the past of every room's records. */
export const historyRoom: Room = {
  name: 'history',
  title: () => w('past'),
  icon: 'history',
  duty: 'service',
  order: 99,
  routes: [{ path: '/was/$key', title: () => w('past'), screen: () => import('./was-page.tsx') }],
}
