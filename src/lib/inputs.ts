import { z } from 'zod'

/** A line of text, trimmed. */
export const line = (title: string, longest = 200) => z.string().trim().max(longest).meta({ title })
/** What may be left out, and is null then. */
export const optional = <T extends z.ZodType>(schema: T) => schema.nullable().default(null)
/** An e-mail address that may be missing; one text field either way. */
export const Mailbox = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^$|^[^\s@]+@[^\s@]+\.[^\s@]+$/)
  .meta({ title: 'E-mail address', widget: 'email' })
export const Address = z.object({
  street: line('Street').default(''),
  city: line('City').default(''),
  region: line('State or region').default(''),
  postal_code: line('Postal code', 20).default(''),
  country: line('Country').default(''),
})
export type Address = z.output<typeof Address>
