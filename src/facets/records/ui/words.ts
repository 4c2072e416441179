import { vocabulary } from '#lib/words'

export const w = vocabulary('records.ui', {
  records: 'Records',
  beside: 'Other lists',
})
