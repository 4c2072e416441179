import type { Room } from '#kit/room'
import { careCommands, carePanels, careRoutes, careSections } from './care/routes.tsx'
import { w } from './words.ts'

export const assetsRoom: Room = {
  name: 'assets',
  title: () => w('assets'),
  icon: 'laptop',
  duty: 'estate',
  order: 10,
  home: '/assets',
  go: 'a',
  can: 'assets.read',
  records: [{ kind: 'asset', icon: 'laptop', to: (key) => `/assets/${key}` }],
  routes: [
    { path: '/assets', title: () => w('assets'), screen: () => import('./assets-list.tsx') },
    {
      path: '/assets/new',
      title: () => w('new'),
      screen: () => import('./new-asset.tsx'),
      can: 'assets.write',
    },
    { path: '/assets/scan', title: () => w('scan'), screen: () => import('./scan/scan.tsx') },
    {
      path: '/assets/protocols',
      title: () => w('protocols'),
      screen: () => import('./protocols/protocols-list.tsx'),
    },
    {
      path: '/assets/protocols/$id',
      title: () => w('protocol'),
      screen: () => import('./protocols/protocol-page.tsx'),
    },
    {
      path: '/assets/return/$id',
      title: () => w('return'),
      screen: () => import('./returns/return-page.tsx'),
      can: 'assets.write',
    },
    {
      path: '/assets/terms',
      title: () => w('terms'),
      screen: () => import('./protocols/terms-page.tsx'),
      can: 'assets.terms',
    },
    { path: '/assets/$key', title: () => w('asset'), screen: () => import('./asset-page.tsx') },
    ...careRoutes,
  ],
  sections: [
    ...careSections,
    {
      name: 'terms',
      title: () => w('terms'),
      to: '/assets/terms',
      group: 'work',
      icon: 'edit',
      can: 'assets.terms',
    },
  ],
  commands: [
    {
      name: 'assets.new',
      title: () => w('new'),
      icon: 'laptop',
      to: '/assets/new',
      creates: true,
      can: 'assets.write',
    },
    ...careCommands,
    {
      name: 'assets.protocols',
      title: () => w('protocols'),
      icon: 'edit',
      to: '/assets/protocols',
      can: 'assets.read',
    },
    { name: 'assets.scan', title: () => w('scan'), icon: 'qr', to: '/assets/scan', can: 'assets.read' },
  ],
  panels: [
    {
      name: 'assets.held',
      kind: 'person',
      order: 20,
      panel: () => import('./person-panel.tsx'),
      can: 'assets.read',
    },
    {
      name: 'assets.joiner',
      kind: 'person',
      order: 19,
      panel: () => import('./joiners/person-panel.tsx'),
      can: 'assets.care',
    },
    {
      name: 'assets.papers',
      kind: 'person',
      order: 21,
      panel: () => import('./protocols/person-panel.tsx'),
      can: 'assets.read',
    },
    {
      name: 'assets.signed',
      kind: 'asset',
      order: 11,
      panel: () => import('./protocols/asset-panel.tsx'),
      can: 'assets.read',
    },
    {
      name: 'assets.here',
      kind: 'place',
      order: 20,
      panel: () => import('./place-panel.tsx'),
      can: 'assets.read',
    },
    {
      name: 'assets.inside',
      kind: 'asset',
      order: 10,
      panel: () => import('./inside-panel.tsx'),
      can: 'assets.read',
    },
    ...carePanels,
  ],
}
