import { defineModule } from '#kernel/module'
import { auditTrail, eventKinds } from './audit.ts'
import { history as contract } from './contract.ts'
import { asItWas } from './past/was.ts'
import { timelineOf } from './queries.ts'
import { w } from './words.ts'

export const history = defineModule({
  name: 'history',
  contract,
  handlers: { was: asItWas, timeline: timelineOf, audit: auditTrail, kinds: eventKinds },
  permissions: {
    'audit.read': { title: w.later('may-audit'), roles: ['auditor', 'administrator'] },
  },
})
