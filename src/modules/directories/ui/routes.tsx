import type { Room } from '#kit/room'
import { w } from './words.ts'

export const directoriesRoom: Room = {
  name: 'directories',
  title: () => w('title'),
  icon: 'users',
  duty: 'administration',
  order: 91,
  sections: [
    {
      name: 'directories',
      title: () => w('title'),
      to: '/admin/directories',
      group: 'who',
      icon: 'database',
      can: 'directories.read',
    },
  ],
  routes: [
    {
      path: '/admin/directories',
      title: () => w('title'),
      screen: () => import('./directories.tsx'),
      can: 'directories.read',
    },
  ],
}
