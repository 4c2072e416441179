import { setting, whole } from '#kernel/settings'
import { w } from './words.ts'

export const memoryPercent = setting('assets.memory-percent', w.later('memory-percent'), whole(1, 100), 40, {
  hint: w.later('memory-percent-hint'),
})
export const diskPercent = setting('assets.disk-percent', w.later('disk-percent'), whole(1, 100), 15, {
  hint: w.later('disk-percent-hint'),
})
export const busyDays = setting('assets.busy-days', w.later('busy-days'), whole(30, 90), 60, {
  hint: w.later('busy-days-hint'),
})
