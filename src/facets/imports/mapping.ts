import { z } from 'zod'

/** How the columns of one table are read. */
export const Mapping = z.object({
  /** Field of each column; null: left out; '': somebody has to say. */
  columns: z.array(z.string().nullable()).default([]),
  /** Field → value of the file → what it means; '-': nothing. */
  meanings: z.record(z.string(), z.record(z.string(), z.string())).default({}),
})
export type Mapping = z.output<typeof Mapping>

/** As it is remembered for the next file: with how many columns were called the same, one beside the other. */
const Remembered = Mapping.extend({ runs: z.array(z.int()).optional() })
export const KeptMapping = z.object({ main: Remembered, side: Remembered.optional() })
export type KeptMapping = z.output<typeof KeptMapping>
