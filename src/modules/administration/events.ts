import { z } from 'zod'
import { event } from '#lib/contract'

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
export const SettingDecided = event(
  'setting.decided',
  z.object({ name: z.string(), before: z.unknown(), after: z.unknown(), usual: z.boolean() }),
)
