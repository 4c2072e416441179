import { vocabulary } from '#lib/words'

/** How many use a product at once. */
export const w = vocabulary('software-peaks', {
  'day-or-time': 'Name a day, or a time by its beginning and its end',
  'yet-to-come': 'What is yet to come cannot be measured',
  'ends-first': 'It ends before it begins',
  'too-long': 'A time of more than {n} days says nothing of any one of them',
  'said-peaks':
    'Measured the use at once on {n, plural, one {one day} other {# days}}: at most {peak}, on {day}',
  'said-removed':
    'Took away what was measured of the use at once on {n, plural, one {one day} other {# days}}',
})
