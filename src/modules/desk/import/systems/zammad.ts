import { w } from '../words.ts'
import type { System } from './system.ts'

export const zammad: System = {
  name: 'zammad-tickets',
  title: w.later('zammad'),
  text: w.later('zammad.text'),
  source: 'zammad',
  signatures: [['title', 'state', 'group', 'owner', 'customer']],
  asks: ['units'],
  lacks: ({ beside }) => (beside ? [] : [w.later('lacks-articles')]),
}
