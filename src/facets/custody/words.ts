import { vocabulary } from '#lib/words'

export const w = vocabulary('custody', {
  short: 'Only {n} are there',
  'none-there': 'None of it is there',
  'no-quantity': 'Say how many: a whole number, at least 1',
  'no-way': 'It is there already',
  'past.held': 'Held by',
  'past.holding': '{quantity, plural, =1 {{name}} other {{name}: #}}',
  'line-in': '{quantity, plural, =1 {It} other {#}} came in, to {to}',
  'line-out':
    '{quantity, plural, =1 {It} other {#}} left {from}: {reason, select, used-up {used up} sold {sold} lost {lost} disposed {disposed of} corrected {corrected} other {for good}}',
  'line-on': '{quantity, plural, =1 {It} other {#}} went from {from} to {to}',
  'line-lent': '{quantity, plural, =1 {It} other {#}} went from {from} to {to}, due back {day}',
})
