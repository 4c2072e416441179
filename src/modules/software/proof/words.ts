import { vocabulary } from '#lib/words'

/** What covers an installation, or why nothing does. */
export const w = vocabulary('software-proof', {
  'by-order': '{order}, {lot} of {product}',
  'by-lot': '{lot} of {product}',
  'why.given': 'Has a seat by hand: {by}',
  'why.own': 'Covered: {by}',
  'why.lower': 'Covered by a higher or later one: {by}',
  'why.later': 'Covered by the right to later releases: {by}',
  'why.suite': 'Covered by a suite that it belongs to: {by}',
  'why.free': 'Free, it needs none',
  'why.none-bought': 'Nothing was bought of it',
  'why.no-right': 'What was bought of its family has no right to cover it',
  'why.ended': 'What was bought ended on {day}',
  'why.planned': 'What was bought counts from {day} only',
  'why.all-taken': '{n, plural, one {The one seat is taken} other {All # seats are taken}}',
  'why.no-user': 'It is counted by people, and nobody has the device',
  'why.no-site': 'It is counted by sites, and it is not known where the device is',
  'why.no-cores': 'It is counted by cores, and nobody knows how many the device has',
  'why.no-processors': 'It is counted by processors, and nobody knows how many the device has',
  'why.peak': 'At most {of} at once are owned, and it was {top} on {day}',
  'within-peak': '{said}; at most {top} of {of}, on {day}',
  'not-measured': '{said}; how many use it at once is not measured, so each device counts',
  'at-once.user': '{n, plural, one {# person} other {# people}} at once',
  'at-once.device': '{n, plural, one {# device} other {# devices}} at once',
  'at-once.session': '{n} at once',
  'why.not-named': 'Only those who are named have seats, and whoever has the device is not',
})
