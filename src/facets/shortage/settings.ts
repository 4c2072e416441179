import { z } from 'zod'
import { setting } from '#kernel/settings'
import { w } from './words.ts'

export const raises = setting('shortage.raises', w.later('raises'), z.boolean(), false, {
  hint: w.later('raises-hint'),
})
export const buys = setting('shortage.buys', w.later('buys'), z.boolean(), false, {
  hint: w.later('buys-hint'),
})
