import { z } from 'zod'
import { setting, whole } from '#kernel/settings'
import { w } from './words.ts'

export const prepares = setting('assets.joiners', w.later('prepares'), z.boolean(), false, {
  hint: w.later('prepares-hint'),
})
export const ahead = setting('assets.joiner-ahead', w.later('ahead'), whole(1, 180), 30, {
  hint: w.later('ahead-hint'),
})
export const readyDays = setting('assets.joiner-days', w.later('ready-days'), whole(0, 60), 3, {
  hint: w.later('ready-days-hint'),
})
