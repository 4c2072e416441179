import { vocabulary } from '#lib/words'

export const w = vocabulary('assets.stocktake', {
  'said-seen': 'Seen in {place} in a stocktake',
  'said-counting': 'Began a stocktake',
  'said-waiting': 'Ended the counting; {found, plural, =0 {nothing} one {# thing} other {# things}} found',
  'said-done':
    'Approved the stocktake; {moved, plural, =0 {nothing moved} one {# thing moved} other {# things moved}}, {lost, plural, =0 {nothing is lost} one {# thing is lost} other {# things are lost}}',
  'said-cancelled': 'Gave the stocktake up',
  'no-place': 'That place was not found',
  running: 'A stocktake of this place is going on already',
  'not-counting': 'The counting has ended',
  'not-waiting': 'It does not wait for approval',
  'is-over': 'This stocktake is over',
  'own-count': 'You counted yourself; somebody else approves it',
  'not-missing': 'Only what is missing can be lost',
  'lies-nowhere': 'It is part of another thing; that one is moved',
  'not-seen-there': 'The network sees it elsewhere by now; please look again',
  'said-elsewhere': 'Seen in the network of {place}; the books say {book}',
  note: 'Found in a stocktake',
  'note-network': 'Seen there in the network',
  lost: 'Missing in a stocktake',
})
