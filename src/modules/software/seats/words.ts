import { vocabulary } from '#lib/words'

export const w = vocabulary('software-seats', {
  'said-synced':
    'Read the vendor’s list: {seats, plural, one {# seat} other {# seats}} taken, {came} new, {went} ended',
  'said-matched': 'Said that an account is {person}’s',
  'said-nobody': 'Said that an account is nobody’s',
})
