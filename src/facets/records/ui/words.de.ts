import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('records.ui', {
  records: 'Einträge',
  beside: 'Andere Listen',
})
