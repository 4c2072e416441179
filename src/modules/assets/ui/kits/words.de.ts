import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.kits-ui', {
  text: 'Was zusammen ausgegeben wird, etwa alles, was jemand am ersten Tag braucht.',
  none: 'Noch keine Ausstattungen',
  'none-text': 'Eine Ausstattung besteht aus Typen und Modellen; ausgegeben nimmt sie, was frei ist.',
  add: 'Neue Ausstattung',
  edit: '{title} ändern',
  save: 'Speichern',
  archive: '{title} archivieren',
  'archive.done': '{title} ist archiviert.',
  hand: 'Ausgeben',
  'hand.title': '{title} ausgeben',
  'hand.done': '{n, plural, one {Ein Gerät ist ausgegeben.} other {# Geräte sind ausgegeben.}}',
  takes: 'Genommen würde: {what}.',
  short: 'Zu wenige sind da: {what}.',
  'seats.given': 'Eine Person bekommt dazu einen Platz von {what}.',
  'seats.ready': 'Von {what} muss kein Platz vergeben werden.',
  'seats.lacking':
    'Von {what} ist kein Platz übrig: Die Dinge werden trotzdem übergeben, und er zählt als fehlend.',
  'seats.lacked': 'Von {what} war kein Platz übrig; er zählt als fehlend.',
  nothing: 'nichts',
  few: '{n} × {title}',
  'in-it': 'Was dazugehört',
  what: 'Typ oder Modell',
  many: 'Wie viele',
  more: 'Noch eine Zeile',
  less: 'Diese Zeile entfernen',
})
