import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.costs', {
  'downtime-rate': 'Was eine Stunde ohne Gerät kostet',
  'downtime-rate-hint':
    'In ganzen Einheiten Ihrer Währung; gezählt werden acht Stunden jedes Werktags in der Reparatur. 0: nicht bekannt, Stunden stehen dann ohne Geld da',
  'labour-rate': 'Was eine Stunde Arbeit der IT kostet',
  'labour-rate-hint':
    'In ganzen Einheiten Ihrer Währung; damit wird die Zeit an Tickets bewertet, die mit einem Gerät verknüpft sind. 0: nicht bekannt, Stunden stehen dann ohne Geld da',
  'idle-days': 'Tage, nach denen ein Gerät als ungenutzt gilt',
  'idle-days-hint': 'So lange liegt es bereit, oder so lange schweigt sein Agent',
  reckon: 'Kosten der Assets für Listen berechnen',
  'none.model': 'Ohne Modell',
  'none.supplier': 'Ohne Lieferanten',
  'none.department': 'Ohne Abteilung',
})
