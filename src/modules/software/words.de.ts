import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('software', {
  'may-read': 'Sehen, was auf Geräten installiert ist',
  'no-package': 'Diese Software gibt es auf keinem Gerät, das Sie sehen dürfen',
})
