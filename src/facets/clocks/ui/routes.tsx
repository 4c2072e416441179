import type { Room } from '#kit/room'
import { w } from './words.ts'

const can = 'clocks.read'
const title = () => w('title')

/** Service levels, among the pages of the administration. */
export const clocksRoom: Room = {
  name: 'clocks',
  title,
  icon: 'clock',
  duty: 'administration',
  order: 92,
  can,
  sections: [
    { name: 'service-levels', title, to: '/admin/service-levels', group: 'when', icon: 'clock', can },
  ],
  records: [{ kind: 'policy', icon: 'clock', to: (key) => `/admin/service-levels/${key}` }],
  routes: [
    { path: '/admin/service-levels', title, screen: () => import('./policies.tsx'), can },
    { path: '/admin/service-levels/$key', title, screen: () => import('./policy.tsx'), can },
  ],
  commands: [
    { name: 'clocks.policies', title, icon: 'clock', to: '/admin/service-levels', can },
    {
      name: 'clocks.new-policy',
      title: () => w('new'),
      icon: 'plus',
      to: '/admin/service-levels/new',
      can: 'clocks.manage',
    },
  ],
}
