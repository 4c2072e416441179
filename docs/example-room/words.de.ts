import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('visits', {
  visit: 'Besuch',
  'may-read': 'Besuche sehen',
  'may-announce': 'Besuche ankündigen',
  'line-announced': '{actor} hat den Besuch angekündigt, bei {host}',
  'line-arrived': '{actor} hat vermerkt, dass der Besuch da ist',
  'here-already': '{name} ist schon da',
  'not-today': '{name} kommt am {day}',
  'by-day': 'Tag',
  'no-host': 'Diese Person wurde nicht gefunden',
})
