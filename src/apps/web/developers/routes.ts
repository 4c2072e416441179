import type { Room } from '#kit/room'
import { w } from './words.ts'

const screen = () => import('./screen.tsx')

/** Pages for those who write programs. */
export const developersRoom: Room = {
  name: 'developers',
  title: () => w('title'),
  icon: 'code',
  duty: 'administration',
  order: 95,
  routes: [
    { path: '/developers', title: () => w('title'), screen },
    { path: '/developers/$room/$verb', title: () => w('title'), screen },
  ],
  commands: [{ name: 'developers', title: () => w('title'), to: '/developers' }],
}
