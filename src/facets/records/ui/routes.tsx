import type { Room } from '#kit/room'
import { w } from './words.ts'

/** No room of its own: the address by which people send each other records. */
export const recordsRoom: Room = {
  name: 'records',
  title: () => w('records'),
  icon: 'file',
  duty: 'service',
  order: 99,
  routes: [{ path: '/go/$key', title: () => w('records'), screen: () => import('./go.tsx') }],
}
