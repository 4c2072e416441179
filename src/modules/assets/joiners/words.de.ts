import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.joiners', {
  prepares: 'Für jeden, der anfängt, wird eine Ausstattung vorbereitet',
  'prepares-hint':
    'Wer einen ersten Tag vor sich hat und für dessen Abteilung oder Funktion es eine Ausstattung gibt, bekommt ein Ticket mit dem, was davon da ist; das wird für ihn gebucht. Was fehlt, wird der Entwurf einer Beschaffung. Nachgesehen wird jede Stunde',
  ahead: 'Tage vor dem ersten Tag, an denen die Ausstattung zusammengestellt wird',
  'ahead-hint': 'Wer später eingetragen wird, bekommt seine sofort zusammengestellt',
  'ready-days': 'Arbeitstage vor dem ersten Tag, bis zu denen die Ausstattung bereit sein muss',
  'ready-days-hint': 'Nach dem Kalender der Organisation, sonst von Montag bis Freitag',
  look: 'Ausstattungen für alle zusammenstellen, die anfangen',
  purpose: 'Erster Tag',
  'said-prepared': 'Für den ersten Tag wurde eine Ausstattung zusammengestellt: {kits}',
  'said-moved': 'Der erste Tag hat sich verschoben: Die Ausstattung muss bis {day} bereit sein',
  'said-over': 'Die Ausstattung für den ersten Tag wird nicht mehr gebraucht',
  'ticket-title': 'Ausstattung für {name} bis {day} vorbereiten',
  'ticket-text': '{name} beginnt am {start}. Die Ausstattung: {kits}.',
  there: 'Da, und gebucht, wo es geht:',
  'nothing-there': 'Nichts davon ist frei.',
  buy: 'Zu kaufen; eine Beschaffung ist entworfen:',
  seats: 'Lizenzen:',
  'seat.given': '{title}: Ein Platz ist vergeben',
  'seat.ready': '{title}: Es muss nichts vergeben werden',
  'seat.lacking': '{title}: Keiner ist übrig; er zählt als fehlend',
  few: '{n} × {title}',
  'purchase-title': 'Ausstattung für {name}, Beginn am {start}',
  'moved-text': '{name} beginnt jetzt am {start}. Die Ausstattung muss bis {day} bereit sein.',
  'over-text': '{name} beginnt dann doch nicht: Dies wird nicht mehr gebraucht.',
})
