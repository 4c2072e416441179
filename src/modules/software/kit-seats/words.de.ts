import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('software-kits', {
  'said-wanted': 'Für {person} war kein Platz frei; er zählt als fehlend, bis {person} einen hat',
})
