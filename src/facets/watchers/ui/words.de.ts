import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('watchers.ui', {
  watch: 'Beobachten',
  unwatch: 'Nicht mehr beobachten',
  concerned: 'Außerdem beteiligt',
  none: 'Sonst niemand.',
  add: 'Hinzufügen',
  'add-title': 'Wen es noch betrifft',
  who: 'Personen und Teams',
  'who-hint': 'Sie dürfen den Eintrag von da an sehen',
  as: 'Als',
  save: 'Hinzufügen',
  remove: '{name} entfernen',
  removed: '{name} ist entfernt',
  'role.watcher': 'Beobachten',
  'role.affected': 'Betroffen',
  'role.copied': 'Bekommen Kopien',
})
