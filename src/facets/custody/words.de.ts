import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('custody', {
  short: 'Es sind nur {n} da',
  'none-there': 'Davon ist nichts da',
  'no-quantity': 'Bitte sagen, wie viele: eine ganze Zahl, mindestens 1',
  'no-way': 'Es ist schon dort',
  'past.held': 'Bei',
  'line-in': '{quantity, plural, =1 {Zugang} other {# Zugänge}} bei {to}',
  'line-out': '{quantity, plural, =1 {Abgang} other {# Abgänge}} bei {from}: {why}',
  'why.received': 'endgültig',
  'why.handed-over': 'endgültig',
  'why.taken-back': 'endgültig',
  'why.moved': 'endgültig',
  'why.used-up': 'verbraucht',
  'why.sold': 'verkauft',
  'why.lost': 'verloren',
  'why.disposed': 'entsorgt',
  'why.corrected': 'berichtigt',
  'why.holder-gone': 'endgültig',
  'why.ended': 'endgültig',
  'line-on': '{quantity, plural, =1 {Ging} other {# gingen}} von {from} an {to}',
  'line-lent': '{quantity, plural, =1 {Ging} other {# gingen}} von {from} an {to}, zurück bis {day}',
})
