import { z } from 'zod'
import { event, Id } from '#lib/contract'

const facts = z.record(z.string(), z.unknown())

export const vendorServiceCreated = event(
  'vendor-service.created',
  z.object({ name: z.string(), vendor_id: Id }),
)
export const vendorServiceChanged = event('vendor-service.changed', z.object({ before: facts, after: facts }))
export const vendorServiceArchived = event('vendor-service.archived', z.object({ archived: z.boolean() }))
