import type { Room } from '#kit/room'
import { w } from '../words.ts'

export const bridgeRoom: Room = {
  name: 'bridge',
  title: () => w('bridge'),
  icon: 'wheel',
  duty: 'bridge',
  order: 0,
  home: '/bridge',
  go: 'b',
  routes: [{ path: '/bridge', title: () => w('bridge'), screen: () => import('./bridge.tsx') }],
}
