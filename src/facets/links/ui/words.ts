import { vocabulary } from '#lib/words'

export const w = vocabulary('links.ui', {
  links: 'Linked with',
  none: 'Linked with nothing yet.',
  add: 'Link',
  'add-title': 'Link {key} with another record',
  how: 'How',
  with: 'With',
  'with-hint': 'Its number, or words of its title',
  link: 'Link them',
  linked: 'Linked',
  remove: 'Unlink {key}',
  removed: '{key} unlinked',
  more: 'Show more',
})
