import { vocabulary } from '#lib/words'

export const w = vocabulary('assets.shares-ui', {
  who: 'By days, over those who had it',
  days: 'Days',
  sum: 'Share',
  none: 'In store, or with nobody of a department',
})
