import { vocabulary } from '#lib/words'

export const w = vocabulary('assets.catalogue', {
  type: 'Type',
  status: 'Status',
  manufacturer: 'Manufacturer',
  model: 'Model',
  'said-added': 'Catalogue of assets: added {sort} “{title}”',
  'said-changed': 'Catalogue of assets: changed {sort} “{title}”',
  'said-archived': 'Catalogue of assets: archived {sort} “{title}”',
  'said-back': 'Catalogue of assets: brought {sort} “{title}” back',
  'type-taken': 'There is a type with this name already',
  'status-taken': 'There is a state with this name already',
  'manufacturer-taken': 'There is a manufacturer with this name already',
  'model-taken': 'This manufacturer has a model with this name already',
  'is-counted':
    'There are {n, plural, one {# asset} other {# assets}} of this type; whether they are counted one by one stays as it is',
  'last-of-meaning': 'It is the only state that means “{meaning}”; add another one first',
  'means-something':
    'There {n, plural, one {is # asset} other {are # assets}} in this state; what it means stays as it is',
})
