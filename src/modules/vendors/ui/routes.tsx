import type { Room } from '#kit/room'
import { assessmentRoutes } from '../assessments/ui/routes.ts'
import { w } from './words.ts'

export const vendorsRoom: Room = {
  name: 'vendors',
  title: () => w('vendors'),
  icon: 'building',
  duty: 'estate',
  order: 70,
  home: '/vendors',
  can: 'vendors.read',
  records: [
    { kind: 'vendor', icon: 'building', to: (key) => `/vendors/${key}` },
    { kind: 'contract', icon: 'file', to: (key) => `/vendors/contracts/${key}` },
    { kind: 'assessment', icon: 'shield', to: (key) => `/vendors/assessments/${key}` },
    { kind: 'questionnaire', icon: 'list', to: (key) => `/vendors/questionnaires/${key}` },
  ],
  routes: [
    { path: '/vendors', title: () => w('vendors'), screen: () => import('./vendors-list.tsx') },
    {
      path: '/vendors/new',
      title: () => w('new'),
      screen: () => import('./new-vendor.tsx'),
      can: 'vendors.write',
    },
    { path: '/vendors/runway', title: () => w('runway'), screen: () => import('./runway-page.tsx') },
    { path: '/vendors/$key', title: () => w('vendor'), screen: () => import('./vendor-page.tsx') },
    { path: '/vendors/contracts', title: () => w('contracts'), screen: () => import('./contracts-list.tsx') },
    {
      path: '/vendors/contracts/new',
      title: () => w('contract.new'),
      screen: () => import('./new-contract.tsx'),
      can: 'vendors.write',
    },
    {
      path: '/vendors/contracts/$key',
      title: () => w('contract'),
      screen: () => import('./contract-page.tsx'),
    },
    ...assessmentRoutes,
  ],
  commands: [
    {
      name: 'vendors.assessments',
      title: () => w('assessments'),
      icon: 'shield',
      to: '/vendors/assessments',
      can: 'vendors.read',
    },
    {
      name: 'vendors.new-assessment',
      title: () => w('assessment.new'),
      icon: 'shield',
      to: '/vendors/assessments/new',
      creates: true,
      can: 'vendors.assess',
    },
    {
      name: 'vendors.questionnaires',
      title: () => w('questionnaires'),
      icon: 'list',
      to: '/vendors/questionnaires',
      can: 'vendors.read',
    },
    {
      name: 'vendors.runway',
      title: () => w('runway'),
      icon: 'gantt',
      to: '/vendors/runway',
      can: 'vendors.read',
    },
    {
      name: 'vendors.contracts',
      title: () => w('contracts'),
      icon: 'file',
      to: '/vendors/contracts',
      can: 'vendors.read',
    },
    {
      name: 'vendors.new',
      title: () => w('new'),
      icon: 'box',
      to: '/vendors/new',
      creates: true,
      can: 'vendors.write',
    },
    {
      name: 'vendors.new-contract',
      title: () => w('contract.new'),
      icon: 'file',
      to: '/vendors/contracts/new',
      creates: true,
      can: 'vendors.write',
    },
  ],
}
