import { vocabulary } from '#lib/words'

export const w = vocabulary('assets.kits-ui', {
  text: 'What is handed over together, such as all that somebody needs on the first day.',
  none: 'No kits yet',
  'none-text': 'Put one together from types and models; handed over, it takes what is free.',
  add: 'New kit',
  edit: 'Change {title}',
  save: 'Save',
  archive: 'Archive {title}',
  'archive.done': '{title} is archived.',
  hand: 'Hand over',
  'hand.title': 'Hand over {title}',
  'hand.done': '{n, plural, one {One thing is handed over.} other {# things are handed over.}}',
  takes: 'It would take {what}.',
  short: 'Too few are there: {what}.',
  'seats.given': 'A person gets a seat of {what} with it.',
  'seats.ready': 'No seat of {what} needs to be given.',
  'seats.lacking':
    'No seat is left of {what}: the things are handed over all the same, and it counts as missing.',
  'seats.lacked': 'No seat was left of {what}; it counts as missing.',
  nothing: 'nothing',
  few: '{n} × {title}',
  'in-it': 'What is in it',
  what: 'Type or model',
  many: 'How many',
  more: 'One more line',
  less: 'Remove this line',
})
