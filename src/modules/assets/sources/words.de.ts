import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.sources', {
  'by.list': 'eine eigene Liste',
  'by.hand': 'jemand hier',
  'by.order': 'die Bestellung',
  'by.agent': 'der Agent darauf',
  'by.snipe-it': 'Snipe-IT',
  'by.glpi': 'GLPI',
  'by.lansweeper': 'Lansweeper',
  'by.intune': 'Intune',
  'by.jamf': 'Jamf',
  'by.sccm': 'der Configuration Manager',
  'by.before': 'jemand zuvor',
  'said-locked': '{field} gesperrt: Nur Menschen hier ändern es noch',
  'said-unlocked': '{field} entsperrt: Es folgt wieder seinen Quellen',
  'said-ruled': 'Quellen der Geräte: Für {field} zählt zuerst {first}',
  'said-usual': 'Quellen der Geräte: {field} gilt wieder wie üblich',
  'not-ruled': 'Was in diesem Feld steht, sagen nur Menschen hier',
  'no-field': 'Ein solches eigenes Feld gibt es nicht; bitte die Seite neu laden',
  'not-said': 'Diese Quelle sagt zu diesem Feld nichts anderes mehr; bitte die Seite neu laden',
  'is-locked': 'Dieses Feld ist gesperrt; bitte zuerst entsperren',
  'each-once': 'Jede Quelle steht einmal in der Reihenfolge',
  holder_id: 'Bei',
  custom: 'Eigene Felder',
})
