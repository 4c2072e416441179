import { vocabulary } from '#lib/words'

export const w = vocabulary('expiry', {
  raises: 'What ends opens a request',
  'raises-hint':
    'Contracts, warranties, licences, assessments: each opens one request, for its owner where it has one, while there is time to act',
  'raise-days': 'Days before its last day on which such a request is opened',
  'raise-days-hint':
    'The last day to act, such as the one on which a notice must arrive; else the day on which it ends',
  look: 'Look what ends soon',
  'told-near': '{title}: something must be decided by {day}',
  'request-act': '{title}: act by {day}',
  'request-end': '{title} ends on {day}',
  'text-act': 'The last day on which something can be done about it is {act}; it ends on {end}.',
  'text-end': 'It ends on {end}.',
})
