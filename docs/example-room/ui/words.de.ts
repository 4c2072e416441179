import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('visits.ui', {
  visits: 'Besuche',
  announce: 'Besuch ankündigen',
  arrive: 'Ist da',
  arrived: 'Vermerkt',
  empty: 'Niemand wird erwartet',
  'empty-text': 'Hier steht angekündigter Besuch, der von heute mit einer Schaltfläche für die Ankunft.',
})
