import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.kits', {
  'said-added': 'Die Ausstattung „{title}“ zusammengestellt',
  'said-changed': 'Die Ausstattung „{title}“ geändert',
  'said-archived': 'Die Ausstattung „{title}“ archiviert',
  'said-back': 'Die Ausstattung „{title}“ zurückgeholt',
  taken: 'Eine Ausstattung mit diesem Namen gibt es schon',
  'one-of': 'Jede Zeile nennt entweder ein Modell oder einen Typ',
  'no-department': 'Diese Abteilung wurde nicht gefunden',
  'no-model': 'Dieses Modell wurde nicht gefunden',
  short: 'Zu wenige sind da: {what}',
  few: '{n} × {title}',
  nothing: 'Nichts davon ist da',
})
