import type { Room } from '#kit/room'
import { w } from './words.ts'

export const webhooksRoom: Room = {
  name: 'webhooks',
  title: () => w('title'),
  icon: 'plug',
  duty: 'administration',
  order: 92,
  sections: [
    {
      name: 'webhooks',
      title: () => w('title'),
      to: '/admin/webhooks',
      group: 'house',
      icon: 'plug',
      can: 'webhooks.read',
    },
  ],
  routes: [
    {
      path: '/admin/webhooks',
      title: () => w('title'),
      screen: () => import('./webhooks.tsx'),
      can: 'webhooks.read',
    },
  ],
}
