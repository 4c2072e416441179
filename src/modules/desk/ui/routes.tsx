import { mostOnBadge } from '#lib/badge'
import { counting } from '#kit/room'
import type { Room } from '#kit/room'
import { kindNames } from '../kind-names.ts'
import { w as macros } from './macro-words.ts'
import { w } from './words.ts'

export const deskRoom: Room = {
  name: 'desk',
  title: () => w('desk'),
  icon: 'inbox',
  duty: 'service',
  order: 10,
  home: '/desk',
  go: 'd',
  can: 'desk.read',
  count: async () => {
    const { desk } = await import('../contract.ts')
    return counting(desk.count, { q: 'is:open', most: mostOnBadge }, ({ n }) => n, kindNames)
  },
  records: kindNames.map((kind) => ({ kind, icon: 'inbox', to: (key) => `/desk/${key}` })),
  routes: [
    { path: '/desk', title: () => w('queue'), screen: () => import('./queue.tsx') },
    { path: '/desk/new', title: () => w('new'), screen: () => import('./open.tsx'), can: 'desk.open' },
    {
      path: '/admin/macros',
      title: () => macros('macros'),
      screen: () => import('./macros.tsx'),
      can: 'desk.manage',
    },
    { path: '/desk/$key', title: () => w('tickets'), screen: () => import('./ticket.tsx') },
  ],
  sections: [
    {
      name: 'macros',
      title: () => macros('macros'),
      to: '/admin/macros',
      group: 'work',
      icon: 'bolt',
      can: 'desk.manage',
    },
  ],
  panels: [
    {
      name: 'desk.here',
      kind: 'place',
      order: 20,
      panel: () => import('./place-panel.tsx'),
      can: 'desk.read',
    },
  ],
  commands: [
    {
      name: 'desk.open',
      title: () => w('new.short'),
      icon: 'plus',
      keys: 'c',
      to: '/desk/new',
      creates: true,
      can: 'desk.open',
    },
    { name: 'desk.mine', title: () => w('queue'), icon: 'inbox', to: '/desk' },
  ],
}
