import type { Room } from '#kit/room'
import { w } from '../../ui/words.ts'

/** Where vendors are assessed. */
export const assessmentRoutes: Room['routes'] = [
  {
    path: '/vendors/assessments',
    title: () => w('assessments'),
    screen: () => import('./assessments-list.tsx'),
    listed: 'shield',
  },
  {
    path: '/vendors/assessments/new',
    title: () => w('assessment.new'),
    screen: () => import('./new-assessment.tsx'),
    can: 'vendors.assess',
  },
  {
    path: '/vendors/assessments/$key',
    title: () => w('assessment'),
    screen: () => import('./assessment-page.tsx'),
  },
  {
    path: '/vendors/questionnaires',
    title: () => w('questionnaires'),
    screen: () => import('./questionnaires.tsx'),
  },
  {
    path: '/vendors/questionnaires/new',
    title: () => w('questionnaire.new'),
    screen: () => import('./new-questionnaire.tsx'),
    can: 'vendors.write',
  },
  {
    path: '/vendors/questionnaires/$key',
    title: () => w('questionnaire'),
    screen: () => import('./questionnaire-page.tsx'),
  },
]
