import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.kits', {
  'said-added': 'Den Satz „{title}“ zusammengestellt',
  'said-changed': 'Den Satz „{title}“ geändert',
  'said-archived': 'Den Satz „{title}“ archiviert',
  'said-back': 'Den Satz „{title}“ zurückgeholt',
  taken: 'Einen Satz mit diesem Namen gibt es schon',
  'one-of': 'Jede Zeile nennt entweder ein Modell oder einen Typ',
  'no-department': 'Diese Abteilung wurde nicht gefunden',
  'no-model': 'Dieses Modell wurde nicht gefunden',
  short: 'Zu wenige sind da: {what}',
  few: '{n} × {title}',
  nothing: 'Nichts davon ist da',
})
