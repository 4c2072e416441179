import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.care', {
  assets: 'Geräte',
  models: 'Modelle',
  repairs: 'Reparaturen',
  bookings: 'Buchungen',
  catalogue: 'Gerätetypen',
})
