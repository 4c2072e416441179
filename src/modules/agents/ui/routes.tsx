import { counting, type Room } from '#kit/room'
import { w } from './words.ts'

const can = 'agents.read'

export const agentsRoom: Room = {
  name: 'agents',
  title: () => w('title'),
  icon: 'pulse',
  duty: 'estate',
  order: 25,
  home: '/agents',
  can,
  count: async () => {
    const { agents } = await import('../contract.ts')
    return counting(agents.list, { state: 'waiting', limit: 1 }, ({ waiting }) => waiting, ['asset'])
  },
  routes: [
    { path: '/agents', title: () => w('title'), screen: () => import('./agents.tsx'), can },
    {
      path: '/agents/drift',
      title: () => w('drift'),
      screen: () => import('./drift.tsx'),
      can,
      listed: 'split',
    },
    {
      path: '/agents/reports',
      title: () => w('log'),
      screen: () => import('./reports.tsx'),
      can,
      listed: 'history',
    },
    { path: '/admin/agents', title: () => w('tokens-title'), screen: () => import('./tokens.tsx'), can },
  ],
  sections: [
    {
      name: 'agents',
      title: () => w('tokens-title'),
      to: '/admin/agents',
      group: 'house',
      icon: 'pulse',
      can,
    },
  ],
  panels: [
    {
      name: 'agents.about',
      kind: 'asset',
      order: 20,
      panel: () => import('./asset-panel.tsx'),
      can,
    },
    { name: 'agents.kept', kind: 'asset', order: 21, panel: () => import('./kept-panel.tsx') },
  ],
}
