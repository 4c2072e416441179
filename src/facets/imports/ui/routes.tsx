import type { Room } from '#kit/room'
import { w } from './words.ts'

const can = 'imports.read'
const title = () => w('title')

/** Bringing records in from files, among the pages of the administration. */
export const importsRoom: Room = {
  name: 'imports',
  title,
  icon: 'upload',
  duty: 'administration',
  order: 94,
  can,
  sections: [{ name: 'imports', title, to: '/admin/imports', group: 'house', icon: 'upload', can }],
  routes: [
    { path: '/admin/imports', title, screen: () => import('./imports.tsx'), can },
    { path: '/admin/imports/$key', title, screen: () => import('./import.tsx'), can },
  ],
  records: [{ kind: 'import', icon: 'upload', to: (key) => `/admin/imports/${key}` }],
  commands: [{ name: 'imports.list', title, icon: 'upload', to: '/admin/imports', can }],
}
