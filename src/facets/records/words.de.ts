import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('records', {
  several: '{number} kann jeder von diesen sein: {keys}. Bitte sagen, welcher',
  gather: 'Was die Texte eines Datensatzes zusammen sagen, für Filter sammeln',
  'may-not-change': 'Ihre Rolle lässt das nicht zu',
})
