import type { Room } from '#kit/room'
import { w } from './words.ts'

export const calendarsRoom: Room = {
  name: 'calendars',
  title: () => w('calendars'),
  icon: 'calendar',
  duty: 'administration',
  order: 30,
  can: 'calendars.read',
  sections: [
    {
      name: 'calendars',
      title: () => w('calendars'),
      to: '/calendars',
      group: 'when',
      icon: 'calendar',
      can: 'calendars.manage',
    },
  ],
  records: [{ kind: 'calendar', icon: 'calendar', to: (key) => `/calendars/${key}` }],
  routes: [
    { path: '/calendars', title: () => w('calendars'), screen: () => import('./calendars-list.tsx') },
    { path: '/calendars/$key', title: () => w('calendar'), screen: () => import('./calendar-page.tsx') },
  ],
  commands: [
    {
      name: 'calendars',
      title: () => w('calendars'),
      icon: 'calendar',
      to: '/calendars',
      can: 'calendars.manage',
    },
  ],
}
