import { vocabulary } from '#lib/words'

export const w = vocabulary('visits', {
  visit: 'Visit',
  'may-read': 'See visits',
  'may-announce': 'Announce visits',
  'line-announced': '{actor} announced the visit, to {host}',
  'line-arrived': '{actor} noted that the visitor is here',
  'here-already': '{name} is here already',
  'not-today': '{name} comes on {day}',
  'by-day': 'Day',
  'no-host': 'That person was not found',
})
