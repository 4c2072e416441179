import { vocabulary } from '#lib/words'

export const w = vocabulary('custody.ui', {
  ledger:
    '{n, plural, =0 {It was never handed out} one {It changed hands once} other {It changed hands # times}}',
  some: 'It changed hands {n} times or more',
  parts: '{n, plural, one {A seat or key changed hands once} other {Seats and keys changed hands # times}}',
  'parts-some': 'Seats and keys changed hands {n} times or more',
  'part.seat': 'seat of {name}',
  'part.key': 'licence key {name}',
  terms: 'terms of use {version}',
  'terms-open': 'terms of use {version}, not signed yet',
  more: 'Show earlier ones',
  nobody: 'Somebody you cannot see',
  from: 'from {from}',
  due: 'back by {day}',
  'reason.received': 'came in',
  'reason.handed-over': 'handed over',
  'reason.taken-back': 'taken back',
  'reason.moved': 'moved',
  'reason.used-up': 'used up',
  'reason.sold': 'sold',
  'reason.lost': 'lost',
  'reason.disposed': 'disposed of',
  'reason.corrected': 'corrected',
  'reason.holder-gone': 'its holder is gone',
  'reason.ended': 'had it until then',
  left: 'Left for good',
})
