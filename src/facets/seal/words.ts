import { vocabulary } from '#lib/words'

export const w = vocabulary('seal-api', {
  'not-yet': 'This event is not sealed yet: that takes a few seconds',
  'no-head': 'There is no signed head at {size, number} events',
  damaged:
    'The sealed history does not fit what was signed: wheelhouse verify on the server tells what was done to it',
  backwards: 'The later head must be at as many events or more',
  'schedule-mail': 'Mails the newest signed head of the sealed history to where it is kept outside',
  'home.title': 'The sealed history cannot be relied on',
  'home.open': 'Open the audit trail',
  'home.set-back': 'The database lacks events that were sealed; sealing stands still',
  'home.no-file': 'The file of signed heads cannot be read or written',
})
