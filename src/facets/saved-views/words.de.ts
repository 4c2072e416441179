import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('views', {
  'no-list': 'Eine solche Liste hat keine Ansichten; diese haben welche: {known}',
  'may-share': 'Ansichten mit einem Team teilen',
  'may-manage': 'Ansichten mit allen teilen und geteilte ändern',
  'not-yours': 'Diese Ansicht gehört {owner}',
  'not-your-team': 'Ansichten lassen sich nur mit eigenen Teams teilen',
  'not-everyone': 'Ihre Rolle erlaubt das Teilen mit einem Team, nicht mit allen',
  'not-share': 'Ihre Rolle erlaubt das Teilen von Ansichten nicht',
  'not-a-person': 'Geteilt wird mit einem Team oder mit allen',
  'too-many': 'Von dieser Liste gibt es schon {n} Ansichten; bitte zuerst eine entfernen',
  'line-saved': '{actor} hat die Ansicht {title} gespeichert',
  'line-changed': '{actor} hat die Ansicht {title} geändert',
  'line-removed': '{actor} hat die Ansicht {title} entfernt',
})
