import { vocabulary } from '#lib/words'

export const w = vocabulary('records', {
  several: '{number} may be any of {keys}: say which',
  gather: 'What the texts of a record say together is gathered for filters',
  'may-not-change': 'Your role does not let you change this',
})
