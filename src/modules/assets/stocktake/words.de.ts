import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.stocktake', {
  'said-seen': 'Bei einer Inventur in {place} gesehen',
  'said-counting': 'Eine Inventur begonnen',
  'said-waiting': 'Das Zählen beendet; {found, plural, =0 {nichts} one {# Gerät} other {# Geräte}} gefunden',
  'said-done':
    'Die Inventur freigegeben; {moved, plural, =0 {nichts} one {# Gerät} other {# Geräte}} umgebucht, {lost, plural, =0 {nichts} one {# Gerät} other {# Geräte}} verloren',
  'said-cancelled': 'Die Inventur aufgegeben',
  'no-place': 'Dieser Ort wurde nicht gefunden',
  running: 'Eine Inventur dieses Orts läuft schon',
  'not-counting': 'Das Zählen ist beendet',
  'not-waiting': 'Es wartet nicht auf Freigabe',
  'is-over': 'Diese Inventur ist vorbei',
  'own-count': 'Sie haben selbst gezählt; jemand anderes gibt es frei',
  'not-missing': 'Verloren sein kann nur, was fehlt',
  'lies-nowhere': 'Es ist Teil eines anderen Geräts; jenes wird umgebucht',
  'not-seen-there': 'Das Netz sieht es inzwischen anderswo; bitte noch einmal nachsehen',
  'said-elsewhere': 'Im Netz von {place} gesehen; nach den Büchern ist es in {book}',
  note: 'Bei einer Inventur gefunden',
  'note-network': 'Dort im Netz gesehen',
  lost: 'Fehlt bei einer Inventur',
})
