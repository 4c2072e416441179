import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.care', {
  assets: 'Geräte',
  models: 'Modelle',
  repairs: 'Reparaturen',
  'write-offs': 'Ausbuchungen',
  bookings: 'Buchungen',
  stocktakes: 'Inventuren',
  stocktake: 'Inventur',
  walk: 'Wo man nachsieht',
  kits: 'Ausstattungen',
  costs: 'Kosten',
  idle: 'Auslastung',
  model: 'Modell',
  sources: 'Quellen der Geräte',
  catalogue: 'Gerätetypen',
})
