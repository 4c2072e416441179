import type { Room } from '#kit/room'
import { w } from './words.ts'

export const purchasingRoom: Room = {
  name: 'purchasing',
  title: () => w('purchases'),
  icon: 'box',
  duty: 'estate',
  order: 75,
  home: '/purchasing',
  can: 'purchasing.read',
  records: [{ kind: 'purchase', icon: 'box', to: (key) => `/purchasing/${key}` }],
  panels: [
    {
      name: 'purchasing.vendor',
      kind: 'vendor',
      order: 30,
      can: 'purchasing.read',
      panel: () => import('./vendor-panel.tsx'),
    },
  ],
  routes: [
    { path: '/purchasing', title: () => w('purchases'), screen: () => import('./purchases-list.tsx') },
    {
      path: '/purchasing/new',
      title: () => w('new'),
      screen: () => import('./new-purchase.tsx'),
      can: 'purchasing.ask',
    },
    { path: '/purchasing/$key', title: () => w('purchase'), screen: () => import('./purchase-page.tsx') },
    {
      path: '/purchasing/$key/edit',
      title: () => w('edit'),
      screen: () => import('./edit-purchase.tsx'),
      can: 'purchasing.ask',
    },
  ],
  commands: [
    {
      name: 'purchasing.list',
      title: () => w('purchases'),
      icon: 'box',
      to: '/purchasing',
      can: 'purchasing.read',
    },
    {
      name: 'purchasing.new',
      title: () => w('new'),
      icon: 'box',
      to: '/purchasing/new',
      creates: true,
      can: 'purchasing.ask',
    },
  ],
}
