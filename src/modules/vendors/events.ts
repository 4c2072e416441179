import { z } from 'zod'
import { Day, event, Id } from '#lib/contract'

const facts = z.record(z.string(), z.unknown())
const change = z.object({ before: facts, after: facts })
const archived = z.object({ archived: z.boolean() })

export const vendorCreated = event('vendor.created', z.object({ name: z.string() }))
export const vendorChanged = event('vendor.changed', change)
export const vendorArchived = event('vendor.archived', archived)
/** Whom one reaches, without how: addresses and numbers are in the log of nobody. */
const contact = z.object({ id: Id, name: z.string(), role: z.string() })
export const vendorContactChanged = event(
  'vendor.contact-changed',
  z.object({ before: contact.nullable(), after: contact.nullable() }),
)

export const contractCreated = event('contract.created', z.object({ name: z.string(), vendor_id: Id }))
export const contractChanged = event('contract.changed', change)
export const contractArchived = event('contract.archived', archived)
export const contractCancelled = event(
  'contract.cancelled',
  z.object({ before: Day.nullable(), after: Day.nullable(), ends_on: Day.nullable() }),
)
