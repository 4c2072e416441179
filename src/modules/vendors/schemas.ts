import { z } from 'zod'
import { Id, Instant } from '#lib/contract'
import { line, Mailbox, optional } from '#lib/inputs'
import { patchOf } from '#lib/patch'

/** How much hangs on a vendor: 1 is what stops the business, 4 what nobody would miss for a week. */
export const Tier = z.enum(['1', '2', '3', '4']).meta({ title: 'Risk tier' })
export type Tier = z.output<typeof Tier>

export const vendorFields = {
  name: line('Name').min(1),
  website: line('Website', 500)
    .regex(/^$|^https?:\/\/\S+$/i)
    .default('')
    .meta({ title: 'Website', hint: 'With https:// at the start' }),
  services: line('Services', 500)
    .default('')
    .meta({ title: 'Services', hint: 'What we buy there; it becomes the first service' }),
  tier: optional(Tier),
  account_no: line('Our customer number', 80).default(''),
  note: z.string().max(10_000).default('').meta({ title: 'Note' }),
}
export const VendorDraft = z.object(vendorFields)
export type VendorDraft = z.input<typeof VendorDraft> & { id?: string | undefined }
/** Services change by themselves: what is kept of them here is their names in one line. */
const { services: _services, ...keptFields } = vendorFields
export const VendorPatch = z.object(patchOf(keptFields))
export type VendorPatch = z.output<typeof VendorPatch>

/** By what a vendor is found, beside its key and name. */
export const vendorWords = ({ services, account_no }: { services: string; account_no: string }) =>
  `${services} ${account_no}`

export const contactFields = {
  name: line('Name').min(1),
  role: line('Role').default('').meta({ title: 'Role', hint: 'Account manager, hotline' }),
  email: Mailbox.default(''),
  phone: line('Phone', 40).default(''),
}
export const ContactDraft = z.object(contactFields)
export type ContactDraft = z.input<typeof ContactDraft>
export const Contact = z.object({ id: Id, ...contactFields })

export const VendorRow = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'Name' }),
  services: z.string().meta({ title: 'Services' }),
  tier: Tier.nullable(),
  contracts: z.int().meta({ title: 'Contracts' }),
  contact: z.string().meta({ title: 'Contact' }),
  updated_at: Instant.meta({ title: 'Updated' }),
})

export const VendorView = z.object({
  id: Id,
  key: z.string(),
  version: z.int(),
  name: z.string(),
  website: z.string(),
  services: z.string(),
  tier: Tier.nullable(),
  account_no: z.string(),
  note: z.string(),
  archived: z.boolean(),
  contacts: z.array(Contact),
  created_at: Instant,
  updated_at: Instant,
  can: z.object({ write: z.boolean() }),
})
