import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('software-peaks', {
  'day-or-time': 'Nennen Sie einen Tag, oder eine Zeit mit Anfang und Ende',
  'yet-to-come': 'Was erst kommt, kann nicht gemessen sein',
  'ends-first': 'Es endet, bevor es beginnt',
  'too-long': 'Eine Zeit von mehr als {n} Tagen sagt über keinen einzelnen etwas',
  'said-peaks':
    'Gleichzeitige Nutzung an {n, plural, one {einem Tag} other {# Tagen}} gemessen: höchstens {peak}, am {day}',
  'said-removed':
    'Messungen der gleichzeitigen Nutzung an {n, plural, one {einem Tag} other {# Tagen}} entfernt',
})
