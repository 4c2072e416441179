import { z } from 'zod'
import { setting, whole } from '#kernel/settings'
import { w } from './words.ts'

export const raises = setting('expiry.raises', w.later('raises'), z.boolean(), false, {
  hint: w.later('raises-hint'),
})
export const raiseDays = setting('expiry.raise-days', w.later('raise-days'), whole(1, 365), 30, {
  hint: w.later('raise-days-hint'),
})
