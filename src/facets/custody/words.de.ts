import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('custody', {
  short: 'Es sind nur {n} da',
  'none-there': 'Davon ist nichts da',
  'no-quantity': 'Bitte sagen, wie viele: eine ganze Zahl, mindestens 1',
  'no-way': 'Es ist schon dort',
  'past.held': 'Bei',
  'past.holding': '{quantity, plural, =1 {{name}} other {{name}: #}}',
  'line-in': '{quantity, plural, =1 {Zugang} other {# Zugänge}} bei {to}',
  'line-out':
    '{quantity, plural, =1 {Abgang} other {# Abgänge}} bei {from}: {reason, select, used-up {verbraucht} sold {verkauft} lost {verloren} disposed {entsorgt} corrected {berichtigt} other {endgültig}}',
  'line-on': '{quantity, plural, =1 {Ging} other {# gingen}} von {from} an {to}',
  'line-lent': '{quantity, plural, =1 {Ging} other {# gingen}} von {from} an {to}, zurück bis {day}',
})
