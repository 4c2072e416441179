import { vocabulary } from '#lib/words'

export const w = vocabulary('verify', {
  usage: `Usage: wheelhouse verify [flags]

Looks through the whole sealed history of the Wheelhouse on this machine, and names every event that was edited, deleted, put in
or moved since it was sealed. It may be in use meanwhile. With --proof it checks an exported proof instead, which needs nothing else.

  --proof <file>      Check a proof that was exported; - reads standard input
  --key <key>         A public key to trust; repeat for more
  --data <folder>     The data folder, if it is not the usual one (WHEELHOUSE_DATA)
  --seal-file <file>  The file of signed heads, if it is not the usual one (WHEELHOUSE_SEAL_FILE); or any file in which heads
                      stand that went to others: saved mails, the log of a syslog receiver or SIEM
  --json              Print what was found as JSON
  --help              Show this help

Exit code 0: whole. 1: damage was found. 2: it could not be looked at.`,
  'no-database': 'There is no database in {data}: --data or DATABASE_URL says where it is',
  'no-secret':
    'There is no secret in {data}, so nobody can tell which key is this installation’s own: name it by --key',
  'not-yet': 'This database was not served by a version that seals: start Wheelhouse once',
  whole:
    '{sealed, plural, =0 {Nothing is sealed yet} one {The sealed history is whole: one event} other {The sealed history is whole: # events}}',
  damaged:
    '{n, plural, one {The sealed history is damaged in one way} other {The sealed history is damaged in # ways}}',
  signed: 'Signed up to {signed, number} events at {at}, by {heads, plural, one {one head} other {# heads}}',
  kept: 'The file {file} goes up to {kept, number} events',
  key: 'The public key of this installation is {key}',
  unsealed: '{n, plural, one {One event is} other {# events are}} not sealed yet',
  erased:
    '{n, plural, one {The contents of one event were} other {The contents of # events were}} erased: {which}',
  backdated:
    '{n, plural, one {One event says} other {# events say}} of themselves that they happened more than an hour before they were sealed: {which}',
  'and-more': '{which} and {n, number} more',
  'bad-proof': '{file} is no proof of Wheelhouse',
  'proof-event':
    'Event {event} ({kind}, {at}) stands at place {leaf, number} of the {size, number} events sealed by {sealed}',
  'proof-growth':
    'Between {from, number} events ({first}) and {to, number} events ({second}) the history only grew',
  'proof-content': 'It said: {payload}',
  'proof-no-content': 'What it said does not come along',
  'proof-key': 'Signed with the key {key}',
  'proof-key-trusted': 'Signed with the key {key}, as given',
  'proof-key-unknown':
    'Compare this key with the one that the organisation gave you, or name that one by --key',
  'flaw.signature': 'The proof does not hold: its head is not signed by the key that it names',
  'flaw.path': 'The proof does not hold: it does not lead to what was signed',
  'flaw.content': 'The proof does not hold: the contents are not those of the event',
  'flaw.key': 'The proof is signed with the key {key}, which is not one that was given',
  'no-file': '{file} cannot be read: {why}',
})
