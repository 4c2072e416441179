import { vocabulary } from '#lib/words'

export const w = vocabulary('pages.ui', {
  facts: 'Facts',
  tags: 'Tags',
  archived: 'In the archive',
})
