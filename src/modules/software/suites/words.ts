import { vocabulary } from '#lib/words'

export const w = vocabulary('software-suites', {
  members: 'What belongs to the suite',
  itself: 'A suite cannot belong to itself',
  circle: '{product} holds this product itself, as a suite',
  'said-added': 'Added {product} to the suite',
  'said-removed': 'Took {product} out of the suite',
})
