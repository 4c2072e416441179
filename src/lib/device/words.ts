import { vocabulary } from '../words.ts'

export const w = vocabulary('device', {
  on: '{browser} on {system}',
  is: '{name}',
  unknown: 'An unknown program',
})
