import { z } from 'zod'
import { Id, Instant } from '#lib/contract'
import { line, optional } from '#lib/inputs'
import { patchOf } from '#lib/patch'
import { Named } from '#lib/shapes'
import { Tier } from '../schemas.ts'

const Criticality = Tier.meta({ title: 'Criticality' })

export const serviceFields = {
  name: line('Service').min(1),
  what: z.string().max(5000).default('').meta({ title: 'What it is', hint: 'What one gets, and what for' }),
  tier: optional(Criticality),
  contract_id: optional(
    Id.meta({ title: 'Covered by', of: 'contract', hint: 'Empty: nothing was signed for it' }),
  ),
}
export const ServiceDraft = z.object({
  vendor_id: Id.meta({ title: 'Vendor', of: 'vendor' }),
  ...serviceFields,
})
export type ServiceDraft = z.input<typeof ServiceDraft> & { id?: string | undefined }
export const ServicePatch = z.object(patchOf(serviceFields))

export const ServiceRow = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'Service' }),
  vendor: z.string().meta({ title: 'Vendor' }),
  tier: Criticality.nullable(),
  contract: z.string().nullable().meta({ title: 'Covered by' }),
  /** How many records it is said to serve. */
  serves: z.int().meta({ title: 'Serves' }),
  updated_at: Instant.meta({ title: 'Updated' }),
})

export const ServiceView = z.object({
  id: Id,
  key: z.string(),
  version: z.int(),
  name: z.string(),
  what: z.string(),
  tier: Tier.nullable(),
  vendor: Named.extend({ key: z.string() }),
  contract: Named.extend({ key: z.string() }).nullable(),
  archived: z.boolean(),
  created_at: Instant,
  updated_at: Instant,
  can: z.object({ write: z.boolean() }),
})
