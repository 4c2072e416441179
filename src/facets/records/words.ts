import { vocabulary } from '#lib/words'

export const w = vocabulary('records', {
  'may-not-change': 'Your role does not let you change this',
})
