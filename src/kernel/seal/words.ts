import { vocabulary } from '#lib/words'

export const w = vocabulary('seal', {
  edited: 'Event {event, number}: edited since it was sealed (place {leaf, number})',
  missing: 'Event {event, number}: deleted since it was sealed (place {leaf, number})',
  inserted: 'Event {event, number}: inserted behind the seal, among events that were sealed without it',
  reordered:
    'Event {event, number}: what was sealed under this number now stands under {found, number} (place {leaf, number})',
  content: 'Event {event, number}: its contents or their salt were changed (place {leaf, number})',
  'unsealed-again': 'Places {leaf, number} to {to, number}: the log’s own notes of these events were deleted',
  'note-edited':
    'Event {event, number}: as it was sealed, but the log’s own note of it was changed (place {leaf, number})',
  rewritten:
    'Places {leaf, number} to {to, number} (events {first, number} to {last, number}): not what was signed, with every trace made to fit',
  unsigned: 'Places {leaf, number} to {to, number}: sealed without a signed head',
  'set-back':
    'The end: {signed, number} events were sealed by {at}, and the database has {sealed, number}; the others are gone',
  forked: 'At {size, number} events: two signed heads that differ; the database was set back and sealed anew',
  'head-missing': 'The signed head at {size, number} events is no longer in the database',
  'head-forged': 'The head at {size, number} events is not signed by this installation ({where})',
  'head-lost': 'The file of signed heads lacks those between {from, number} and {to, number} events',
  'file-missing':
    'There is no file of signed heads at {file}: without it nobody can tell whether the newest events are still there',
  'file-empty':
    'No signed head of this history is found in {file}: without one nobody can tell whether the newest events are still there',
  'in-file': 'line {line, number} of the file',
  'in-database': 'in the database',
  node: 'A hash that proofs are made of was changed (level {level}, position {position, number})',
  'mail.subject': 'Wheelhouse: signed head of {size, number} events',
  'mail.what':
    'Of the history of the Wheelhouse at {address}\n{size, number} events were sealed by {at}.\nThe words below, its signed head, fix every one of them. Keep this mail:\nwhoever has it can tell whether any of that past was changed since,\nwhatever the database and its own files say by then.',
  'mail.check':
    'To check, save this mail as it is (or many in one file), on the\nserver or wherever the database can be reached, and run:\n\n  wheelhouse verify --seal-file FILE',
  'mail.silence':
    'On a day on which nothing was sealed no such mail is sent. If none\ncomes for days although people work there, ask why.',
})
