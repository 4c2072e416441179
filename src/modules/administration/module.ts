import './home.ts'
import { defineModule } from '#kernel/module'
import { alarmSchedule, listAlarms } from './alarms.ts'
import { backupSchedule, backupSettings, backupTask } from './backups.ts'
import { administration as contract } from './contract.ts'
import { dropDeliveries, listDeliveries, repeatDeliveries } from './deliveries.ts'
import * as happened from './events.ts'
import { cancelJob, listJobs, repeatJob, showJob } from './jobs.ts'
import { listHolds, placeHold, releaseHold } from './holds.ts'
import { administrationLines } from './lines.ts'
import { letGoNow, listRetention, rehearseRetention, retentionSchedule, retentionTask } from './retention.ts'
import { listSchedules } from './schedules.ts'
import { decideSetting, listSettings, openSettings } from './settings.ts'
import { w } from './words.ts'

export const administration = defineModule({
  name: 'administration',
  contract,
  handlers: {
    jobs: listJobs,
    job: showJob,
    cancelJob,
    repeatJob,
    schedules: listSchedules,
    deliveries: listDeliveries,
    repeatDeliveries,
    dropDeliveries,
    retention: listRetention,
    rehearseRetention,
    letGo: letGoNow,
    holds: listHolds,
    placeHold,
    releaseHold,
    alarms: listAlarms,
    settings: listSettings,
    openSettings,
    decide: decideSetting,
  },
  permissions: {
    'administration.read': { title: w.later('may-read'), roles: ['auditor', 'administrator'] },
    'administration.manage': { title: w.later('may-manage'), roles: ['administrator'] },
  },
  events: Object.values(happened),
  eventLines: administrationLines,
  settings: backupSettings,
  tasks: [backupTask, retentionTask],
  schedules: [backupSchedule, alarmSchedule, retentionSchedule],
  refusals: { job_unique_key: w.later('job-twice') },
})
