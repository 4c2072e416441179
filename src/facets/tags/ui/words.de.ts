import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('tags.ui', {
  tags: 'Schlagwörter',
  'tags-text':
    'Wörter, mit denen sich Einträge gemeinsam wiederfinden lassen. Umbenennen oder Zusammenführen ändert sie auf jedem Eintrag.',
  tag: 'Schlagwort',
  add: 'Schlagwort hinzufügen',
  uses: 'Verwendet',
  'uses-n': '{n, plural, =0 {unbenutzt} one {# Eintrag} other {# Einträge}}',
  'uses-more': 'mehr als {n} Einträge',
  find: 'Schlagwort suchen',
  none: 'Noch wurde nichts verschlagwortet.',
  rename: 'Umbenennen',
  'rename-name': '{title} umbenennen',
  renamed: 'In {title} umbenannt',
  merge: 'Zusammenführen',
  'merge-name': '{title} in ein anderes Schlagwort überführen',
  'merge-into': 'In welches',
  'merge-hint': 'Einträge mit einem der beiden tragen danach dieses',
  'merge-save': 'Schlagwörter zusammenführen',
  merged: '{n, plural, one {# Eintrag trägt} other {# Einträge tragen}} es jetzt zusätzlich',
  drop: 'Löschen',
  'drop-name': '{title} löschen',
  'drop-title': 'Das Schlagwort {title} löschen?',
  'drop-text': 'Es wird entfernt von: {uses}. Das lässt sich nicht zurücknehmen.',
  'drop-save': 'Schlagwort löschen',
  dropped: '{title} gelöscht',
  save: 'Speichern',
  cancel: 'Lassen',
})
