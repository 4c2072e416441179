import type { Room } from '#kit/room'
import { w } from './words.ts'

export const placesRoom: Room = {
  name: 'places',
  title: () => w('places'),
  icon: 'pin',
  duty: 'estate',
  order: 90,
  home: '/places',
  go: 'l',
  can: 'places.read',
  records: [{ kind: 'place', icon: 'pin', to: (key) => `/places/${key}` }],
  routes: [
    { path: '/places', title: () => w('places'), screen: () => import('./tree.tsx') },
    { path: '/places/list', title: () => w('places'), screen: () => import('./places-list.tsx') },
    {
      path: '/places/new',
      title: () => w('new'),
      screen: () => import('./new-place.tsx'),
      can: 'places.manage',
    },
    { path: '/places/$key/plan', title: () => w('plan'), screen: () => import('./plan-page.tsx') },
    { path: '/places/$key', title: () => w('place'), screen: () => import('./place-page.tsx') },
  ],
  commands: [
    {
      name: 'places.new',
      title: () => w('new'),
      icon: 'pin',
      to: '/places/new',
      creates: true,
      can: 'places.manage',
    },
  ],
}
