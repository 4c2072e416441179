import { vocabulary } from '#lib/words'

export const w = vocabulary('assets.joiners-ui', {
  title: 'Kit for the first day: {kits}',
  starts: 'First day',
  due: 'Ready by',
  there: 'There',
  booked: 'booked',
  short: 'Missing',
  licences: 'Licences',
  few: '{n} × {title}',
})
