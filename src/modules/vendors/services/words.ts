import { vocabulary } from '#lib/words'

export const w = vocabulary('vendors.service', {
  service: 'Service of a vendor',
  tier: 'Criticality',
  what: 'What it is',
  serves: 'serves',
  'served-by': 'served by',
  'sort.tier': 'Criticality',
  'view.all': 'All',
  'view.critical': 'Critical',
  'view.uncovered': 'Without a contract',
  'view.archive': 'Archive',
  'of-another': 'That contract is with another vendor',
  'has-services':
    'A contract that covers services stays with its vendor; let {n, plural, one {its service} other {its # services}} go first',
  'contract-archived': '{name} is in the archive; it covers nothing any more',
  take: 'Make services of what stood in a text of vendors',
  'said-created': 'Added the service of {vendor}',
})
