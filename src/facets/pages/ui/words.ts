import { vocabulary } from '#lib/words'

export const w = vocabulary('pages.ui', {
  facts: 'Facts',
  tags: 'Tags',
  archived: 'In the archive',
  'may-not': 'Your role does not let you change this',
})
