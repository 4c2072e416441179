import { vocabulary } from '#lib/words'

/** What is said of what assets cost. */
export const w = vocabulary('assets.costs', {
  'downtime-rate': 'What an hour without a device costs',
  'downtime-rate-hint':
    'In whole units of your currency; counted are eight hours of each weekday that it was in repair. 0: not known, and hours are shown without money',
  'labour-rate': 'What an hour of work in IT costs',
  'labour-rate-hint':
    'In whole units of your currency; it prices the time spent on tickets that are linked with a device. 0: not known, and hours are shown without money',
  'idle-days': 'Days after which a device counts as idle',
  'idle-days-hint': 'It lies ready, or its agent has been silent, for longer than that',
  reckon: 'Reckon what assets cost, for lists',
  'none.model': 'Without a model',
  'none.supplier': 'Without a supplier',
  'none.department': 'Without a department',
})
