import { setting, whole } from '#kernel/settings'
import { w } from './words.ts'

export const keepDays = setting('imports.keep-days', w.later('keep-days'), whole(1, 3650), 60, {
  hint: w.later('keep-days.text'),
})
