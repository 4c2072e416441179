import type { Room } from '#kit/room'
import { w } from './words.ts'

export const visitsRoom: Room = {
  name: 'visits',
  title: () => w('visits'),
  icon: 'users',
  duty: 'service',
  order: 80,
  home: '/visits',
  can: 'visits.read',
  routes: [{ path: '/visits', title: () => w('visits'), screen: () => import('./visits.tsx') }],
}
