import { z } from 'zod'

/** How the columns of one table are read. */
export const Mapping = z.object({
  /** Field of each column; null: left out; '': somebody has to say. */
  columns: z.array(z.string().nullable()).default([]),
  /** Field → value of the file → what it means; '-': nothing. */
  meanings: z.record(z.string(), z.record(z.string(), z.string())).default({}),
})
export type Mapping = z.output<typeof Mapping>

export const KeptMapping = z.object({ main: Mapping, side: Mapping.optional() })
export type KeptMapping = z.output<typeof KeptMapping>
