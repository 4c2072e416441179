import { vocabulary } from '#lib/words'

export const w = vocabulary('home', {
  'first-steps': '{n, plural, one {One step makes} other {# steps make}} this house yours',
})
