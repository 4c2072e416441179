import { eventLine } from '#kernel/event-lines'
import { taskNamed } from '#kernel/known-work'
import { retentionNamed } from '#kernel/retention'
import { settingNamed } from '#kernel/settings'
import * as happened from './events.ts'
import { w } from './words.ts'

const shown = (value: unknown) => (typeof value === 'string' ? `“${value}”` : JSON.stringify(value))
const taskTitle = (task: string, title: string) => taskNamed(task)?.title ?? title

export const administrationLines = [
  eventLine(happened.BackupMade, {
    say: ({ file, bytes, encrypted }) =>
      w.later('line-backup-made', {
        file,
        size: (bytes / 1e6).toFixed(1),
        encrypted: encrypted ? 'yes' : 'no',
      }),
  }),
  eventLine(happened.BackupFailed, { say: ({ why }) => w.later('line-backup-failed', { why }) }),
  eventLine(happened.AlarmRaised, { say: ({ says }) => w.later('line-alarm', { says }) }),
  eventLine(happened.AlarmOver, { say: ({ name }) => w.later('line-alarm-over', { name }) }),
  eventLine(happened.HoldPlaced, {
    say: ({ name, key }, { actor }) => w.later('line-hold', { actor, name, key }),
  }),
  eventLine(happened.HoldReleased, {
    say: ({ name, key }, { actor }) => w.later('line-hold-released', { actor, name, key }),
  }),
  eventLine(happened.RetentionRan, {
    say: ({ name, title, n, before }, { day, say }) =>
      w.later('line-retention', {
        title: say(retentionNamed(name)?.title ?? title),
        n,
        day: day(before.slice(0, 10)),
      }),
  }),
  eventLine(happened.OrganisationExported, {
    say: ({ rows, files }) => w.later('line-exported', { rows, files }),
  }),
  eventLine(happened.SecretExchanged, {
    say: ({ changed }) => w.later('line-secret', { n: changed }),
  }),
  eventLine(happened.JobCancelled, {
    say: ({ task, title }, { actor, say }) =>
      w.later('line-job-cancelled', { actor, title: say(taskTitle(task, title)) }),
  }),
  eventLine(happened.JobRepeated, {
    say: ({ task, title }, { actor, say }) =>
      w.later('line-job-repeated', { actor, title: say(taskTitle(task, title)) }),
  }),
  eventLine(happened.DeliveryRepeated, {
    say: ({ subscriber, event_id }, { actor }) =>
      w.later('line-delivery-repeated', { actor, subscriber, event: String(event_id) }),
  }),
  eventLine(happened.DeliveryDropped, {
    say: ({ subscriber, event_id }, { actor }) =>
      w.later('line-delivery-dropped', { actor, subscriber, event: String(event_id) }),
  }),
  eventLine(happened.SettingDecided, {
    say: ({ name, before, after, usual }, { actor, say }) =>
      w.later(usual ? 'line-setting-unset' : 'line-setting', {
        actor,
        title: say(settingNamed(name)?.title ?? name),
        before: shown(before),
        after: shown(after),
      }),
  }),
]
