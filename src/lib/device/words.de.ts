import { german } from '../german.ts'
import type { w } from './words.ts'

german<typeof w>('device', {
  on: '{browser} unter {system}',
  is: '{name}',
  unknown: 'Ein unbekanntes Programm',
})
