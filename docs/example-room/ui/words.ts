import { vocabulary } from '#lib/words'

export const w = vocabulary('visits.ui', {
  visits: 'Visits',
  announce: 'Announce a visit',
  arrive: 'Is here',
  arrived: 'Noted',
  empty: 'Nobody is expected',
  'empty-text': 'Announced visitors stand here, those of today with a button for their arrival.',
})
