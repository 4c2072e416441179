import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('links.ui', {
  links: 'Verknüpft mit',
  none: 'Noch mit nichts verknüpft.',
  add: 'Verknüpfen',
  'add-title': '{key} mit einem anderen Eintrag verknüpfen',
  how: 'Wie',
  with: 'Womit',
  'with-hint': 'Die Nummer oder Wörter aus dem Titel',
  link: 'Verknüpfen',
  linked: 'Verknüpft',
  remove: 'Verknüpfung mit {key} lösen',
  removed: 'Verknüpfung mit {key} gelöst',
  more: 'Mehr zeigen',
})
