import { z } from 'zod'

/** Names of the file that nobody here knows and that were left out, with the option that sets them up instead. */
export const LeftOut = z.object({
  field: z.string(),
  option: z.string(),
  value: z.string(),
  names: z.int(),
  rows: z.int(),
})
export type LeftOut = z.output<typeof LeftOut>
