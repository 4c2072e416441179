import { vocabulary } from '#lib/words'

export const w = vocabulary('shortage', {
  raises: 'What is short opens a ticket',
  'raises-hint':
    'More licences used than owned, less in stock than the least, or fewer devices ready: each opens one, once, at most twenty of a sort at a time. When there is enough again it is called off if nobody has begun, else a note says so. This is checked every hour',
  buys: 'What is short becomes a drafted purchase instead of a ticket',
  'buys-hint': 'Whoever orders takes it on by asking for approval. Nothing is bought by itself',
  look: 'Look what is short',
  'told-found': '{n, plural, one {One of {title} is missing} other {# of {title} are missing}}',
  'told-over': 'There is enough of {title} again',
  'licence-title': '{title}: {n, plural, one {one licence is} other {# licences are}} missing',
  'stock-title': '{title}: {n, plural, one {one is} other {# are}} missing in stock',
  'licence-text': 'More is used than is owned. Buy what is missing, or take it away where nobody needs it.',
  'stock-text': 'Less is in stock than the least that must be there.',
  'ordered-text':
    '{n, plural, one {One that is on order is not among them.} other {# that are on order are not among them.}}',
  'over-text': 'There is enough again: this is no longer needed.',
})
