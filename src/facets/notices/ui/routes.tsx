import type { Room } from '#kit/room'
import { w } from './words.ts'

/** No room of its own: the bell on every page, what it leads to, and what one chooses. */
export const noticesRoom: Room = {
  name: 'notices',
  title: () => w('title'),
  icon: 'bell',
  duty: 'service',
  order: 98,
  bell: () => import('./bell.tsx'),
  profile: [{ name: 'notices', title: () => w('notices'), to: '/profile/notices', icon: 'bell' }],
  routes: [
    { path: '/inbox', title: () => w('title'), screen: () => import('./inbox.tsx') },
    { path: '/profile/notices', title: () => w('notices'), screen: () => import('./preferences.tsx') },
  ],
  commands: [
    { name: 'notices.inbox', title: () => w('title'), icon: 'bell', keys: 'g i', to: '/inbox' },
    { name: 'notices.choose', title: () => w('choose'), icon: 'bell', to: '/profile/notices' },
  ],
}
