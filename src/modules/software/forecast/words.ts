import { vocabulary } from '#lib/words'

export const w = vocabulary('software-forecast', {
  refresh: 'Look ahead at how many licences are needed',
  'needs-none': 'It needs no licence',
  'home.short':
    '{n, plural, one {Licences of one product will be missing} other {Licences of # products will be missing}} within {months} months',
  'home.all': '{n, plural, one {# product} other {# products}}',
  'home.sub': '{short} missing: {needed} needed, {owned} owned',
  'home.sub-cost': '{short} missing: {needed} needed, {owned} owned, {cost}',
})
