import './first-step.ts'
import { defineModule } from '#kernel/module'
import {
  ClockBreached,
  ClockReminded,
  ClockResumed,
  clocks as contract,
  ClocksPlanned,
  PolicyActivated,
  PolicyChanged,
  PolicyCreated,
  PolicyOrdered,
  PolicyRenamed,
} from './contract.ts'
import { policyKind } from './create.ts'
import { lookSchedule, restOfClocks } from './due.ts'
import { clockChecks } from './checks.ts'
import { previewCalendar, previewPolicy } from './effect.ts'
import { clocksOnRecord, explainClock } from './explain.ts'
import { followFlows } from './follow.ts'
import { holdSchedule } from './hold.ts'
import { clockLines } from './lines.ts'
import { policyPast } from './past.ts'
import { noticeFlows } from './notices.ts'
import { activatePolicy, createPolicy, orderPolicies, savePolicy } from './policy-commands.ts'
import { calendarDay, listPolicies, showPolicy } from './policy-queries.ts'
import { calendarFlow, recalculate } from './recalculate.ts'
import { replan } from './replan.ts'
import { stragglersSchedule } from './stragglers.ts'
import { whatIfPolicy } from './what-if-trials.ts'
import { w } from './words.ts'

export const clocks = defineModule({
  name: 'clocks',
  contract,
  handlers: {
    policies: listPolicies,
    policy: showPolicy,
    createPolicy,
    savePolicy,
    activatePolicy,
    orderPolicies,
    previewPolicy,
    whatIf: (ctx, input) => whatIfPolicy(ctx, input),
    previewCalendar,
    day: calendarDay,
    explain: explainClock,
    onRecord: clocksOnRecord,
  },
  permissions: {
    'clocks.read': {
      title: w.later('may-read'),
      roles: ['technician', 'lead', 'manager', 'auditor', 'director', 'administrator'],
      part: 'everywhere',
    },
    'clocks.manage': { title: w.later('may-manage'), roles: ['lead', 'manager', 'administrator'] },
  },
  kinds: [
    {
      name: policyKind,
      title: w.later('policy'),
      prefix: 'SL',
      sequence: 'policy_number',
      can: { read: 'clocks.read', write: 'clocks.manage' },
      page: contract.policy.path,
    },
  ],
  events: [
    ClockReminded,
    ClockBreached,
    ClockResumed,
    ClocksPlanned,
    PolicyCreated,
    PolicyChanged,
    PolicyRenamed,
    PolicyActivated,
    PolicyOrdered,
  ],
  eventLines: clockLines,
  pasts: [policyPast],
  flows: [calendarFlow, ...followFlows, ...noticeFlows],
  tasks: [restOfClocks, recalculate, replan],
  schedules: [lookSchedule, holdSchedule, stragglersSchedule],
  checks: clockChecks,
})
