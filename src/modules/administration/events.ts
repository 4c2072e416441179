import { z } from 'zod'
import { Day, event, Instant } from '#lib/contract'

const aboutJob = z.object({ task: z.string(), title: z.string() })
export const JobCancelled = event('job.cancelled', aboutJob)
export const JobRepeated = event('job.repeated', aboutJob)
const aboutDelivery = z.object({ subscriber: z.string(), event_id: z.int() })
export const DeliveryRepeated = event('delivery.repeated', aboutDelivery)
export const DeliveryDropped = event('delivery.dropped', aboutDelivery)
export const BackupMade = event(
  'backup.made',
  z.object({
    file: z.string(),
    bytes: z.int(),
    rows: z.int(),
    seconds: z.number(),
    encrypted: z.boolean(),
    removed: z.int(),
  }),
)
export const BackupFailed = event('backup.failed', z.object({ why: z.string() }))
export const AlarmRaised = event('alarm.raised', z.object({ name: z.string(), says: z.string() }))
export const AlarmOver = event('alarm.over', z.object({ name: z.string() }))
const aboutHold = z.object({ name: z.string(), key: z.string(), kind: z.string() })
export const HoldPlaced = event('hold.placed', aboutHold.extend({ until: Day.nullable() }))
export const HoldReleased = event('hold.released', aboutHold)
export const RetentionRan = event(
  'retention.ran',
  z.object({ name: z.string(), title: z.string(), n: z.int(), before: Instant }),
)
export const OrganisationExported = event(
  'organisation.exported',
  z.object({ tables: z.int(), rows: z.int(), files: z.int() }),
)
/** The secret itself is in no event; its public keys tell which one signs the history. */
export const SecretExchanged = event(
  'secret.exchanged',
  z.object({ key: z.string(), before: z.string(), changed: z.int() }),
)
export const SettingDecided = event(
  'setting.decided',
  z.object({ name: z.string(), before: z.unknown(), after: z.unknown(), usual: z.boolean() }),
)
