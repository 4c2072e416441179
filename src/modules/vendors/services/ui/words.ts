import { vocabulary } from '#lib/words'

export const w = vocabulary('vendors.service.ui', {
  services: 'Services',
  new: 'Add a service',
  'new-of': 'Add a service of {name}',
  'new.save': 'Add service',
  'new.done': '{name} is there.',
  'sort.name': 'By name',
  'sort.tier': 'Most critical first',
  'sort.updated': 'Changed last',
  example: 'tier<=2 line',
  nothing: 'No service fits this filter.',
  'empty.title': 'What vendors do for us',
  'empty.text':
    'Add a service of a vendor: how critical it is, which contract covers it, and what of ours it serves.',
  'of.none': 'No service of {name} is known',
  'of.some': '{n, plural, one {# service} other {# services}} of {name}',
  'of.contract': '{n, plural, one {It covers one service} other {It covers # services}}',
  uncovered: 'no contract',
  'serves.n': '{n, plural, =0 {serves nothing known} one {serves # record} other {serves # records}}',
  vendor: 'Vendor',
  'finding.covered': 'Covered by {name}',
  'finding.uncovered': 'No contract covers it',
  'finding.uncovered-text': 'Nothing says how good it must be, nor until when it is there.',
  'finding.serves': 'What it serves stands among its links: things, places, software.',
})
