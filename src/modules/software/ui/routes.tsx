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
  records: [{ kind: 'product', icon: 'key', to: (key) => `/software/${key}` }],
  routes: [
    { path: '/software', title: () => w('title'), screen: () => import('./products-list.tsx') },
    {
      path: '/software/new',
      title: () => w('new'),
      screen: () => import('./new-product.tsx'),
      can: 'software.write',
    },
    {
      path: '/software/unmatched',
      title: () => w('unmatched'),
      screen: () => import('./unmatched.tsx'),
      listed: 'question',
    },
    {
      path: '/software/savings',
      title: () => w('savings'),
      screen: () => import('./savings.tsx'),
      listed: 'coin',
    },
    {
      path: '/software/soon',
      title: () => w('soon'),
      screen: () => import('./forecast/soon-page.tsx'),
      can: 'software.write',
      listed: 'pulse',
    },
    {
      path: '/software/keys',
      title: () => w('keys'),
      screen: () => import('./keys/keys-page.tsx'),
      listed: 'eye',
    },
    {
      path: '/software/audits',
      title: () => w('audits'),
      screen: () => import('./audits.tsx'),
      listed: 'lock',
    },
    { path: '/software/audits/$id', title: () => w('audit'), screen: () => import('./audit-page.tsx') },
    {
      path: '/software/packages',
      title: () => w('packages'),
      screen: () => import('./packages.tsx'),
      listed: 'box',
    },
    { path: '/software/packages/$id', title: () => w('packages'), screen: () => import('./devices.tsx') },
    { path: '/software/on/$id', title: () => w('packages'), screen: () => import('./on-device.tsx') },
    { path: '/software/$key', title: () => w('product'), screen: () => import('./product-page.tsx') },
    {
      path: '/software/$key/position',
      title: () => w('position.proof'),
      screen: () => import('./position-page.tsx'),
    },
    {
      path: '/software/$key/need',
      title: () => w('need'),
      screen: () => import('./forecast/need-page.tsx'),
      can: 'software.write',
    },
    {
      path: '/software/$key/seats',
      title: () => w('seats'),
      screen: () => import('./seats/seats-page.tsx'),
    },
    {
      path: '/software/$key/peaks',
      title: () => w('peaks'),
      screen: () => import('./peaks/peaks-page.tsx'),
    },
  ],
  commands: [
    {
      name: 'software.unmatched',
      title: () => w('unmatched'),
      icon: 'question',
      to: '/software/unmatched',
      can: 'software.read',
    },
    {
      name: 'software.new',
      title: () => w('new'),
      icon: 'key',
      to: '/software/new',
      creates: true,
      can: 'software.write',
    },
  ],
  panels: [
    ...(['person', 'asset', 'place'] as const).map((kind) => ({
      name: `software.held-${kind}`,
      kind,
      order: 22,
      panel: () => import('./in-hand-panel.tsx'),
      can: 'software.read',
    })),
    {
      name: 'software.on',
      kind: 'asset',
      order: 30,
      panel: () => import('./device-panel.tsx'),
      can: 'software.read',
    },
  ],
}
