import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('pages.ui', {
  facts: 'Angaben',
  tags: 'Schlagwörter',
  archived: 'Im Archiv',
  'may-not': 'Ihre Rolle lässt das nicht zu',
})
