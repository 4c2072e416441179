import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('custody.ui', {
  ledger: '{n, plural, =0 {Noch nie ausgegeben} one {Einmal weitergegeben} other {#-mal weitergegeben}}',
  some: '{n}-mal oder öfter weitergegeben',
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
  left: 'Endgültig abgegangen',
})
