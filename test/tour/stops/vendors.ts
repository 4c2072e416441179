import type { Stop } from '../stop.ts'

/** Whom things come from, and what was signed. */
export const vendorStops: readonly Stop[] = [
  { name: 'vendors', route: '/vendors' },
  { name: 'renewals', route: '/vendors/runway' },
  { name: 'vendor-new', route: '/vendors/new' },
  {
    name: 'vendor',
    route: '/vendors/$key',
    at: async ({ key }) => `/vendors/${await key('vendor', 'Nordlys')}`,
  },
  { name: 'contracts', route: '/vendors/contracts' },
  { name: 'contract-new', route: '/vendors/contracts/new' },
  {
    name: 'contract',
    route: '/vendors/contracts/$key',
    at: async ({ key }) => `/vendors/contracts/${await key('contract', 'Colocation')}`,
  },
  {
    name: 'dialog-terms',
    route: '/vendors/contracts/$key',
    at: async ({ key }) => `/vendors/contracts/${await key('contract', 'Colocation')}`,
    press: ['Change the terms'],
  },
  {
    name: 'dialog-notice',
    route: '/vendors/contracts/$key',
    at: async ({ key }) => `/vendors/contracts/${await key('contract', 'Colocation')}`,
    press: ['Record a notice'],
  },
  { name: 'assessments', route: '/vendors/assessments' },
  { name: 'assessment-new', route: '/vendors/assessments/new' },
  {
    name: 'assessment',
    route: '/vendors/assessments/$key',
    at: async ({ key }) => `/vendors/assessments/${await key('assessment', 'Information security: Nordlys')}`,
  },
  { name: 'questionnaires', route: '/vendors/questionnaires' },
  { name: 'questionnaire-new', route: '/vendors/questionnaires/new' },
  {
    name: 'questionnaire',
    route: '/vendors/questionnaires/$key',
    at: async ({ key }) => `/vendors/questionnaires/${await key('questionnaire', 'Information security')}`,
  },
  {
    name: 'questionnaire-editor',
    route: '/vendors/questionnaires/$key',
    at: async ({ key }) => `/vendors/questionnaires/${await key('questionnaire', 'Information security')}`,
    press: ['Change the questions'],
  },
  { name: 'claims', route: '/vendors/claims' },
  {
    name: 'claim',
    route: '/vendors/claims/$key',
    at: async ({ key }) => `/vendors/claims/${await key('claim', 'Repairs')}`,
  },
  {
    name: 'dialog-penalty-rule',
    route: '/vendors/contracts/$key',
    at: async ({ key }) => `/vendors/contracts/${await key('contract', 'Repairs')}`,
    press: ['Add a rule'],
  },
  { name: 'offers', route: '/vendors/offers' },
  { name: 'offers-new', route: '/vendors/offers/new' },
  {
    name: 'offers-compared',
    route: '/vendors/offers/$key',
    at: async ({ key }) => `/vendors/offers/${await key('comparison', 'Backup in a second place')}`,
  },
  {
    name: 'dialog-pairs',
    route: '/vendors/offers/$key',
    at: async ({ key }) => `/vendors/offers/${await key('comparison', 'Backup in a second place')}`,
    press: ['Compare criteria in pairs'],
  },
  {
    name: 'dialog-scores',
    route: '/vendors/offers/$key',
    at: async ({ key }) => `/vendors/offers/${await key('comparison', 'Backup in a second place')}`,
    press: ['Give my scores'],
  },
  {
    name: 'dialog-decide',
    route: '/vendors/offers/$key',
    at: async ({ key }) => `/vendors/offers/${await key('comparison', 'Backup in a second place')}`,
    press: ['Decide'],
  },
  {
    name: 'dialog-offer',
    route: '/vendors/offers/$key',
    at: async ({ key }) => `/vendors/offers/${await key('comparison', 'Backup in a second place')}`,
    press: ['Add an offer'],
  },
]
