import { z } from 'zod'
import { byId, edited, Id } from './contract.ts'

/** What an address takes for a record. */
export const IdOrKey = z.string().max(60).meta({ title: 'Id or key' })
export const byIdOrKey = z.object({ id: IdOrKey })
/** What is changed, and which version of it the caller read. */
export const editing = byId.extend({ version: edited })
/** What is put into the archive, or brought back. */
export const archiving = byId.extend({
  archived: z.boolean().default(true).meta({ title: 'In the archive' }),
})
/** What is told of a record that was made. */
export const Made = z.object({ id: Id, key: z.string() })
/** What is told of something that was saved. */
export const Saved = z.object({ version: z.int() })
/** How somebody or something is named. */
export const Named = z.object({ id: Id, name: z.string() })
export type Named = z.output<typeof Named>
/** How a record is named where it is clear of which kind it is. */
export const Keyed = z.object({ id: Id, key: z.string(), name: z.string() })
/** How a record of any kind is named. */
export const NamedRecord = z.object({ id: Id, kind: z.string(), key: z.string(), title: z.string() })
