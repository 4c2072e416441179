import type { Room } from '#kit/room'
import { w } from './words.ts'

const can = 'work.read'
const workflows = () => w('workflows')
const categories = () => w('categories')
const priorities = () => w('priorities')

/** How work is shaped, among the pages of the administration. */
export const workRoom: Room = {
  name: 'work',
  title: workflows,
  icon: 'swap',
  duty: 'administration',
  order: 93,
  can,
  sections: [
    { name: 'workflows', title: workflows, to: '/admin/workflows', group: 'work', icon: 'swap', can },
    { name: 'categories', title: categories, to: '/admin/categories', group: 'work', icon: 'tag', can },
    { name: 'priorities', title: priorities, to: '/admin/priorities', group: 'work', icon: 'highest', can },
  ],
  routes: [
    { path: '/admin/workflows', title: workflows, screen: () => import('./workflows.tsx'), can },
    { path: '/admin/workflows/$kind', title: workflows, screen: () => import('./workflow.tsx'), can },
    { path: '/admin/categories', title: categories, screen: () => import('./categories.tsx'), can },
    { path: '/admin/priorities', title: priorities, screen: () => import('./priorities.tsx'), can },
  ],
  commands: [
    { name: 'work.workflows', title: workflows, icon: 'swap', to: '/admin/workflows', can },
    { name: 'work.categories', title: categories, icon: 'tag', to: '/admin/categories', can },
    { name: 'work.priorities', title: priorities, icon: 'highest', to: '/admin/priorities', can },
  ],
}
