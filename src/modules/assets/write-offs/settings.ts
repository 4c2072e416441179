import { z } from 'zod'
import { setting } from '#kernel/settings'
import { w } from './words.ts'

/** Whether what still has a book value leaves only where somebody else approves it. */
export const approvesWriteOffs = setting(
  'assets.write-offs-approved',
  w.later('approved-by-another'),
  z.boolean(),
  true,
  { hint: w.later('approved-by-another.hint') },
)
