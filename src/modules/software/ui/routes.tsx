import type { Room } from '#kit/room'
import { w } from './words.ts'

export const softwareRoom: Room = {
  name: 'software',
  title: () => w('title'),
  icon: 'box',
  duty: 'estate',
  order: 20,
  home: '/software',
  can: 'software.read',
  routes: [
    {
      path: '/software',
      title: () => w('title'),
      screen: () => import('./packages.tsx'),
      can: 'software.read',
    },
    {
      path: '/software/$id',
      title: () => w('title'),
      screen: () => import('./devices.tsx'),
      can: 'software.read',
    },
    {
      path: '/software/on/$id',
      title: () => w('title'),
      screen: () => import('./on-device.tsx'),
      can: 'software.read',
    },
  ],
  panels: [
    {
      name: 'software.on',
      kind: 'asset',
      order: 30,
      panel: () => import('./device-panel.tsx'),
      can: 'software.read',
    },
  ],
}
