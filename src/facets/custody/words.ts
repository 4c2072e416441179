import { vocabulary } from '#lib/words'

export const w = vocabulary('custody', {
  short: 'Only {n} are there',
  'none-there': 'None of it is there',
  'no-quantity': 'Say how many: a whole number, at least 1',
  'no-way': 'It is there already',
  'past.held': 'Held by',
  'line-in': '{quantity, plural, =1 {It} other {#}} came in, to {to}',
  'line-out': '{quantity, plural, =1 {It} other {#}} left {from}: {why}',
  'why.received': 'for good',
  'why.handed-over': 'for good',
  'why.taken-back': 'for good',
  'why.moved': 'for good',
  'why.used-up': 'used up',
  'why.sold': 'sold',
  'why.lost': 'lost',
  'why.disposed': 'disposed of',
  'why.corrected': 'corrected',
  'why.holder-gone': 'for good',
  'why.ended': 'for good',
  'line-on': '{quantity, plural, =1 {It} other {#}} went from {from} to {to}',
  'line-lent': '{quantity, plural, =1 {It} other {#}} went from {from} to {to}, due back {day}',
})
