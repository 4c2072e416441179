import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('files.ui', {
  files: 'Dateien',
  none: 'Noch keine Dateien.',
  add: 'Dateien hinzufügen',
  internal: 'Nur für Interne',
  'is-internal': 'intern',
  'is-unseen': 'vom Virenscanner nicht geprüft',
  remove: '{name} entfernen',
  removed: '{name} entfernt',
  busy: '{name}, {share} %',
  stop: 'Übertragung von {name} anhalten',
  more: 'Mehr zeigen',
})
