import type { Room, Section } from '#kit/room'
import { w } from './words.ts'

const sections: readonly Section[] = [
  {
    name: 'fields',
    title: () => w('fields'),
    to: '/admin/fields',
    group: 'work',
    icon: 'edit',
    can: 'fields.manage',
  },
  { name: 'tags', title: () => w('tags'), to: '/admin/tags', group: 'work', icon: 'tag', can: 'tags.manage' },
  {
    name: 'settings',
    title: () => w('settings'),
    to: '/admin/settings',
    group: 'house',
    icon: 'settings',
    can: 'administration.read',
  },
  {
    name: 'keeping',
    title: () => w('keeping'),
    to: '/admin/keeping',
    group: 'house',
    icon: 'lock',
    can: 'administration.read',
  },
  {
    name: 'jobs',
    title: () => w('jobs'),
    to: '/admin/jobs',
    group: 'house',
    icon: 'gantt',
    can: 'administration.read',
  },
  {
    name: 'deliveries',
    title: () => w('deliveries'),
    to: '/admin/deliveries',
    group: 'house',
    icon: 'outage',
    can: 'administration.read',
  },
  {
    name: 'audit',
    title: () => w('audit'),
    to: '/admin/audit',
    group: 'house',
    icon: 'history',
    can: 'audit.read',
  },
]

const screens = {
  fields: () => import('#facets/custom-fields/ui/fields-settings.tsx'),
  tags: () => import('#facets/tags/ui/tags-settings.tsx'),
  settings: () => import('./settings.tsx'),
  keeping: () => import('./keeping.tsx'),
  jobs: () => import('./jobs.tsx'),
  deliveries: () => import('./deliveries.tsx'),
  audit: () => import('./audit.tsx'),
}
const screenOf = (name: string) => screens[name as keyof typeof screens]

/** Its pages stand in the administration, beside those of the other rooms. */
export const administrationRoom: Room = {
  name: 'administration',
  title: () => w('administration'),
  icon: 'settings',
  duty: 'administration',
  order: 91,
  banner: { can: 'administration.read', screen: () => import('./alarms.tsx') },
  sections,
  routes: sections.map(({ name, title, to, can }) => ({
    path: to,
    title,
    screen: screenOf(name),
    ...(can !== undefined && { can }),
  })),
  commands: sections.map(({ name, title, to, icon, can }) => ({
    name: `administration.${name}`,
    title,
    to,
    ...(icon && { icon }),
    ...(can !== undefined && { can }),
  })),
}
