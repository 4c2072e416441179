import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('saved-views.ui', {
  views: 'Ansichten',
  share: 'Mit allen teilen',
  new: 'Was zu sehen ist, als Ansicht speichern',
  name: 'Name der Ansicht',
  keep: 'Ansicht speichern',
  manage: 'Ansichten ordnen',
  'came-with': 'mit der Liste mitgeliefert',
  of: 'von {name}',
  'shared-with': 'geteilt mit {name}',
  up: '{title} nach oben',
  down: '{title} nach unten',
  hide: '{title} ausblenden',
  show: '{title} einblenden',
  edit: '{title} umbenennen oder teilen',
  remove: '{title} entfernen',
  removed: '{title} ist entfernt',
  'who-sees': 'Wer sie sieht',
  'sharing.me': 'Nur ich',
  'sharing.team': 'Ein Team',
  'sharing.everyone': 'Alle',
  'which-team': 'Team',
  'which-team-needed': 'Bitte sagen, welches Team',
  save: 'Speichern',
})
