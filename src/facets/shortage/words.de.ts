import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('shortage', {
  raises: 'Was fehlt, öffnet ein Ticket',
  'raises-hint':
    'Mehr Lizenzen benutzt als vorhanden, weniger auf Lager oder bereit als mindestens: Jedes öffnet eines, einmal, höchstens zwanzig einer Art auf einmal. Ist wieder genug da, wird es abgesagt, wenn niemand begonnen hat, sonst sagt es eine Notiz. Nachgesehen wird jede Stunde',
  buys: 'Was fehlt, wird statt eines Tickets ein Entwurf einer Beschaffung',
  'buys-hint': 'Wer bestellt, nimmt ihn an, indem er um Freigabe bittet. Von selbst wird nichts gekauft',
  look: 'Nachsehen, was fehlt',
  'told-found': '{n, plural, one {Von {title} fehlt eines} other {Von {title} fehlen #}}',
  'told-over': 'Von {title} ist wieder genug da',
  'licence-title': '{title}: {n, plural, one {eine Lizenz fehlt} other {# Lizenzen fehlen}}',
  'stock-title': '{title}: {n, plural, one {eines fehlt} other {# fehlen}} auf Lager',
  'licence-text':
    'Es wird mehr benutzt, als vorhanden ist. Bitte kaufen, was fehlt, oder entfernen, wo es niemand braucht.',
  'stock-text': 'Auf Lager ist weniger, als mindestens da sein muss.',
  'ordered-text':
    '{n, plural, one {Eines, das bestellt ist, ist nicht darunter.} other {#, die bestellt sind, sind nicht darunter.}}',
  'over-text': 'Es ist wieder genug da: Dies wird nicht mehr gebraucht.',
})
