import { vocabulary } from '#lib/words'

export const w = vocabulary('assets.write-offs', {
  'approved-by-another': 'What still has a book value is written off only when somebody else approves it',
  'approved-by-another.hint':
    'Switched off, whoever may change assets may let them go by themselves. Proposals can be made all the same.',
  'reason.lost': 'lost',
  'reason.broken': 'broken',
  'reason.scrapped': 'scrapped',
  'reason.sold': 'sold',
  'reason.given-away': 'given away',
  'is-counted': '{name} is counted; only single things are written off',
  'is-approved': 'This write-off was approved already',
  'is-refused': 'This write-off was refused already',
  'is-withdrawn': 'This write-off was taken back',
  own: 'Somebody else approves what you propose',
  approver: 'Whoever may approve write-offs decides',
  'not-own': 'Only whoever proposed it takes it back',
  currency: 'It was bought in {currency}; say what it brings in {currency}, too',
  'needs-approval':
    '{name} still stands in the books with {book}: propose that it is written off, and somebody else approves it',
  'already-proposed': 'It is proposed already that this is written off',
  'missing-why': 'Missing when {person} gave things back',
  'said-waiting':
    'Proposed as {reason}, to be written off{book, select, none {} other { with {book} left}}: {text}',
  'said-approved': 'Written off as {reason}{book, select, none {} other {, with {book} left}}',
  'said-refused': 'The write-off was refused{text, select, none {} other {. {text}}}',
  'said-withdrawn': 'The write-off was taken back',
  'said-posted': 'It left the books',
  'home.waiting':
    '{n, plural, one {One write-off waits for somebody to approve it} other {# write-offs wait for somebody to approve them}}',
  'home.all': '{n, plural, one {Show it} other {Show all #}}',
})
