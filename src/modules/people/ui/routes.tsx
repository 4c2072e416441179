import type { Room } from '#kit/room'
import { w } from './words.ts'

export const peopleRoom: Room = {
  name: 'people',
  title: () => w('people'),
  icon: 'users',
  duty: 'service',
  order: 60,
  home: '/people',
  go: 'p',
  can: 'people.read',
  records: [
    { kind: 'person', icon: 'user', to: (key) => `/people/${key}` },
    { kind: 'team', icon: 'users', to: (key) => `/people/teams/${key}` },
    { kind: 'department', icon: 'graph', to: () => '/people/departments' },
  ],
  routes: [
    { path: '/people', title: () => w('people'), screen: () => import('./people-list.tsx') },
    {
      path: '/people/new',
      title: () => w('new'),
      screen: () => import('./new-person.tsx'),
      can: 'people.add',
    },
    { path: '/people/teams', title: () => w('teams'), screen: () => import('./teams.tsx'), listed: 'users' },
    { path: '/people/teams/$key', title: () => w('team'), screen: () => import('./team.tsx') },
    {
      path: '/people/departments',
      title: () => w('departments'),
      screen: () => import('./departments.tsx'),
      listed: 'graph',
    },
    { path: '/people/$key', title: () => w('person'), screen: () => import('./person-page.tsx') },
  ],
  commands: [
    {
      name: 'people.new',
      title: () => w('new'),
      icon: 'user',
      to: '/people/new',
      creates: true,
      can: 'people.add',
    },
    { name: 'people.teams', title: () => w('teams'), icon: 'users', to: '/people/teams' },
    { name: 'people.departments', title: () => w('departments'), icon: 'graph', to: '/people/departments' },
  ],
  panels: [
    {
      name: 'people.here',
      kind: 'place',
      order: 10,
      panel: () => import('./place-panel.tsx'),
      can: 'people.read',
    },
  ],
}
