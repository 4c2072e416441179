import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('custody.ui', {
  ledger: '{n, plural, =0 {Noch nie ausgegeben} one {Einmal weitergegeben} other {#-mal weitergegeben}}',
  some: '{n}-mal oder öfter weitergegeben',
  parts:
    '{n, plural, one {Ein Platz oder Schlüssel ging einmal von Hand zu Hand} other {Plätze und Schlüssel gingen #-mal von Hand zu Hand}}',
  'parts-some': 'Plätze und Schlüssel gingen {n}-mal oder öfter von Hand zu Hand',
  'part.seat': 'Platz aus {name}',
  'part.key': 'Lizenzschlüssel {name}',
  terms: 'Nutzungsbedingungen {version}',
  'terms-open': 'Nutzungsbedingungen {version}, noch nicht unterschrieben',
  more: 'Frühere zeigen',
  nobody: 'Jemand, den Sie nicht sehen',
  from: 'von {from}',
  due: 'zurück bis {day}',
  'reason.received': 'hereingekommen',
  'reason.handed-over': 'ausgegeben',
  'reason.taken-back': 'zurückgenommen',
  'reason.moved': 'umgezogen',
  'reason.used-up': 'verbraucht',
  'reason.sold': 'verkauft',
  'reason.lost': 'verloren',
  'reason.disposed': 'entsorgt',
  'reason.corrected': 'berichtigt',
  'reason.holder-gone': 'wer es hatte, ist nicht mehr da',
  'reason.ended': 'hatte es bis dahin',
  left: 'Endgültig abgegangen',
})
